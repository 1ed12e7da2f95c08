import { outcomeStatuses, type OutcomeStatus } from '$lib/domain/outcome';
import type { Outcome } from '$lib/server/measures/reconciliation';

/** Entries that compare in one way, over all months shown. */
export interface OutcomeSum {
	fundCode: string;
	status: OutcomeStatus;
	entries: number;
	ledgerVnd: bigint;
	/** Null where no statement says anything. */
	bankVnd: bigint | null;
	differenceVnd: bigint | null;
}

/** The outcomes of each fund added up over their months, in the order in which a person looks at them. */
export function byStatus(outcomes: readonly Outcome[], fundCodes: readonly string[]): OutcomeSum[] {
	return fundCodes.flatMap((fundCode) =>
		outcomeStatuses.flatMap((status) => {
			const own = outcomes.filter((one) => one.fundCode === fundCode && one.status === status);
			return own.length === 0 ? [] : [added(fundCode, status, own)];
		})
	);
}

/** One fund's month in one line: how many entries compare in each way. */
export interface OutcomeMonth {
	fundCode: string;
	period: string;
	entries: Record<OutcomeStatus, number>;
	/** Bank less ledger over all that a statement says something about; null where none does. */
	differenceVnd: bigint | null;
}

/** The outcomes by fund and month, the latest month first. */
export function byMonth(outcomes: readonly Outcome[]): OutcomeMonth[] {
	const keys = new Map(
		outcomes.map(({ fundCode, period }) => [`${period} ${fundCode}`, { fundCode, period }])
	);
	return [...keys.entries()]
		.sort(([a], [b]) => b.localeCompare(a))
		.map(([, { fundCode, period }]) => {
			const own = outcomes.filter((one) => one.fundCode === fundCode && one.period === period);
			const entries = Object.fromEntries(
				outcomeStatuses.map((status) => [status, own.find((one) => one.status === status)?.entries ?? 0])
			) as Record<OutcomeStatus, number>;
			return { fundCode, period, entries, differenceVnd: sum(own.map((one) => one.differenceVnd)) };
		});
}

function added(fundCode: string, status: OutcomeStatus, own: readonly Outcome[]): OutcomeSum {
	return {
		...{ fundCode, status, entries: own.reduce((total, { entries }) => total + entries, 0) },
		ledgerVnd: own.reduce((total, { ledgerVnd }) => total + ledgerVnd, 0n),
		bankVnd: sum(own.map(({ bankVnd }) => bankVnd)),
		differenceVnd: sum(own.map(({ differenceVnd }) => differenceVnd))
	};
}

/** What is known added up; null where nothing is. */
function sum(values: readonly (bigint | null)[]): bigint | null {
	const known = values.filter((value) => value !== null);
	return known.length === 0 ? null : known.reduce((total, value) => total + value, 0n);
}
