import { join } from 'node:path';
import type { BankProfile } from '../../domain/bank-profile';
import type { CheckContext } from '../../domain/cell';
import type { CodeWords } from '../../domain/code-reading';
import { FormatQuestion } from '../../domain/format-question';
import type { PersonalSign } from '../../domain/person-row';
import type { Problem } from '../../domain/problem';
import type { Decision } from '../../domain/read-options';
import { RefusedRows } from '../../domain/refused-rows';
import type { Writer } from '../warehouse/reader';
import { openProblems, openWarnings } from './confirm';
import type { Job } from './job';
import { gatherProblems, type ProblemFile } from './problem-file';
import { isUnreadable } from './read/grid';
import { fileProblem, headerProblem } from './read/problem';
import { openTable, type Table } from './read/table';
import { watchedTable } from './read/watched';
import { isReadBy, type RuleSet } from './rule-sets';
import { stageStatement } from './statement/stage-statement';
import { explain, inSheet } from './validate/explain';
import { findDistrictRows } from './validate/district-rows';
import { applyRules } from './validate/rules/rules';
import { findIdentityLeftOut } from './validate/left-out';
import { stagedTable } from './validate/stage';
import { stageTable } from './validate/stage-table';
import { codeDecisions, wardDecisions } from './word-decisions';

/** A file that has been read into `stage` and checked, nothing counted yet. */
export interface Checked {
	records: number;
	/** Records that are right; they are `NOT flawed` and not in the temporary table `rejected`. */
	accepted: number;
	/** What the refused rows tell of people, where they are a list of households; null when they are none. */
	signs: PersonalSign[] | null;
	/** A problem of the file as a whole: no record can be taken, not even on request. */
	fatal: boolean;
	/** The bank a statement comes from, as told by the sender or by the file. */
	bank: string | null;
	/** The profile a statement was read by. */
	profile: BankProfile | null;
	/** The table of its own that the file was read into, to be counted as it stands when every record is right. */
	part: string | null;
	problems: ProblemFile;
	/** The rules whose warnings the sender has still to confirm. */
	toConfirm: string[];
	/** How the file was read. */
	decisions: Decision[];
	/** The words in it that were read as codes. */
	words: CodeWords;
}

/** What a file is checked by. */
export interface CheckedBy {
	cells: CheckContext;
	ruleSet: RuleSet;
	layouts: readonly BankProfile[];
	/** The kept tables show all that counts; they do not while many files are loaded in a row. */
	current: boolean;
}

/**
 * Reads and checks a job's file on the writer's connection. Leaves the rows to be seen through the temporary view
 * `stage`; where they are to be kept in a part of their own, `part` is its name.
 */
