import type { Dataset } from '../../domain/dataset';
import type { Locale } from '../../domain/locale';
import { columnTitle } from '../export/column-title';
import type { Reference } from '../reference';
import type { Changes, ShownValue } from './what-changes';

/** A change as a page shows it, in the reader's words. */
export interface ShownChange {
	/** The indicator or the column of the fund views; of a target what it is a target for. */
	figure: string;
	/** The figure's unit; `ratio` of a rate, `status` of a target. */
	unit: string;
	/** Ward, fund or campaign by name; null for the whole district. */
	place: string | null;
	/** The ward's code when it is one ward's. */
	wardCode: string | null;
	period: string | null;
	/** A campaign's sum of all its days. */
	ofCampaign: boolean;
	/** A fund's sum from its first entry on. */
	ofAllTime: boolean;
	before: ShownValue;
	after: ShownValue;
}

/** What a part of all households is called where pages show it as a rate. */
const PARTS: Record<string, string> = { poor_end: 'poverty_rate', near_poor_end: 'near_poor_rate' };

/** Changes for showing, in their order. */
export function shownChanges(
	{ first, campaigns }: Pick<Changes, 'first' | 'campaigns'>,
	{ reference, datasets }: { reference: Reference; datasets: ReadonlyMap<string, Dataset> },
	locale: Locale
): ShownChange[] {
	const name = (row?: { name: string; name_en: string }) => (locale === 'vi' ? row?.name : row?.name_en);
	return first.map(({ scope, place, figure, period, before, after }) => {
		const ofReview = scope === 'review' || scope === 'review_ward';
		const column = scope.endsWith('_rate') ? (PARTS[figure] ?? figure) : figure;
		const indicator =
			ofReview || column !== figure ? undefined : reference.indicators.find(({ code }) => code === figure);
		const title = { vi: 'Số báo cáo đã nhận', en: 'Reports received' };
		const named = columnTitle(datasets, ofReview ? 'poverty_review' : '', column);
		const reviewed = { vi: `Rà soát: ${named.vi}`, en: `Review: ${named.en}` };
		const words = scope === 'reporting' ? title : ofReview ? reviewed : named;
		const ofWard = scope.startsWith('ward') || scope === 'review_ward';
		// A campaign's code may be anything; those of funds and wards have no blank.
		const [fund = null, ward = null] = ofWard ? [null, place] : (place ?? '').split(' ');
		const names = [
			name(reference.funds.find(({ code }) => code === fund)) ?? fund,
			reference.wards.find(({ code, in_district }) => in_district && code === ward)?.name ?? ward
		].filter((one) => one !== null);
		return {
			figure: name(indicator) ?? words[locale],
			unit: unitOf(scope, column, indicator?.unit),
			place: place === null ? null : scope === 'campaign' ? (campaigns[place] ?? place) : names.join(' · '),
			wardCode: scope === 'campaign' ? null : ward,
			period,
			ofCampaign: scope === 'campaign',
			ofAllTime: scope === 'fund' || scope === 'fund_ward',
			before,
			after
		};
	});
}

function unitOf(scope: string, column: string, ofIndicator: string | undefined): string {
	if (scope.endsWith('_target')) return 'status';
	if (column.endsWith('_rate')) return 'ratio';
	if (ofIndicator !== undefined) return ofIndicator;
	return column.endsWith('_vnd') ? 'VND' : scope.startsWith('review') ? 'household' : '';
}
