import type { Period } from '../../domain/period';
import type { Ask } from './ask';

/** Dossiers of a ward or the district at a month's end (view dossier_pace). Days `YYYY-MM-DD`; null is not known. */
export interface DossierPace {
	/** Null is the district: the sum over the wards that are known. */
	wardCode: string | null;
	wardName: string | null;
	period: Period;
	total: number | null;
	complete: number | null;
	remaining: number | null;
	rate: number | null;
	deadline: string | null;
	/** The day that days left are counted from. */
	countedOn: string;
	/** Negative is days over. */
	daysLeft: number | null;
	/** Dossiers a week. */
	paceNeeded: number | null;
	paceKept: number | null;
	/** When nothing would remain at the pace kept. */
	doneOn: string | null;
	status: 'complete' | 'open' | 'overdue' | 'no_data';
	wardsKnown: number;
	wardsPaced: number;
	wardsExpected: number;
	carried: boolean;
}

/**
 * The district and all wards in the given months, in order of month, the district first, the wards in Vietnamese order.
 */
export function dossierPace(ask: Ask, { from, to }: { from: Period; to: Period }): Promise<DossierPace[]> {
	return ask.query<DossierPace>(
		`SELECT ward_code AS wardCode, ward_name AS wardName, period, total::DOUBLE AS total, complete::DOUBLE AS complete,
			remaining::DOUBLE AS remaining, rate, deadline, counted_on AS countedOn, days_left AS daysLeft,
			weekly_needed AS paceNeeded, weekly_kept AS paceKept, done_on AS doneOn, status, wards_known AS wardsKnown,
			wards_paced AS wardsPaced, wards_expected AS wardsExpected, carried_forward AS carried
		FROM dossier_pace WHERE period BETWEEN $from AND $to
		ORDER BY period, level, ward_name COLLATE vi, ward_code`,
		{ from, to }
	);
}
