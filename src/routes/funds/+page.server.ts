import { filterFromParams, filterProblemWords } from '$lib/domain/filter';
import { app } from '$lib/server/app';
import { newest } from '$lib/server/export/newest';
import { page } from '$lib/server/http/page';
import { fundsPage } from '$lib/server/measures/funds';
import { newestContributions, newestDisbursements, type Contribution, type Disbursement } from './newest';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		const { funds, purposes, wards: units } = store.reference;
		const wards = units
			.filter((ward) => ward.in_district)
			.map(({ code, name }) => ({ code, name }))
			.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
		const codes = funds.map(({ code }) => code);
		const known = { funds: codes, wards: wards.map(({ code }) => code) };
		const { filter, problems } = filterFromParams(url.searchParams, known);
		const [view, contributions, disbursements] = await Promise.all([
			fundsPage(store.answers, filter, codes),
			newest<Contribution>(store, locals.who, newestContributions(filter)),
			newest<Disbursement>(store, locals.who, newestDisbursements(filter))
		]);
		const words = problems.map((problem) => filterProblemWords(problem)[locals.locale]);
		return { filter, problems: words, funds, purposes, wards, view, contributions, disbursements };
	});
