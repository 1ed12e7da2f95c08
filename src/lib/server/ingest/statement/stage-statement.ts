import { join } from 'node:path';
import type { BankProfile, CanonicalColumn } from '../../../domain/bank-profile';
import type { CheckContext } from '../../../domain/cell';
import type { Dataset } from '../../../domain/dataset';
import type { PersonalSign } from '../../../domain/person-row';
import type { Problem } from '../../../domain/problem';
import type { Decision } from '../../../domain/read-options';
import { RefusedRows } from '../../../domain/refused-rows';
import { RunningBalance } from '../../../domain/running-balance';
import type { Writer } from '../../warehouse/reader';
import { ANY_LETTERS } from '../digest';
import type { Job } from '../job';
import { fileProblem } from '../read/problem';
import { applyRules } from '../validate/rules/rules';
import { stage, stagedTable } from '../validate/stage';
import { accountProblem } from './account';
import { breakProblems, endProblems, follow, TOLD_BREAKS } from './balance-breaks';
import { gapProblems } from './gaps';
import { contributionIds, isCredit } from './identity';
import { templateLayout } from './layout';
import { readStatement } from './read-statement';
import { RowFile } from '../row-file';

/** How a statement was read, as far as that was found out. */
type Read = { decisions: Decision[] };

type Staged =
	| (Read & { fatal: Problem[]; records: number })
	| (Read & {
			bank: string | null;
			profile: BankProfile | null;
			/** What the rows that cannot be read tell of people; null when they are no list of households. */
			signs: PersonalSign[] | null;
			/** Codes of warnings that wait for the sender's word. */
			toConfirm: string[];
			problems: (writer: Writer) => AsyncGenerator<Problem>;
	  });

/**
 * Reads a bank's statement by its layout into `stage`: the canonical columns and, for each credit, the id of the
 * contribution it is. Lines that cannot be read are flawed rows with their reason among the problems. `own` names the
 * later rules of the program that it is read by.
 */
export async function stageStatement(
	writer: Writer,
	job: Job,
	layouts: readonly BankProfile[],
	{ context, own = [] }: { context: CheckContext; own?: readonly string[] },
	tmp: string
): Promise<Staged> {
	const statement = await readStatement(job.path, {
		// What a submission was once read by it is always read by, whatever profiles there are now.
		layouts: job.profile ? [job.profile] : [...layouts, templateLayout(job.dataset)],
		bank: job.bank ?? undefined,
		read: job.read,
		unpacked: job.unpacked,
		tmp,
		own,
		check: { dataset: job.dataset, context }
	});
	const { bank, profile, between } = statement;
	if (statement.problem) {
		return { fatal: [statement.problem], records: 0, decisions: statement.decisions };
	}
	const refused = new RefusedRows(job.dataset, statement.fields);
	const problems: Problem[] = [];
	const path = join(tmp, 'statement.csv');
	const names = job.dataset.fields.map((field) => field.name);
	const out = new RowFile(path);
	const lines: number[] = [];
	const idOf = contributionIds(bank);
	const balances = own.includes('balance_broken') ? new RunningBalance(TOLD_BREAKS + 1) : null;
	try {
		await out.write([...names, 'contribution_id', 'broken']);
		for await (const row of statement.rows) {
			writer.at(row.record);
			lines.push(row.line);
			problems.push(...row.problems);
			const error = row.problems.find((problem) => problem.severity === 'error');
			if (error) refused.take(row.record, row.raw);
			const cells = names.map((name) => (error ? '' : (row.cells[name as CanonicalColumn] ?? '')));
			const credit = !error && isCredit(row.cells) ? idOf(row) : '';
			await out.write([...cells, credit, error?.code ?? '']);
			if (!error) follow(balances, row);
		}
		await out.close();
	} finally {
		// One that is stopped leaves no file open.
		out.destroy();
	}
	const decisions = [...statement.decisions, ...between.decisions()];
	const check = balances?.result();
	if (check) {
		const whole = problems.every(({ severity }) => severity === 'warning');
		problems.push(...breakProblems(check));
		if (own.includes('ends_differ')) problems.push(...endProblems(check, between, whole));
	}
	if (own.includes('statement_totals')) problems.push(...between.totals.problems(job.dataset));
	if (lines.length === 0) return { fatal: [fileProblem('no_records')], records: 0, decisions };
	const withId: Dataset = {
		...job.dataset,
		fields: [...job.dataset.fields, { name: 'contribution_id', type: 'string', title: '', titleEn: '' }]
	};
	const table = {
		path,
		delimiter: ',',
		columns: withId.fields.length,
		rewritten: true,
		letters: ANY_LETTERS
	};
	writer.enter('checking');
	await stage(writer, withId, table, withId.fields, context);
	await applyRules(writer, {
		dataset: job.dataset,
		table: stagedTable(null),
		today: context.today,
		ownWard: job.wardCode,
		ruleSet: { rules: [] },
		current: false
	});
	await findRecorded(writer, job.fund);
	if (own.includes('debit_recorded')) await findRecordedDebits(writer, job.fund, bank);
	await findOtherBank(writer, bank);
	if (check && own.includes('statement_gap')) {
		problems.push(...(await gapProblems(writer, { fund: job.fund, bank }, check, lines)));
	}
	const account = own.includes('account_differs')
		? await accountProblem(writer, { fund: job.fund, bank }, between.account.shown)
		: null;
	if (account) problems.push(account);
	const toConfirm = account ? [account.code] : [];
	const signs = refused.signs();
	return {
		bank,
		profile,
		signs,
		toConfirm,
		decisions,
		problems: (reader) => allProblems(reader, problems, lines)
	};
}

