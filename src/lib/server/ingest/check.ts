import { join } from 'node:path';
import type { CheckContext } from '../../domain/cell';
import type { Problem } from '../../domain/problem';
import type { Decision } from '../../domain/read-options';
import type { Writer } from '../warehouse/reader';
import type { Job } from './job';
import { gatherProblems, type ProblemFile } from './problem-file';
import { inspectCsv, isRegular, isUtf8, rewrite, type CsvFile } from './read/csv';
import { fileProblem, headerProblem, isProblem } from './read/problem';
import { rowsOf } from './read/rows';
import { stageStatement, type StatementLayouts } from './statement/stage-statement';
import { explain } from './validate/explain';
import { applyRules } from './validate/rules/rules';
import { stage } from './validate/stage';

/** A file that has been read into `stage` and checked, nothing counted yet. */
export interface Checked {
	records: number;
	/** Records that are right; they are `NOT flawed` and not in the temporary table `rejected`. */
	accepted: number;
	/** A problem of the file as a whole: no record can be taken, not even on request. */
	fatal: boolean;
	/** The bank a statement comes from, as told by the sender or by the file. */
	bank: string | null;
	/** The table of its own that the file was read into, to be counted as it stands when every record is right. */
	part: string | null;
	problems: ProblemFile;
	/** How the file was read. */
	decisions: Decision[];
}

/**
 * Reads and checks a job's file on the writer's connection. Leaves the rows to be seen through the temporary view
 * `stage`; where they are to be kept in a part of their own, `part` is its name.
 */
export async function check(
	writer: Writer,
	job: Job,
	context: CheckContext,
	layouts: StatementLayouts,
	tmp: string,
	part: string | null = null
): Promise<Checked> {
	const gather = (problems: AsyncIterable<Problem>) => gatherProblems(problems, join(tmp, 'problems.csv'));
	if (job.dataset.name === 'bank_statement') {
		const staged = await stageStatement(writer, job, layouts, context, tmp);
		if ('fatal' in staged) return fatal(await gather(listed(staged.fatal)), staged.records);
		return { ...(await counted(writer, await gather(staged.problems(writer)))), bank: staged.bank };
	}
	const file = await inspectCsv(job.path, job.dataset);
	if (isProblem(file)) return fatal(await gather(listed([file])), 0);
	if (file.match.problems.length > 0) {
		const problems = await gather(
			listed(file.match.problems.map((finding) => headerProblem(finding, file.headerLine)))
		);
		return fatal(problems, await countRecords(file));
	}
	const unreadable = await stageCsv(writer, job, file, context, tmp, part);
	if (unreadable) return fatal(await gather(listed([unreadable.problem])), unreadable.records);
	await applyRules(writer, { dataset: job.dataset, today: context.today, ownWard: job.wardCode });
	const problems = await gather(explain(writer, job.dataset, file, context));
	const checked = { ...(await counted(writer, problems)), part };
	if (checked.records > 0) return checked;
	return fatal(await gather(listed([fileProblem('no_records')])), 0);
}

/** Stages a file as it is when a strict reader takes it, else rewritten record by record. Gives what keeps all of it from being read. */
async function stageCsv(
	writer: Writer,
	job: Job,
	file: CsvFile,
	context: CheckContext,
	tmp: string,
	part: string | null
): Promise<{ problem: Problem; records: number } | null> {
	const { fields } = file.match;
	if (await isRegular(file, job.bytes)) {
		try {
			const table = { path: file.path, delimiter: file.delimiter, columns: fields.length, rewritten: false };
			await stage(writer, job.dataset, table, fields, context, part);
			return null;
		} catch {
			// Not readable strictly: the careful way below finds out which records are to blame, or fails for a reason of its own.
		}
	}
	if (!(await isUtf8(file.path)))
		return { problem: fileProblem('not_text', { detail: 'UTF-8' }), records: 0 };
	const rewritten = await rewrite(file, join(tmp, 'rewritten.csv'));
	if ('problem' in rewritten) return rewritten;
	await stage(writer, job.dataset, rewritten.table, fields, context, part);
	return null;
}

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
		fatal: false,
		bank: null,
		part: null,
		problems,
		decisions: []
	};
}

const fatal = (problems: ProblemFile, records: number): Checked => ({
	records,
	accepted: 0,
	fatal: true,
	bank: null,
	part: null,
	problems,
	decisions: []
});

async function countRecords(file: CsvFile): Promise<number> {
	let records = 0;
	for await (const row of rowsOf(file.path, { delimiter: file.delimiter })) records = row.record;
	return records;
}

async function* listed(problems: Problem[]): AsyncGenerator<Problem> {
	yield* problems;
}
