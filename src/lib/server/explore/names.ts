import { codeWord } from '../../domain/code-word';
import type { Locale } from '../../domain/locale';
import { isPeriod, periodLabel } from '../../domain/period';
import type { Reference } from '../reference';

/** What a value of a coded column is called, in one language; the value itself when nothing is known of it. */
export type NameOf = (column: string, value: string) => string;

/** The codes of a reference list with their names, in the list's order. */
export type CodeLists = Readonly<Record<string, ReadonlyMap<string, string>>>;

/**
 * The reference lists that columns of the views refer to. Of a ward code used twice, the name of the ward that reports.
 */
export function codeLists({ funds, purposes, indicators, wards }: Reference, locale: Locale): CodeLists {
	const named = (rows: { code: string; name: string; name_en: string }[]) =>
		new Map(rows.map(({ code, name, name_en }) => [code, locale === 'vi' ? name : name_en]));
	const reporting = wards.filter(({ in_district }) => in_district);
	const others = wards.filter(
		({ in_district, code }) => !in_district && !reporting.some((w) => w.code === code)
	);
	return {
		fund_code: named(funds),
		ward_code: new Map([...reporting, ...others].map(({ code, name }) => [code, name])),
		indicator: named(indicators),
		purpose_code: named(purposes)
	};
}

/** Names of a view's values in one language. */
export function namesOf(lists: CodeLists, locale: Locale, view?: string): NameOf {
	return (column, value) => {
		if ((column === 'period' || column === 'span') && isPeriod(value)) return periodLabel(value, locale);
		const list = Object.hasOwn(lists, column) ? lists[column] : undefined;
		return list?.get(value) ?? codeWord(column, value, view)?.[locale] ?? value;
	};
}