export async function check(
	writer: Writer,
	job: Job,
	{ cells: context, ruleSet, layouts, current }: CheckedBy,
	tmp: string,
	part: string | null = null
): Promise<Checked> {
	const gather = (problems: AsyncIterable<Problem>) => gatherProblems(problems, join(tmp, 'problems.csv'));
	if (job.dataset.name === 'bank_statement') {
		const staged = await stageStatement(writer, job, layouts, { context, own: ruleSet.own }, tmp);
		const { decisions } = staged;
		if ('fatal' in staged) return fatal(await gather(listed(staged.fatal)), staged.records, decisions);
		const { bank, profile, signs } = staged;
		const toConfirm = staged.toConfirm.filter((code) => !job.read.confirmed?.includes(code));
		const open = openProblems(toConfirm.map((rule) => ({ rule, count: 1 })));
		const told = await counted(writer, await gather(together(open, staged.problems(writer))));
		return { ...told, bank, profile, signs, toConfirm, decisions };
	}
	const opened = await openTable(job, context, tmp);
	if (isUnreadable(opened)) return fatal(await gather(listed([opened.problem])), 0, opened.decisions);
	let table = watchedTable(opened, writer);
	const { header, decisions } = table;
	const faults = header.match.problems.filter(
		({ code }) => code !== 'too_many_columns' || isReadBy('columns_counted', ruleSet)
	);
	if (faults.length > 0) {
		const problems = faults.map((finding) => headerProblem(finding, header.line));
		return fatal(await gather(listed(problems)), await countRecords(table), decisions);
	}
	const staged = await stageTable(writer, job, table, tmp, part);
	if ('problem' in staged) return fatal(await gather(listed([staged.problem])), staged.records, decisions);
	const { words } = staged;
	table = { ...table, context: { ...table.context, meant: words, settled: true } };
	writer.enter('checking');
	const { dataset, wardCode: ownWard } = job;
	const { today } = context;
	await applyRules(writer, { dataset, table: stagedTable(part), today, ownWard, ruleSet, current });
	const { csv } = staged;
	const { names: headings, match } = header;
	await findDistrictRows(writer, dataset, { csv, fields: match.fields, context: table.context, ruleSet });
	await findIdentityLeftOut(writer, dataset, { csv, headings, said: job.read.columns });
	const question = new FormatQuestion(table.context, job.read);
	const open = await openWarnings(writer, ruleSet, job.read.confirmed);
	const refused = new RefusedRows(dataset, match.fields);
	const told = explain(writer, dataset, { table, question, rules: ruleSet.rules, refused });
	const wrong = staged.wrong.map((problem) => inSheet(table, problem));
	const problems = await gather(together(openProblems(open), told, wrong));
	const checked = { ...(await counted(writer, problems)), part, words };
	checked.signs = refused.signs();
	checked.toConfirm = open.map(({ rule }) => rule);
	checked.decisions = [
		...decisions.map((decision) => withOthers(decision, question)),
		...codeDecisions(words, job.read.codes),
		...wardDecisions(job.read, context.codes.ward),
		...staged.skipped
	];
	// A total that is not the sum of its parts does not tell which of the figures is wrong.
	const { records, signs } = checked;
	if (staged.wrong.some(({ severity }) => severity === 'error'))
		return { ...fatal(problems, records, checked.decisions), signs };
	if (records > 0) return checked;
	return fatal(await gather(listed([fileProblem('no_records')])), 0, checked.decisions);
}

/** Whether a file that was checked may count: whole, or its right records where the sender said so. */
export const accepts = (job: Job, checked: Checked) =>
	!checked.fatal &&
	checked.toConfirm.length === 0 &&
	(checked.accepted === checked.records || (job.acceptValid && checked.accepted > 0));

async function counted(writer: Writer, problems: ProblemFile): Promise<Checked> {
	await writer.run(
		`CREATE OR REPLACE TEMP TABLE rejected AS
		SELECT DISTINCT record FROM finding WHERE severity = 'error' AND record IS NOT NULL`
	);
	const counts = await writer.one<{ records: bigint; accepted: bigint }>(
		`SELECT count(*) AS records,
			count(*) FILTER (NOT flawed) - (SELECT count(*) FROM rejected JOIN stage s USING (record) WHERE NOT flawed)
			AS accepted FROM stage`
	);
	return {
		records: Number(counts?.records),
		accepted: Number(counts?.accepted),
		signs: null,
		fatal: false,
		bank: null,
		profile: null,
		part: null,
		problems,
		toConfirm: [],
		decisions: [],
		words: {}
	};
}

const fatal = (problems: ProblemFile, records: number, decisions: Decision[] = []): Checked => ({
	records,
	accepted: 0,
	signs: null,
	fatal: true,
	bank: null,
	profile: null,
	part: null,
	problems,
	toConfirm: [],
	decisions,
	words: {}
});

/** A format nobody named, with the others that would fit all cells of the file. */
function withOthers(decision: Decision, question: FormatQuestion): Decision {
	const kind =
		decision.about === 'numberFormat' ? 'integer' : decision.about === 'dateFormat' ? 'date' : null;
	const others = kind === null ? [] : question.formats(kind);
	return others.length > 0 ? { ...decision, others } : decision;
}

async function countRecords(table: Table): Promise<number> {
	let records = 0;
	if (await table.fault()) return records;
	for await (const row of table.rows()) records = row.record;
	return records;
}

async function* together(...parts: (Iterable<Problem> | AsyncIterable<Problem>)[]): AsyncGenerator<Problem> {
	for (const part of parts) yield* part;
}

async function* listed(problems: Problem[]): AsyncGenerator<Problem> {
	yield* problems;
}
