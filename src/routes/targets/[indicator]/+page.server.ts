import { noFilter } from '$lib/domain/filter';
import { app } from '$lib/server/app';
import { AppError } from '$lib/server/errors';
import { page } from '$lib/server/http/page';
import { pageFilter } from '$lib/server/http/page-filter';
import { lookedAt } from '$lib/server/measures/looked-at';
import { targets } from '$lib/server/measures/targets';
import { trend } from '$lib/server/measures/trend';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params: { indicator }, url, locals: { locale } }) =>
	page(locale, async () => {
		const { answers, reference } = (await app()).store;
		const found = reference.indicators.find(({ code }) => code === indicator);
		if (!found) {
			throw new AppError('not_found', {
				vi: `Không có chỉ tiêu mang mã “${indicator.slice(0, 40)}”.`,
				en: `There is no indicator with the code “${indicator.slice(0, 40)}”.`
			});
		}
		const { filter: asked, problems, wards } = pageFilter(url, reference, locale);
		const filter = { ...noFilter, wards: asked.wards.slice(0, 1), periods: asked.periods };
		const one = { ...filter, indicators: [indicator] };
		const [latest, all, course] = await Promise.all([
			lookedAt(answers, noFilter),
			targets(answers, one),
			trend(answers, one)
		]);
		const unused = asked.funds.length + asked.donorKinds.length > 0;
		const { code, name, name_en, unit } = found;
		return {
			...{ filter, problems, unused, wards, latest: latest.period, targets: all, trend: course },
			indicators: [{ code, name, name_en, unit }]
		};
	});
