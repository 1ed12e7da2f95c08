import type { BankProfile, CanonicalColumn } from '../../domain/bank-profile';
import { Causes, type Cause } from '../../domain/cause';
import type { CheckContext } from '../../domain/cell';
import type { Dataset } from '../../domain/dataset';
import type { Problem } from '../../domain/problem';
import type { Decision } from '../../domain/read-options';
import { RunningBalance, type BalanceCheck } from '../../domain/running-balance';
import type { Unpacked } from '../ingest/read/unpack';
import { endProblems, follow } from '../ingest/statement/balance-breaks';
import { readStatement } from '../ingest/statement/read-statement';

/** What a file would be, read by a profile: nothing of it is kept or counted. Sums in whole đồng. */
export interface Trial {
	/** Why no row can be read, or null. */
	problem: Problem | null;
	decisions: Decision[];
	bank: string | null;
	records: number;
	/** Records that would be refused. */
	unreadable: number;
	credits: number;
	creditVnd: bigint;
	debits: number;
	debitVnd: bigint;
	/** Lines that are no records: titles, headers, pages, totals. */
	between: number;
	/** The bank's days, of the rows that can be read. */
	firstOn: string | null;
	lastOn: string | null;
	rows: TrialRow[];
	causes: Cause[];
	balance: BalanceCheck;
	/** False when the file has more records than are tried. */
	whole: boolean;
}

export interface TrialRow {
	line: number;
	cells: Record<CanonicalColumn, string>;
	wrong: boolean;
}

const SHOWN = 8;
const CAUSES = 20;
/** Records read in a trial. */
export const TRIED = 100_000;

/** Reads a file by a profile and says what comes of it. */
export async function tryProfile(
	path: string,
	profile: BankProfile,
	{ tmp, unpacked, ...check }: { dataset: Dataset; context: CheckContext; tmp: string; unpacked?: Unpacked }
): Promise<Trial> {
	const statement = await readStatement(path, { layouts: [profile], unpacked, tmp, check });
	const { problem, decisions, bank, between } = statement;
	const balance = new RunningBalance();
	const causes = new Causes();
	const sums = { credits: 0, creditVnd: 0n, debits: 0, debitVnd: 0n };
	const days: { firstOn: string | null; lastOn: string | null } = { firstOn: null, lastOn: null };
	const rows: TrialRow[] = [];
	let [records, unreadable, whole] = [0, 0, true];
	for await (const row of statement.rows) {
		const { line, cells, problems } = row;
		if (records === TRIED) {
			whole = false;
			break;
		}
		records += 1;
		const wrong = problems.some(({ severity }) => severity === 'error');
		for (const each of problems) causes.add(each);
		if (rows.length < SHOWN) rows.push({ line, cells, wrong });
		if (wrong) {
			unreadable += 1;
			continue;
		}
		const [credit, debit] = [BigInt(cells.credit_vnd || 0), BigInt(cells.debit_vnd || 0)];
		if (credit > 0n) sums.credits += 1;
		if (debit > 0n) sums.debits += 1;
		sums.creditVnd += credit;
		sums.debitVnd += debit;
		const day = cells.posted_on;
		if (days.firstOn === null || day < days.firstOn) days.firstOn = day;
		if (days.lastOn === null || day > days.lastOn) days.lastOn = day;
		follow(balance, row);
	}
	const balances = balance.result();
	const ends = whole ? endProblems(balances, between, unreadable === 0) : [];
	const totals = whole ? between.totals.problems(check.dataset) : [];
	for (const each of [...ends, ...totals]) causes.add(each);
	return {
		...{ problem, bank, records, unreadable, ...sums, ...days, rows, whole },
		decisions: [...decisions, ...between.decisions()],
		between: between.lines,
		causes: causes.list().slice(0, CAUSES),
		balance: balances
	};
}
