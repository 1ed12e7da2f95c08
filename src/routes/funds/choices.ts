import type { Choice } from '$lib/components/FilterBar.svelte';
import { donorKinds, filterToParams, type Filter, type FilterParam } from '$lib/domain/filter';
import type { Locale } from '$lib/domain/locale';
import { monthsBetween, monthsOf, periodLabel, type Period } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import { donorWord } from './words';

type Named = { code: string; name: string }[];

interface Lists {
	funds: Named;
	wards: Named;
	ledger: { first: Period; last: Period } | null;
}

/**
 * The page's four filters; periods are the years, quarters and months that any ledger has entries in. What an
 * address asks for and one select cannot show (several values, a month without entries) is in `others`, by parameter.
 */
export function fundChoices(filter: Filter, { funds, wards, ledger }: Lists, locale: Locale) {
	const chosen = filterToParams(filter);
	const choices: Choice[] = [];
	const others: { name: FilterParam; label: string }[] = [];
	const add = (name: FilterParam, label: string, all: string, options: Choice['options']) => {
		const values = chosen.getAll(name);
		const [value = ''] = values;
		if (values.length > 1)
			others.push({ name, label: `${label}: ${m.funds_filter_several({ count: values.length })}` });
		else if (value && !options.some((option) => option.value === value)) {
			others.push({ name, label: `${label}: ${name === 'period' ? periodLabel(value, locale) : value}` });
		} else choices.push({ name, label, value, options: [{ value: '', label: all }, ...options] });
	};
	add('period', m.funds_filter_period(), m.funds_filter_all_periods(), periods(ledger, locale));
	add('fund_code', m.funds_filter_fund(), m.funds_filter_all_funds({ count: funds.length }), options(funds));
	add('ward_code', m.funds_filter_ward(), m.funds_filter_all_wards({ count: wards.length }), options(wards));
	const donors = donorKinds.map((kind) => ({ value: kind, label: donorWord(kind) }));
	add('donor_kind', m.funds_filter_donor(), m.funds_filter_all_donors(), donors);
	return { choices, others };
}

const options = (list: Named) => list.map(({ code, name }) => ({ value: code, label: name }));

/** Latest year first; in each the year, then its quarters and months. */
function periods(ledger: Lists['ledger'], locale: Locale): Choice['options'] {
	if (!ledger) return [];
	const months = monthsBetween(ledger.first, ledger.last);
	const years = [...new Set(months.map((month) => month.slice(0, 4)))].reverse();
	const held = (period: Period) => monthsOf(period).some((month) => months.includes(month));
	return years.flatMap((year) => {
		const quarters = [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`);
		const all = [year, ...quarters, ...monthsOf(year)];
		return all.filter(held).map((period) => ({ value: period, label: periodLabel(period, locale) }));
	});
}

/** An address without one part of its filter, whatever operator it is written with. */
export function without(url: URL, name: string): string {
	const rest = new URLSearchParams(url.searchParams);
	for (const param of [...rest.keys()]) if (param.split('__')[0] === name) rest.delete(param);
	return `${url.pathname}?${rest}`;
}
