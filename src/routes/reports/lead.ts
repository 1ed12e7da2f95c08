import { listed, periodInside, type Sentence } from '$lib/components/sentence';
import { formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { ReportingYear } from '$lib/server/measures/reporting';

/** The page's first sentence: how the year's reports came, and who owes the latest one that is owed. */
export function leadOf({ year, district, behind }: ReportingYear, locale: Locale): Sentence {
	if (year === null || district === null) return [{ text: m.sub_lead_none() }];
	const { expected, received, rate, onTimeRate } = district;
	const said: Sentence =
		rate === null || onTimeRate === null
			? [{ text: m.reports_lead_open({ year }) }]
			: [
					{
						text: m.reports_lead({
							...{ year, received, expected },
							rate: formatPercent(rate, locale),
							onTime: formatPercent(onTimeRate, locale)
						})
					}
				];
	if (behind === null) return [...said, { text: ` ${m.reports_lead_none_owed()}` }];
	const month = periodInside(behind.period, locale);
	const wards = listed(behind.wards, m.lead_and());
	return [...said, { text: ` ${m.reports_lead_owed({ month, wards })}`, wrong: true }];
}
