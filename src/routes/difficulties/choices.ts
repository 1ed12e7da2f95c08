import type { Choice } from '$lib/components/FilterBar.svelte';
import { oneOf } from '$lib/components/overview/choices';
import { capital } from '$lib/components/sentence';
import { codeWord } from '$lib/domain/code-word';
import type { Locale } from '$lib/domain/locale';
import { periodLabel } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import type { DifficultyFilter } from '$lib/server/measures/difficulties';

interface Known {
	filter: DifficultyFilter;
	years: readonly string[];
	wards: readonly { code: string; name: string }[];
	categories: readonly string[];
}

/** What the register can be narrowed to. */
export function choicesOf({ filter, years, wards, categories }: Known, locale: Locale): Choice[] {
	const every = { value: '', label: m.tasks_all() };
	const word = (column: string, code: string) =>
		capital(codeWord(column, code, 'difficulty')?.[locale] ?? code);
	return [
		oneOf('year', m.filter_period(), filter.year, [
			every,
			...years.map((year) => ({ value: year, label: periodLabel(year, locale) }))
		]),
		oneOf('ward_code', m.filter_ward(), filter.ward, [
			{ value: '', label: m.filter_ward_all({ count: wards.length }) },
			...wards.map(({ code, name }) => ({ value: code, label: name }))
		]),
		oneOf('category', m.briefing_category(), filter.category, [
			every,
			...categories.map((code) => ({ value: code, label: word('category', code) }))
		]),
		oneOf('status', m.column_status(), filter.status, [
			every,
			...['open', 'answered'].map((code) => ({ value: code, label: word('status', code) }))
		])
	];
}
