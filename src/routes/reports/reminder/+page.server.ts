import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { pageFilter } from '$lib/server/http/page-filter';
import { publicAddress } from '$lib/server/http/public-address';
import { owedMonths, owedReports } from '$lib/server/measures/owed-reports';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) =>
	page(locale, async () => {
		const { store } = await app();
		const { answers, reference } = store;
		const { filter, problems, wards } = pageFilter(url, reference, locale);
		const months = await owedMonths(answers);
		const periods = filter.periods.length > 0 ? filter.periods : months.slice(0, 1);
		return {
			owed: await owedReports(answers, { ...filter, periods: periods.length > 0 ? periods : ['000000'] }),
			filter: { ...filter, periods },
			months,
			problems,
			wards,
			district: reference.district,
			origin: publicAddress()
		};
	});
