import type { Problem } from '../../../domain/problem';
import type { BalanceCheck, RunningBalance } from '../../../domain/running-balance';
import type { PassedOver, PrintedEnd } from './passed-over';
import type { StatementRow } from './read-statement';
import { toldAmounts } from './told-amounts';

/** Breaks told one by one; a statement read in the wrong order or by the wrong column may have one on every row. */
export const TOLD_BREAKS = 200;

/** Takes a row that can be read into the reckoning of the running balances. */
export function follow(balances: RunningBalance | null, { record, line, cells }: StatementRow): void {
	const moved = BigInt(cells.credit_vnd || 0) - BigInt(cells.debit_vnd || 0);
	balances?.add(
		{ record, line },
		cells.posted_on,
		moved,
		cells.balance_vnd === '' ? null : BigInt(cells.balance_vnd)
	);
}

/**
 * The balances that do not follow from the one before, each with its row and amounts: warnings, for nothing that is
 * counted hangs on a balance. Past `TOLD_BREAKS` it is said how many more there are.
 */
export function breakProblems({ breaks, first }: BalanceCheck): Problem[] {
	return first.map(({ record, line, expected, printed }, at): Problem => {
		const place = {
			record,
			line,
			column: 'balance_vnd',
			value: printed.toString(),
			severity: 'warning'
		} as const;
		if (at === TOLD_BREAKS) {
			return { ...place, code: 'balances_broken', params: { count: breaks - TOLD_BREAKS } };
		}
		const params = toldAmounts({ expected, printed, difference: printed - expected });
		return { ...place, code: 'balance_broken', params };
	});
}

/**
 * The opening and closing balances that lines of their own print, where the transactions come to others: warnings in the
 * same way. Where no transaction prints a balance, opening, transactions and closing are held against one another, unless
 * one of them could not be read (`whole`).
 */
export function endProblems(check: BalanceCheck, between: PassedOver, whole: boolean): Problem[] {
	const { opening, closing } = between.printed(check.newestFirst);
	const told = whole && opening ? opening.balance + check.moved : null;
	return [
		...endProblem('opening_differs', opening, check.opening),
		...endProblem('closing_differs', closing, check.closing ?? told)
	];
}

function endProblem(
	code: 'opening_differs' | 'closing_differs',
	end: PrintedEnd | null,
	expected: bigint | null
): Problem[] {
	if (end === null || expected === null || end.balance === expected) return [];
	const { line, balance: printed } = end;
	const params = toldAmounts({ expected, printed, difference: printed - expected });
	const place = { record: null, line, column: 'balance_vnd', value: printed.toString() };
	return [{ ...place, code, params, severity: 'warning' }];
}
