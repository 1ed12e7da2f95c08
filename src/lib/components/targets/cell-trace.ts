import type { TargetCell } from '$lib/server/measures/targets';
import { traceHref } from '../trace';

const of = ({ wardCode, indicator }: TargetCell) => ({
	wards: wardCode === null ? [] : [wardCode],
	indicators: [indicator]
});

/** What is behind a target's pace and projection: the figures that its line is drawn through, and the target itself. */
export const lineTrace = (cell: TargetCell) =>
	traceHref(
		'target_projection',
		{ ...of(cell), periods: [cell.period] },
		{ level: cell.wardCode === null ? 'district' : 'ward', due_on: cell.dueOn }
	);

/** What is behind its rate: both figures of the month. */
export function rateTrace(cell: TargetCell): string {
	const { indicators, ...place } = of(cell);
	const both = [...indicators, ...(cell.denominator === null ? [] : [cell.denominator])];
	return traceHref('indicator_rate', { ...place, indicators: both, periods: [cell.period] });
}