/**
 * Credits that a statement which counts already shows: of the same fund they are named, and counted once all the same;
 * of another fund they are refused, for an account holds one fund's money.
 */
async function findRecorded(writer: Writer, fund: string | null): Promise<void> {
	await writer.run(
		`INSERT INTO finding
		SELECT s.record, 'reference',
			CASE WHEN c.fund_code = $fund THEN 'already_recorded' ELSE 'of_another_fund' END,
			CASE WHEN c.fund_code = $fund THEN 'warning' ELSE 'error' END,
			s.reference, json_object('submission', c.submission, 'fund', c.fund_code)
		FROM stage s JOIN live_credit c ON c.credit_id = s.contribution_id
		WHERE NOT s.flawed`,
		{ fund }
	);
}

/** Debits that a statement of the same account which counts already shows: each is one outflow all the same. */
async function findRecordedDebits(writer: Writer, fund: string | null, bank: string | null): Promise<void> {
	const any = await writer.one('SELECT 1 FROM stage WHERE debit_vnd > 0 AND NOT flawed LIMIT 1');
	if (!any) return;
	await writer.run(
		`INSERT INTO finding
		WITH sent AS (
			SELECT *, row_number() OVER (
				PARTITION BY reference, posted_on, posted_time, debit_vnd, words ORDER BY record
			) AS nth
			FROM (SELECT *, CASE WHEN coalesce(reference, '') = '' THEN [note, counterparty] END AS words FROM stage)
			WHERE debit_vnd > 0 AND NOT flawed
		)
		SELECT s.record, 'reference', 'already_recorded', 'warning', s.reference,
			json_object('submission', d.submission, 'fund', d.fund_code)
		FROM sent s
		JOIN live_debit d ON d.posted_on = s.posted_on AND d.amount_vnd = s.debit_vnd AND d.nth = s.nth
			AND d.reference IS NOT DISTINCT FROM s.reference AND d.posted_time IS NOT DISTINCT FROM s.posted_time
			AND d.words IS NOT DISTINCT FROM s.words
		WHERE d.fund_code = $fund AND d.bank IS NOT DISTINCT FROM $bank`,
		{ fund, bank }
	);
}

/**
 * The same transfers under another bank's name: told by reference, or to the second with the same words, day, time and
 * amount being equal. One of the two names is wrong, and both together would count everything twice.
 */
async function findOtherBank(writer: Writer, bank: string | null): Promise<void> {
	await writer.run(
		`INSERT INTO finding
		SELECT s.record, 'reference', 'of_another_bank', 'error', any_value(s.reference),
			json_object('submission', min(c.submission), 'bank', coalesce(any_value(c.bank), '–'))
		FROM stage s JOIN live_credit c ON c.posted_on = s.posted_on AND c.amount_vnd = s.credit_vnd
			AND coalesce(c.posted_time, '') = coalesce(s.posted_time, '') AND coalesce(c.reference, '') = coalesce(s.reference, '')
		WHERE NOT s.flawed AND c.bank IS DISTINCT FROM $bank AND (s.reference IS NOT NULL
			OR (s.posted_time IS NOT NULL AND s.note IS NOT DISTINCT FROM c.note AND s.counterparty IS NOT DISTINCT FROM c.counterparty))
		GROUP BY s.record`,
		{ bank }
	);
}

async function* allProblems(writer: Writer, read: Problem[], lines: number[]): AsyncGenerator<Problem> {
	yield* read;
	const known = new Set(read.filter(({ severity }) => severity === 'error').map(({ record }) => record));
	const flawed = await writer.query<{ record: bigint }>('SELECT record FROM stage WHERE flawed');
	for (const { record } of flawed) {
		if (known.has(Number(record))) continue;
		const line = lines[Number(record) - 1] ?? null;
		yield {
			code: 'unreadable_record',
			line,
			record: Number(record),
			column: null,
			value: null,
			params: {},
			severity: 'error'
		};
	}
	const findings = await writer.query<{
		record: bigint;
		column: string | null;
		code: Problem['code'];
		severity: Problem['severity'];
		value: string | null;
		params: string;
	}>('SELECT * FROM finding ORDER BY record');
	for (const finding of findings) {
		const record = Number(finding.record);
		yield {
			...finding,
			record,
			line: lines[record - 1] ?? null,
			params: JSON.parse(finding.params) as Problem['params']
		};
	}
}
