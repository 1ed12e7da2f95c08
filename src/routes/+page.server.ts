import { can } from '$lib/domain/role';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { pageFilter } from '$lib/server/http/page-filter';
import { overviewPage } from '$lib/server/measures/overview-page';
import { isTileMeasure } from '$lib/server/measures/tiles';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		const { funds, indicators, attention: rules } = store.reference;
		const { filter: asked, problems, wards } = pageFilter(url, store.reference, locals.locale);
		const filter = { ...asked, funds: [], donorKinds: [] };
		const measure = url.searchParams.get('measure') || 'progress';
		const known = isTileMeasure(measure);
		return {
			...(await overviewPage(store.answers, filter, { measure: known ? measure : 'progress', rules })),
			...{ filter, problems, wards, funds, badMeasure: known ? null : measure },
			unused: asked.funds.length + asked.donorKinds.length > 0,
			rules,
			staff: can(locals.who, 'submission:list'),
			indicators: indicators.map(({ code, name, name_en, unit }) => ({ code, name, name_en, unit }))
		};
	});
