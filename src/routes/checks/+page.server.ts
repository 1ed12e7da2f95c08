import { redirect } from '@sveltejs/kit';
import { can } from '$lib/domain/role';
import { localizeHref } from '$lib/paraglide/runtime';
import { app } from '$lib/server/app';
import { checkStanding } from '$lib/server/http/check-json';
import { page, told } from '$lib/server/http/page';
import { readable } from '$lib/server/measures/readable';
import { reconciled } from '$lib/server/measures/reconciled';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(locals.locale, async () => {
		const { store, checks } = await app();
		const check = checkStanding(checks);
		const named = check.last?.faults.map(({ submission }) => submission) ?? [];
		return {
			check,
			readable: await readable(store.answers, locals.who, named),
			funds: await reconciled(store.answers),
			mayRun: can(locals.who, 'check:run')
		};
	});

export const actions: Actions = {
	/** Begins a check and shows the page again; it may take minutes, so nobody waits for it. */
	default: async ({ locals }) => {
		await told(locals.locale, async () => (await app()).checks.begin());
		redirect(303, localizeHref('/checks', { locale: locals.locale }));
	}
};
