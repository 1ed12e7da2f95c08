import { noFilter, onePeriod } from '$lib/domain/filter';
import { can } from '$lib/domain/role';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { noSuchWard, pageFilter } from '$lib/server/http/page-filter';
import { flowsOver } from '$lib/server/measures/flows';
import { kpis } from '$lib/server/measures/kpis';
import { lookedAt } from '$lib/server/measures/looked-at';
import { trend } from '$lib/server/measures/trend';
import { wardPage } from '$lib/server/measures/ward';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params: { code }, url, locals: { locale, who } }) =>
	page(locale, async () => {
		const { answers, reference } = (await app()).store;
		const { filter: asked, problems, wards } = pageFilter(url, reference, locale);
		const period = { ...noFilter, periods: asked.periods };
		const filter = { ...period, wards: [code] };
		const ward = await wardPage(answers, code, period, can(who, 'submission:list'));
		if (!ward) throw noSuchWard(code);
		const span = onePeriod(asked.periods) ?? (ward.period ?? '').slice(0, 4);
		const [latest, own, district, course, flows] = await Promise.all([
			lookedAt(answers, noFilter),
			kpis(answers, filter),
			kpis(answers, period),
			trend(answers, filter),
			flowsOver(answers, span)
		]);
		const unused = asked.funds.length + asked.donorKinds.length > 0;
		return {
			...{ filter, problems, unused, wards, latest: latest.period, ward, own, district, trend: course },
			...{ flows, funds: reference.funds },
			indicators: reference.indicators.map(({ code, name, name_en, unit }) => ({ code, name, name_en, unit }))
		};
	});
