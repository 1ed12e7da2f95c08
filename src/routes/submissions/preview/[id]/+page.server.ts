import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '$lib/paraglide/runtime';
import { app } from '$lib/server/app';
import { isAppError } from '$lib/server/errors';
import { actOnDraft } from '$lib/server/http/draft-form';
import { told } from '$lib/server/http/page';
import { smallForm } from '$lib/server/http/small-form';
import { previewPage } from '$lib/server/measures/preview-page';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, depends }) =>
	// What the draft would do is found out in one turn of the writer; asked twice, it would be read twice, and a failure that
	// is told once be lost.
	told(locals.locale, async () => {
		depends('draft:state');
		const { store } = await app();
		const submission = store.desk.became(params.id, locals.who);
		if (submission !== null)
			redirect(303, localizeHref(`/submissions/${submission}`, { locale: locals.locale }));
		return previewPage(store, store.desk.find(params.id, locals.who), locals.locale);
	});

export const actions: Actions = {
	default: async ({ params, locals, request }) => {
		const { who, locale } = locals;
		try {
			const form = await smallForm(request);
			const { store } = await app();
			const next = await actOnDraft(store, store.desk.find(params.id, who), form);
			redirect(303, localizeHref(next, { locale }));
		} catch (error) {
			if (!isAppError(error)) throw error;
			return fail(error.status, { message: error.words[locale], stopped: error.code === 'cancelled' });
		}
	}
};
