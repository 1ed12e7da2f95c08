import type { Dataset } from '../../domain/dataset';
import type { Locale } from '../../domain/locale';
import { columnTitle } from '../export/column-title';
import type { Reference } from '../reference';
import type { Change } from './what-changes';

/** A change as a page shows it, in the reader's words. */
export interface ShownChange {
	/** The indicator or the column of the fund views. */
	figure: string;
	unit: string;
	/** Ward, fund or campaign by name; null for the whole district. */
	place: string | null;
	/** The ward's code when it is one ward's. */
	wardCode: string | null;
	period: string | null;
	before: bigint | null;
	after: bigint | null;
}

/** Changes for showing, in their order. */
export function shownChanges(
	changes: readonly Change[],
	{ reference, datasets }: { reference: Reference; datasets: ReadonlyMap<string, Dataset> },
	locale: Locale
): ShownChange[] {
	const name = (row?: { name: string; name_en: string }) => (locale === 'vi' ? row?.name : row?.name_en);
	return changes.map(({ scope, place, figure, period, before, after }) => {
		const indicator = reference.indicators.find(({ code }) => code === figure);
		const title = { vi: 'Số báo cáo đã nhận', en: 'Reports received' };
		const words = scope === 'reporting' ? title : columnTitle(datasets, '', figure);
		const named = {
			fund: name(reference.funds.find(({ code }) => code === place)),
			ward: reference.wards.find(({ code, in_district }) => in_district && code === place)?.name
		};
		return {
			figure: name(indicator) ?? words[locale],
			unit: indicator?.unit ?? (figure.endsWith('_vnd') ? 'VND' : ''),
			place: (scope === 'fund' || scope === 'ward' ? named[scope] : undefined) ?? place,
			wardCode: scope === 'ward' ? place : null,
			period,
			before,
			after
		};
	});
}
