import { formatDate } from '../../../domain/format';
import type { Locale } from '../../../domain/locale';
import type { Problem } from '../../../domain/problem';
import { RunningBalance, type BalanceCheck } from '../../../domain/running-balance';
import {
	gapBefore,
	type StatementEnds,
	type StatementGap,
	type StatementSpan
} from '../../../domain/statement-gap';
import type { Writer } from '../../warehouse/reader';
import { toldAmounts } from './told-amounts';

/** The number of the statement that is being read, which has none yet and comes after all others. */
const NEW = Infinity;

/**
 * What is missing between the staged statement and those of the same fund and bank that count: before its first day, and
 * after its last one, where a later statement was sent first. Warnings on its first or last record in time.
 */
export async function gapProblems(
	writer: Writer,
	{ fund, bank }: { fund: string | null; bank: string | null },
	check: BalanceCheck,
	lines: readonly number[]
): Promise<Problem[]> {
	if (fund === null || bank === null || (check.opening === null && check.closing === null)) return [];
	const staged = await writer.one<Omit<StatementSpan, 'submission'> & { top: number; bottom: number }>(
		`SELECT min(posted_on)::VARCHAR AS "firstOn", max(posted_on)::VARCHAR AS "lastOn",
			min(record)::DOUBLE AS top, max(record)::DOUBLE AS bottom
		FROM stage WHERE NOT flawed HAVING count(*) > 0`
	);
	if (!staged) return [];
	const own: StatementSpan = { submission: NEW, firstOn: staged.firstOn, lastOn: staged.lastOn };
	const others = await writer.query<StatementSpan>(
		`SELECT b.submission, min(b.posted_on)::VARCHAR AS "firstOn", max(b.posted_on)::VARCHAR AS "lastOn"
		FROM fact_bank_statement b
		JOIN live_submission s ON s.id = b.submission
		JOIN submission m ON m.id = b.submission
		WHERE s.fund_code = $fund AND m.bank = $bank GROUP BY b.submission`,
		{ fund, bank }
	);
	const known = new Map<number, Promise<StatementEnds>>([[NEW, Promise.resolve(check)]]);
	const endsOf = ({ submission }: StatementSpan) => {
		const ends = known.get(submission) ?? printedEnds(writer, submission);
		known.set(submission, ends);
		return ends;
	};
	const { newestFirst } = check;
	const [first, last] = newestFirst ? [staged.bottom, staged.top] : [staged.top, staged.bottom];
	const at = (record: number) => ({ record, line: lines[record - 1] ?? null });
	const before = await gapBefore(own, others, endsOf);
	const [next] = others
		.filter(({ firstOn }) => firstOn > own.lastOn)
		.sort((a, b) => a.firstOn.localeCompare(b.firstOn) || a.submission - b.submission);
	const after = next && (await gapBefore(next, [...others.filter((one) => one !== next), own], endsOf));
	return [
		...(before ? [gapProblem(before, before.before, at(first))] : []),
		...(after?.before === own ? [gapProblem(after, after.after, at(last))] : [])
	];
}

/** The balances at the ends of a statement that counts. */
async function printedEnds(writer: Writer, submission: number): Promise<StatementEnds> {
	const balances = new RunningBalance(0);
	const sql = `SELECT coalesce(credit_vnd, 0) - coalesce(debit_vnd, 0) AS moved, balance_vnd AS balance
		FROM fact_bank_statement WHERE submission = $submission ORDER BY record`;
	for await (const { rowCount, values } of writer.stream(sql, { submission })) {
		const [moved = [], balance = []] = values;
		for (let row = 0; row < rowCount; row += 1) {
			const printed = balance[row];
			balances.add(
				{ line: row, record: row },
				BigInt(moved[row] as bigint),
				printed === null ? null : BigInt(printed as bigint)
			);
		}
	}
	return balances.result();
}

function gapProblem(
	{ before, after, closing, opening }: StatementGap,
	{ submission }: StatementSpan,
	place: Pick<Problem, 'record' | 'line'>
): Problem {
	const days = (locale: Locale) => [
		[`last_${locale}`, formatDate(before.lastOn, locale)],
		[`first_${locale}`, formatDate(after.firstOn, locale)]
	];
	const told = Object.fromEntries([...days('vi'), ...days('en')]) as Record<string, string>;
	const params = {
		...{ submission, last: before.lastOn, first: after.firstOn, ...told },
		...toldAmounts({ closing, opening, difference: opening - closing })
	};
	const value = null;
	return { ...place, code: 'statement_gap', column: 'balance_vnd', value, params, severity: 'warning' };
}
