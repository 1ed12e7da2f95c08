import { noFilter } from '$lib/domain/filter';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { pageFilter } from '$lib/server/http/page-filter';
import { kpis } from '$lib/server/measures/kpis';
import { lookedAt } from '$lib/server/measures/looked-at';
import { tiles, type TileMeasure } from '$lib/server/measures/tiles';
import type { PageServerLoad } from './$types';

const shown = [
	'progress',
	'poor_end',
	'poverty_rate',
	'dossiers',
	'payments',
	'reporting',
	'received',
	'spent'
] as const satisfies TileMeasure[];

export const load: PageServerLoad = ({ url, locals: { locale } }) =>
	page(locale, async () => {
		const { store } = await app();
		const { answers, reference } = store;
		const { filter: asked, problems, wards } = pageFilter(url, reference, locale);
		const filter = { ...noFilter, periods: asked.periods };
		const [latest, district, ...measured] = await Promise.all([
			lookedAt(answers, noFilter),
			kpis(answers, filter),
			...shown.map((measure) => tiles(answers, filter, measure))
		]);
		const sort = url.searchParams.get('sort') ?? '';
		const unused = asked.funds.length + asked.donorKinds.length > 0;
		return { filter, problems, unused, wards, sort, latest: latest.period, district, measured };
	});
