import type { Status } from '$lib/charts/status';
import type { Period } from '$lib/domain/period';
import type { BriefingPaper } from '$lib/server/http/briefing';

/** One ward's line in the paper's tables; null is not reported. Households and ratios. */
export interface WardLine {
	code: string | null;
	name: string;
	baseline: number | null;
	target: number | null;
	value: number | null;
	lastValue: number | null;
	lastPeriod: Period | null;
	ahead: number | null;
	progress: number | null;
	status: Status | null;
	near: number | null;
	rate: number | null;
	dossiers: number | null;
	payments: number | null;
}

/** The wards in Vietnamese order, each with what is known of it at the month the paper is of. */
export function wardLines({ paper, wards }: BriefingPaper): WardLine[] {
	return wards.map(({ code, name }) => {
		const poor = paper.poor.rows.find(({ wardCode }) => wardCode === code);
		const near = paper.near.rows.find(({ wardCode }) => wardCode === code);
		const tile = (of: BriefingPaper['paper']['dossiers']) =>
			of.tiles.find(({ wardCode }) => wardCode === code)?.value ?? null;
		return {
			code,
			name,
			baseline: poor?.baseline ?? null,
			target: poor?.target ?? null,
			value: poor?.value ?? null,
			lastValue: poor?.lastValue ?? null,
			lastPeriod: poor?.lastPeriod ?? null,
			ahead: poor?.ahead ?? null,
			progress: poor?.progress ?? null,
			status: poor?.status ?? null,
			near: near?.value ?? null,
			rate: tile(paper.rate),
			dossiers: tile(paper.dossiers),
			payments: tile(paper.payments)
		};
	});
}

/** The district's line under them, from its own measures: a missing ward never makes it a smaller sum. */
export function districtLine({ paper }: BriefingPaper, name: string): WardLine {
	const { overview, kpis, nearTotal } = paper;
	return {
		code: null,
		name,
		baseline: overview.target?.baseline ?? null,
		target: overview.target?.value ?? null,
		value: overview.value,
		lastValue: null,
		lastPeriod: null,
		ahead: overview.target?.ahead ?? null,
		progress: overview.target?.progress ?? null,
		status: overview.target?.status ?? null,
		near: nearTotal,
		rate: kpis.poor.rate,
		dossiers: kpis.dossiers.rate,
		payments: kpis.payments.onTimeRate
	};
}
