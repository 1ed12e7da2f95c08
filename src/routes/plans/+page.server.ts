import { can } from '$lib/domain/role';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { districtWards } from '$lib/server/http/page-filter';
import { dataDay } from '$lib/server/measures/data-day';
import { registerYears } from '$lib/server/measures/difficulties';
import { pendingProposals, planLines, planSums, proposalSums } from '$lib/server/measures/plans';
import type { PageServerLoad } from './$types';

/** As many as stand on the page; the others are in the explorer. */
const SHOWN = 20;

export const load: PageServerLoad = ({ url, locals: { locale, who } }) =>
	page(locale, async () => {
		const { answers, reference } = (await app()).store;
		const years = await registerYears(answers);
		const filter = {
			year: url.searchParams.get('year') || (years[0] ?? ''),
			ward: url.searchParams.get('ward_code') ?? ''
		};
		return {
			...{ filter, years },
			plans: await planSums(answers, filter),
			waiting: await planLines(answers, filter, 'needed', SHOWN),
			proposals: await proposalSums(answers, filter),
			pending: await pendingProposals(answers, filter, SHOWN),
			asOf: await dataDay(answers),
			wards: districtWards(reference),
			maySend: can(who, 'submission:create', { dataset: 'exit_plan' })
		};
	});
