import { filterFromParams, filterProblemWords } from '$lib/domain/filter';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { reconciliationPage } from '$lib/server/measures/reconciliation';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		const { funds } = store.reference;
		const known = { funds: funds.map(({ code }) => code), wards: [] };
		const { filter, problems } = filterFromParams(url.searchParams, known);
		const view = await reconciliationPage(store.answers, filter);
		const words = problems.map((problem) => filterProblemWords(problem)[locals.locale]);
		return { filter, problems: words, funds, view };
	});
