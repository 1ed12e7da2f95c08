import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '$lib/paraglide/runtime';
import { app } from '$lib/server/app';
import { isAppError } from '$lib/server/errors';
import { dropWaiting } from '$lib/server/http/draft-form';
import { page } from '$lib/server/http/page';
import { smallForm } from '$lib/server/http/small-form';
import { waitingPage } from '$lib/server/measures/waiting-page';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(locals.locale, async () => ({ drafts: waitingPage((await app()).store, locals.who) }));

export const actions: Actions = {
	default: async ({ locals: { who, locale }, request }) => {
		try {
			const form = await smallForm(request);
			await dropWaiting((await app()).store, who, form);
		} catch (error) {
			if (!isAppError(error)) throw error;
			return fail(error.status, { message: error.words[locale] });
		}
		redirect(303, localizeHref('/submissions/waiting', { locale }));
	}
};
