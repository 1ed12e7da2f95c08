import { formatDate, formatNumber, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { Kpis } from '$lib/server/measures/kpis';

/** How far the dossiers are, how many wards reported them for the month and how many stand with an earlier figure. */
export function dossierWords(
	{ rate, complete, total, remaining, deadline, wardsKnown, wardsCarried }: Kpis['dossiers'],
	expected: number,
	locale: Locale
): string {
	if (rate === null) return m.briefing_dossiers_unknown();
	const number = (value: number | null) => formatNumber(value ?? 0, locale);
	const said = m.briefing_dossiers({
		...{ complete: number(complete), total: number(total), remaining: number(remaining) },
		rate: formatPercent(rate, locale),
		date: deadline ? formatDate(deadline, locale) : '–',
		reported: wardsKnown - wardsCarried,
		expected
	});
	if (wardsCarried === 0) return said;
	return `${said} ${m.briefing_dossiers_carried({ n: wardsCarried, count: wardsCarried })}`;
}
