import type { Status } from '$lib/charts/status';
import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { Part } from './sentence';

/** An indicator as a sentence needs it. */
export interface Spoken {
	code: string;
	name: string;
	unit: string;
}

/** Where a figure stands on the way to its target; amounts in the indicator's unit. */
export interface Way {
	/** Better than the path by so much; negative is behind, null unknown. */
	ahead: number | null;
	/** The part of the time gone by; from 1 on the target itself is what counts. */
	expectedProgress: number;
	/** `no_data`: there is no verdict. */
	status?: Status | null;
}

/** An amount with its unit: `21 hộ`, of other units the number alone. */
export function amountOf(value: number, unit: string, locale: Locale): string {
	const count = formatNumber(Math.round(value * 10) / 10, locale);
	return unit === 'household' ? m.count_households({ n: value, count }) : count;
}

/** What was counted: `412 hộ nghèo`; of other indicators the amount with its unit. */
export function countOf(value: number, { code, unit }: Spoken, locale: Locale): string {
	const count = formatNumber(value, locale);
	if (code === 'poor_end') return m.count_poor({ n: value, count });
	if (code === 'near_poor_end') return m.count_near_poor({ n: value, count });
	return amountOf(value, unit, locale);
}

/**
 * How the figure compares with its path, or from the due day on with the target. Less than one whole unit off counts
 * as being there, as in the status of targets; without a verdict, that. Null when it cannot be said.
 */
export function comparison(
	{ ahead, expectedProgress, status }: Way,
	unit: string,
	locale: Locale
): Part | null {
	if (status === 'no_data') return { text: m.lead_no_verdict() };
	if (ahead === null) return null;
	const whole = Math.trunc(ahead);
	const over = expectedProgress >= 1;
	if (whole === 0) return { text: over ? m.lead_at_target() : m.lead_on_path() };
	const amount = amountOf(Math.abs(whole), unit, locale);
	if (whole > 0) return { text: over ? m.lead_beyond_target({ amount }) : m.lead_ahead({ amount }) };
	return { text: over ? m.lead_short_of_target({ amount }) : m.lead_behind({ amount }), wrong: true };
}

interface Named {
	code: string;
	name: string;
	name_en: string;
	unit: string;
}

/**
 * The reference list's indicators in the reader's language, with the short names of the two that pages speak of most.
 */
export const spokenIndicators = (indicators: readonly Named[], locale: Locale): Spoken[] =>
	indicators.map(({ code, unit, name, name_en }) => {
		if (code === 'poor_end') return { code, unit, name: m.kpi_poor() };
		if (code === 'near_poor_end') return { code, unit, name: m.near_poor() };
		return { code, unit, name: locale === 'vi' ? name : name_en };
	});
