import { codeWord } from '$lib/domain/code-word';
import { formatDate, formatInstant, formatNumber, formatPercent, formatVnd } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { isPeriod, periodLabel } from '$lib/domain/period';
import type { ExploreColumn } from '$lib/server/explore/explore';

/** A value as it comes from the query. */
export type Cell = string | number | bigint | boolean | null;

export interface CellView {
	/** Null when there is nothing to write: `missing` says what to write instead. */
	text: string | null;
	missing?: 'none' | 'hidden' | 'district';
}

const ratios = /(^|_)(rate|ratio|progress)$/;
const months = new Set(['period', 'value_period']);
const identifiers = new Set(['submission', 'record']);

/** Whether a column holds figures: right-aligned, tabular. */
export const isFigure = ({ name, type }: Pick<ExploreColumn, 'name' | 'type'>) =>
	['integer', 'bigint', 'number'].includes(type) && !identifiers.has(name);

/** A cell in the reader's language. What is not known is never written as 0. */
export function cellView(
	column: ExploreColumn,
	value: Cell,
	{ locale, view, yes, no }: { locale: Locale; view: string; yes: string; no: string }
): CellView {
	const { name, type } = column;
	if (value === null || (name === 'milestones' && value === '[]')) {
		if (column.withheld) return { text: null, missing: 'hidden' };
		return { text: null, missing: name === 'ward_name' || name === 'ward_code' ? 'district' : 'none' };
	}
	return { text: written() };

	function written(): string {
		if (identifiers.has(name)) return String(value);
		if (column.money) return formatVnd(value as bigint, locale).replace(/\s?₫/, '');
		if (type === 'integer' || type === 'bigint') return formatNumber(value as number | bigint, locale);
		if (type === 'number') {
			if (ratios.test(name)) return formatPercent(value as number, locale, 1, 'even');
			return formatNumber(value as number, locale, 1);
		}
		if (type === 'date') return formatDate(String(value), locale);
		if (type === 'timestamp') return formatInstant(String(value), locale);
		if (type === 'boolean') return value === true ? yes : no;
		if (months.has(name) && isPeriod(String(value))) return periodLabel(String(value), locale);
		if (name === 'milestones') return milestoneNames(String(value), locale);
		return codeWord(name, String(value), view)?.[locale] ?? String(value);
	}
}

/** The milestones of a task, kept as JSON in one cell. */
function milestoneNames(text: string, locale: Locale): string {
	try {
		const list = JSON.parse(text) as { name: string; name_en: string }[];
		return list.map(({ name, name_en }) => (locale === 'vi' ? name : name_en)).join('; ');
	} catch {
		return text;
	}
}
