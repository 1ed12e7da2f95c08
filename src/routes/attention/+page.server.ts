import { app } from '$lib/server/app';
import { can } from '$lib/domain/role';
import { page } from '$lib/server/http/page';
import { pageFilter } from '$lib/server/http/page-filter';
import { attention } from '$lib/server/measures/attention';
import { findView } from '$lib/server/export/catalog';
import { finders } from '$lib/server/measures/attention-kinds';
import { lookedAt } from '$lib/server/measures/looked-at';
import { noFilter } from '$lib/domain/filter';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale, who } }) =>
	page(locale, async () => {
		const { answers, reference } = (await app()).store;
		const { filter: asked, problems, wards } = pageFilter(url, reference, locale);
		const filter = { ...asked, funds: [], donorKinds: [] };
		return {
			...{ filter, problems, wards },
			items: await attention(answers, filter, reference.attention),
			latest: (await lookedAt(answers, noFilter)).period,
			asOf: (await lookedAt(answers, filter)).asOf,
			rules: reference.attention.map((rule) => {
				const { view } = finders[rule.kind];
				return { ...rule, view, viewTitle: findView(view, 'full').title[locale] };
			}),
			staff: can(who, 'submission:list')
		};
	});
