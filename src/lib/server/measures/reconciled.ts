import type { Ask } from './ask';

/**
 * Up to when a fund's ledger was held against the bank, in and out, and what is left to look
 * at (see view fund_reconciled).
 */
export interface FundReconciled {
	fundCode: string;
	name: string;
	nameEn: string;
	/** The last day a statement shows, `YYYY-MM-DD`; null when none was sent in. */
	untilDay: string | null;
	/** Days from there to the day of the data. */
	daysBehind: number | null;
	/** The last day up to which everything agrees; null when the first day does not. */
	reconciledTo: string | null;
	/** Days from there to the last day of the statements. */
	daysOpen: number | null;
	/** Counts of entries; null when there was nothing to compare with. */
	matched: number | null;
	open: number | null;
	unseen: number;
}

export const reconciled = (ask: Ask): Promise<FundReconciled[]> =>
	ask.query<FundReconciled>(
		`SELECT fund_code AS fundCode, fund_name AS name, fund_name_en AS nameEn, until_day AS untilDay,
			days_behind AS daysBehind, reconciled_to AS reconciledTo, days_open AS daysOpen,
			matched::DOUBLE AS matched, open::DOUBLE AS open, unseen::DOUBLE AS unseen
		FROM fund_reconciled ORDER BY fund_code`
	);
