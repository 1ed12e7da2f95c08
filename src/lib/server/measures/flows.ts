import type { FlowKind, FlowValues } from '../../domain/household-flow';
import type { Period } from '../../domain/period';
import type { Ask } from './ask';

/** How one ward's or the district's households changed over a month, quarter or year (view household_flow_period). */
export interface FlowRow {
	/** Null is the district: the sum over the wards that reported all of it. */
	wardCode: string | null;
	wardName: string | null;
	span: Period;
	kind: FlowKind;
	/** The months that are in it. */
	firstPeriod: Period;
	lastPeriod: Period;
	values: FlowValues;
	/** The end less start and changes: not 0 where the reports of two months disagree. */
	unexplained: number | null;
	/** A ward's months that were not reported in full. */
	missing: Period[];
	wardsReported: number;
	wardsExpected: number;
	provisional: boolean;
}

type Told = Omit<FlowRow, 'values' | 'missing'> & FlowValues & { missing: string | null };

const columns = `ward_code AS wardCode, ward_name AS wardName, span, kind, first_period AS firstPeriod,
	last_period AS lastPeriod, starting::DOUBLE AS start, newly_poor::DOUBLE AS newly_poor,
	fell_back::DOUBLE AS fell_back, moved_in::DOUBLE AS moved_in, escaped::DOUBLE AS escaped,
	moved_out::DOUBLE AS moved_out, ending::DOUBLE AS "end", unexplained::DOUBLE AS unexplained,
	months_missing AS missing, wards_reported AS wardsReported, wards_expected AS wardsExpected,
	coalesce(state = 'provisional', FALSE) AS provisional`;

/** The district and every ward over one period, the district first and the wards in Vietnamese order. */
export async function flowsOver(ask: Ask, span: Period): Promise<FlowRow[]> {
	const rows = await ask.query<Told>(
		`SELECT ${columns} FROM household_flow_period WHERE span = $span
		ORDER BY level, ward_name COLLATE vi, ward_code, kind DESC`,
		{ span }
	);
	return rows.map(toRow);
}

/** One ward (null: the district) month by month within a period. */
export async function flowsByMonth(
	ask: Ask,
	{ ward, kind, from, to }: { ward: string | null; kind: FlowKind; from: Period; to: Period }
): Promise<FlowRow[]> {
	const rows = await ask.query<Told>(
		`SELECT ${columns} FROM household_flow_period
		WHERE ward_code IS NOT DISTINCT FROM $ward AND kind = $kind AND length(span) = 6 AND NOT contains(span, 'Q')
			AND span BETWEEN $from AND $to
		ORDER BY span`,
		{ ward, kind, from, to }
	);
	return rows.map(toRow);
}

const toRow = ({
	start,
	newly_poor,
	fell_back,
	moved_in,
	escaped,
	moved_out,
	end,
	missing,
	...rest
}: Told): FlowRow => ({
	...rest,
	values: { start, newly_poor, fell_back, moved_in, escaped, moved_out, end },
	missing: missing === null ? [] : missing.split(' ')
});
