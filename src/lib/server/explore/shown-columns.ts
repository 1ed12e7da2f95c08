import type { Locale } from '../../domain/locale';
import type { Column } from '../warehouse/reader';

/** Columns that say in a code what another column of the view says in words. */
export const named: Readonly<Record<string, string>> = {
	fund_code: 'fund_name',
	ward_code: 'ward_name',
	indicator: 'indicator_name',
	purpose_code: 'purpose_name'
};

/** Days beside which the month says nothing more. */
const days = ['received_on', 'pledged_on', 'paid_on', 'raised_on', 'needed_on', 'proposed_on'];

/** Columns that most readers of a view do without. */
const seldom: Readonly<Record<string, readonly string[]>> = {
	target_progress:
		'baseline_on value_period carried_forward wards_reported wards_expected expected is_latest is_last in_force origin'.split(
			' '
		),
	contribution: ['anonymous'],
	pledge: ['anonymous']
};

/** Where a row comes from: shown as one link, not as two columns. */
const trail = ['submission', 'record'];

/**
 * The columns a reader needs on screen: names instead of codes, one language, the row's source as a link. Files and
 * the API have all of them, and so has the page when asked.
 */
export function shownColumns(view: string, columns: readonly Column[], locale: Locale): Column[] {
	const names = new Set(columns.map(({ name }) => name));
	return columns.filter(({ name }) => {
		if (seldom[view]?.includes(name)) return false;
		if (trail.includes(name) && trail.every((part) => names.has(part))) return false;
		if (name === 'period' && days.some((day) => names.has(day))) return false;
		const words = named[name];
		if (words !== undefined && names.has(words)) return false;
		if (name.endsWith('_en')) return locale === 'en';
		return !(locale === 'en' && names.has(`${name}_en`));
	});
}
