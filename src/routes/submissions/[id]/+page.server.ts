import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '$lib/paraglide/runtime';
import { app } from '$lib/server/app';
import { isAppError } from '$lib/server/errors';
import { decideOn, requireReason } from '$lib/server/http/decision';
import { told } from '$lib/server/http/page';
import { smallForm } from '$lib/server/http/small-form';
import { submissionFor } from '$lib/server/http/submission';
import { submissionPage } from '$lib/server/measures/submission-page';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) =>
	told(locals.locale, async () => {
		const { store } = await app();
		const { who, locale } = locals;
		const find = () => submissionFor(store, params.id, who, 'submission:read');
		const record = Number(url.searchParams.get('record')) || null;
		const view = await submissionPage(store, find, { who, record, locale });
		return { ...view, again: url.searchParams.get('again') === '1' };
	});

export const actions: Actions = {
	default: async ({ params, locals, request }) => {
		const { who, locale } = locals;
		try {
			const form = await smallForm(request);
			const { store } = await app();
			const decision = { word: String(form.get('decision')), reason: form.get('reason') };
			requireReason(decision);
			await decideOn(store, params.id, who, decision);
		} catch (error) {
			if (!isAppError(error)) throw error;
			return fail(error.status, { message: error.words[locale] });
		}
		redirect(303, localizeHref(`/submissions/${params.id}`, { locale }));
	}
};
