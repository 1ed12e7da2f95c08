import { formatDate, formatNumber, formatPercent, formatVnd } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { periodInside, type Sentence } from '$lib/components/sentence';
import { m } from '$lib/paraglide/messages';
import type { Boundary } from '$lib/server/measures/boundary';
import type { ConversionTotal, ThenAndNow } from '$lib/server/measures/then-and-now';
import type { Figure } from '$lib/server/measures/unit-figures';

/** Each figure's name, as in a menu; inside a sentence it begins small. */
export const figureNames: Record<Figure, () => string> = {
	poor_end: m.measure_poor_end,
	near_poor_end: m.conversion_near_poor,
	households_total: m.conversion_households,
	poverty_rate: m.measure_poverty_rate,
	dossiers: m.measure_dossiers,
	payments: m.measure_payments,
	received: m.measure_received,
	spent: m.measure_spent
};

/** `7 đơn vị từ 01/07/2025`. */
export const boundaryName = ({ units, on }: Boundary, locale: Locale) =>
	m.boundary_units({ count: units, date: formatDate(on, locale) });

/** Decimals of a rate in table and drawing alike: a poverty rate is small. */
export const figureDigits = (figure: Figure) => (figure === 'poverty_rate' ? 2 : 1);

/** A figure as it stands in a sentence or beside a name. */
export function figureText(value: number | bigint, figure: Figure, locale: Locale): string {
	if (figure === 'received' || figure === 'spent') return formatVnd(value, locale);
	if (figure === 'poverty_rate' || figure === 'dossiers' || figure === 'payments')
		return formatPercent(Number(value), locale, figureDigits(figure), 'even');
	return formatNumber(value, locale);
}

/** What is at the left and the right of the drawing, and what the thickness of a band says. */
export function waysSubtitle({ boundary, unit, figure }: ThenAndNow, locale: Locale): string {
	const units = boundary ? boundaryName(boundary, locale) : '';
	return unit === 'ratio'
		? m.conversion_ways_subtitle_part({ units })
		: m.conversion_ways_subtitle({ units, figure: small(figureNames[figure](), locale) });
}

const small = (text: string, locale: Locale) => text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);

/** The page's answer: how certain the conversion is, and what of the district's figure lies beyond its territory. */
export function conversionLead(shown: ThenAndNow, locale: Locale): Sentence {
	const { boundary, period, figure } = shown;
	if (boundary === null) return [{ text: m.conversion_lead_none() }];
	if (period === null) return [{ text: `${m.lead_no_data()}.` }];
	const words = {
		figure: small(figureNames[figure](), locale),
		month: periodInside(period, locale),
		units: boundaryName(boundary, locale)
	};
	if (boundary.wardsWithoutShare > 0) {
		const count = boundary.wardsWithoutShare;
		return [
			{ text: m.conversion_lead_blocked(words) },
			{ text: m.conversion_lead_unshared({ n: count, count }), wrong: true }
		];
	}
	const [first] = shown.totals;
	if (!first || first.after === null) return [{ text: m.conversion_lead_unknown(words), wrong: true }];
	const certain = shown.now.every(({ state }) => state === 'exact');
	return [
		{ text: certain ? m.conversion_lead_exact(words) : m.conversion_lead_estimate(words) },
		...beyond(shown, first, locale)
	];
}

/** `372 trong 385 … nằm trên địa bàn quận; 13 thuộc đơn vị ngoài.` Of a rate it is told in the table. */
function beyond({ unit, figure }: ThenAndNow, total: ConversionTotal, locale: Locale): Sentence {
	if (unit === 'ratio' || !total.after || !total.outside) return [];
	const inside = BigInt(total.after) - BigInt(total.outside);
	const text = (value: bigint | number) => figureText(value, figure, locale);
	return [
		{ text: ' ' },
		{
			text: m.conversion_lead_beyond({
				inside: text(inside),
				all: text(total.after),
				outside: text(total.outside)
			})
		}
	];
}
