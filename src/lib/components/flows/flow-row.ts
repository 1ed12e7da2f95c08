import { flowSteps, stepIndicators, type FlowKind, type FlowStep } from '$lib/domain/household-flow';
import { monthsBetween } from '$lib/domain/period';
import { traceHref } from '$lib/components/trace';
import type { FlowRow } from '$lib/server/measures/flows';

/** The wards whose reports are in a row: its own, or those that reported the whole period. */
export const wardsIn = (row: FlowRow, rows: readonly FlowRow[]): string[] =>
	row.wardCode !== null
		? [row.wardCode]
		: rows.flatMap(({ wardCode, kind, wardsReported }) =>
				wardCode !== null && kind === row.kind && wardsReported > 0 ? [wardCode] : []
			);

/** The wards of a row as a filter: none when all of them are in it. */
export const filterOf = (row: FlowRow, rows: readonly FlowRow[]): string[] =>
	row.wardsReported === row.wardsExpected && row.wardCode === null ? [] : wardsIn(row, rows);

/** The reports behind one step of a row: the start is the first month's, the end the last one's. */
export function stepTrace(row: FlowRow, rows: readonly FlowRow[], step: FlowStep): string {
	const { firstPeriod, lastPeriod } = row;
	const periods =
		step === 'start' ? [firstPeriod] : step === 'end' ? [lastPeriod] : monthsBetween(firstPeriod, lastPeriod);
	return traceHref('household_flow_period', {
		wards: filterOf(row, rows),
		periods,
		indicators: [stepIndicators[row.kind][step]]
	});
}

/** All reports behind a row. */
export const rowTrace = (row: FlowRow, rows: readonly FlowRow[]): string =>
	traceHref('household_flow_period', {
		wards: filterOf(row, rows),
		periods: monthsBetween(row.firstPeriod, row.lastPeriod),
		indicators: Object.values(stepIndicators[row.kind])
	});

export const stepsOf = (row: FlowRow, rows: readonly FlowRow[]) =>
	Object.fromEntries(flowSteps.map((step) => [step, stepTrace(row, rows, step)])) as Record<FlowStep, string>;

/** The row of one place and kind. */
export const rowOf = (rows: readonly FlowRow[], ward: string | null, kind: FlowKind) =>
	rows.find((row) => row.wardCode === ward && row.kind === kind) ?? null;
