import type { Locale } from '$lib/domain/locale';
import { periodLabel, type Period } from '$lib/domain/period';
import { filterToParams, noFilter } from '$lib/domain/filter';
import { m } from '$lib/paraglide/messages';

interface Spanned {
	period: Period | null;
	months: readonly Period[];
	asked?: readonly Period[];
}

/** The period a paper is of, in words inside a sentence: `tháng 9/2019`, `quý 2/2019`. */
export function spanWords(asked: readonly Period[], period: Period | null, locale: Locale): string {
	const [first, ...more] = filterToParams({ ...noFilter, periods: asked }).getAll('period');
	const label = periodLabel(first !== undefined && more.length === 0 ? first : (period ?? ''), locale);
	return locale === 'vi' ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** The district inside a title: `quận Long Biên`; what it is begins small there. */
export const placeInside = ({ name, name_en }: { name: string; name_en: string }, locale: Locale) =>
	locale === 'vi' ? name.replace(/^(Quận|Huyện|Thị|Thành) /, (kind) => kind.toLowerCase()) : name_en;

/** What the paper is called, for a window's head and a file. */
export const paperTitle = ({ period }: Spanned, locale: Locale) =>
	period === null ? m.briefing_title() : m.briefing_title_of({ month: spanWords([], period, locale) });

export const fileName = ({ period }: Spanned) => `bao-cao-${period ?? 'chua-co-so-lieu'}.pdf`;
