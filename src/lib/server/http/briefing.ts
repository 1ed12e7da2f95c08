import type { Locale } from '../../domain/locale';
import { can, type Who } from '../../domain/role';
import type { App } from '../app';
import { briefing } from '../measures/briefing';
import { lookedAt } from '../measures/looked-at';
import { reportYears } from '../measures/report-years';
import { noFilter } from '../../domain/filter';
import { pageFilter } from './page-filter';

/** What the briefing's page and its PDF are made from: the address, and who asks. */
export async function briefingPaper({ store }: App, url: URL, { who, locale }: { who: Who; locale: Locale }) {
	const { answers, reference } = store;
	const { filter, problems, wards } = pageFilter(url, reference, locale);
	const since = url.searchParams.get('since');
	const [paper, latest, years, { version, at }] = await Promise.all([
		briefing(answers, filter, { since, rules: reference.attention }),
		lookedAt(answers, noFilter),
		reportYears(answers),
		store.dataVersion()
	]);
	return {
		paper,
		filter,
		problems,
		since,
		latest: latest.period,
		years,
		dataVersion: version,
		dataAt: at,
		illustrative: store.illustrative,
		district: reference.district,
		wards,
		funds: reference.funds,
		indicators: reference.indicators.map(({ code, name, name_en, unit }) => ({ code, name, name_en, unit })),
		rules: reference.attention,
		staff: can(who, 'submission:list')
	};
}

export type BriefingPaper = Awaited<ReturnType<typeof briefingPaper>>;
