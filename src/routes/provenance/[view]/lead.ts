import { formatNumber } from '$lib/domain/format';
import { periodLabel } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import type { Traced } from '$lib/server/explore/trace';

/** The page's answer: the figure, where it is one, and from how many submissions and records it comes. */
export function leadOf({ view, problems, found, wider, event }: Traced): string {
	const locale = getLocale();
	if (problems.length > 0) return m.prov_lead_problem();
	if (!found) return view === 'task' ? m.prov_lead_reference() : m.prov_lead_untraced();
	const figure = figureOf(found.cell);
	if (found.submissions === 0) return m.prov_lead_none();
	const records = formatNumber(found.records, locale);
	const submissions = formatNumber(found.submissions, locale);
	if (wider.length > 0) return m.prov_lead_wider({ submissions, records });
	if (event) return m.prov_lead_event({ submissions, records });
	const from =
		found.submissions > 1
			? m.prov_lead({ submissions, records })
			: found.records === 1
				? m.prov_lead_one_one()
				: m.prov_lead_one({ records });
	return figure ? `${figure} ${from}` : from;
}

/** `Hộ nghèo cuối kỳ của phường Bồ Đề, tháng 4/2019: 24 hộ.` Null when no version of the figure counts. */
function figureOf(cell: NonNullable<Traced['found']>['cell']): string | null {
	const locale = getLocale();
	const standing = cell?.versions.find((version) => version.standing);
	if (!cell || !standing) return null;
	const month = periodLabel(cell.period, locale);
	return m.prov_lead_cell({
		indicator: cell.indicator,
		ward: cell.ward,
		period: locale === 'vi' ? month.toLocaleLowerCase('vi') : month,
		value: `${formatNumber(standing.value, locale)} ${cell.unit}`
	});
}
