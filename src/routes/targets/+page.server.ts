import { noFilter } from '$lib/domain/filter';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { pageFilter } from '$lib/server/http/page-filter';
import { lookedAt } from '$lib/server/measures/looked-at';
import { targets } from '$lib/server/measures/targets';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) =>
	page(locale, async () => {
		const { answers, reference } = (await app()).store;
		const { filter: asked, problems, wards } = pageFilter(url, reference, locale);
		const filter = { ...noFilter, periods: asked.periods };
		const [latest, found] = await Promise.all([lookedAt(answers, noFilter), targets(answers, filter)]);
		return {
			...{ filter, problems, wards, latest: latest.period, targets: found },
			unused: asked.funds.length + asked.donorKinds.length > 0,
			show: url.searchParams.get('show') ?? '',
			sort: url.searchParams.get('sort') ?? '',
			indicators: reference.indicators.map(({ code, name, name_en, unit }) => ({ code, name, name_en, unit }))
		};
	});
