import { fail, redirect } from '@sveltejs/kit';
import { can } from '$lib/domain/role';
import { localizeHref } from '$lib/paraglide/runtime';
import { app } from '$lib/server/app';
import { isAppError } from '$lib/server/errors';
import { page } from '$lib/server/http/page';
import { submissionFor } from '$lib/server/http/submission';
import { submissionPage } from '$lib/server/measures/submission-page';
import type { Actions, PageServerLoad } from './$types';

const decisions = { approve: 'approved', return: 'returned', withdraw: 'withdrawn' } as const;

export const load: PageServerLoad = ({ params, locals, url }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		const { who, locale } = locals;
		const submission = await submissionFor(store, params.id, who, 'submission:read');
		const resource = { wardCode: submission.ward_code, dataset: submission.dataset };
		const mayOpen = can(who, 'submission:file', resource);
		const record = mayOpen ? Number(url.searchParams.get('record')) || null : null;
		const mayDecide = can(who, 'submission:decide', resource) && ['accepted', 'approved'].includes(submission.status);
		return { submission, mayOpen, mayDecide, record, ...(await submissionPage(store, submission, record, locale)) };
	});

export const actions: Actions = {
	default: async ({ params, locals, request }) => {
		const form = await request.formData();
		const decision = decisions[String(form.get('decision')) as keyof typeof decisions];
		if (!decision) return fail(400, { message: 'decision' });
		try {
			const { store } = await app();
			const submission = await submissionFor(store, params.id, locals.who, 'submission:decide');
			await store.decide(submission, decision, locals.who, String(form.get('reason') ?? '').slice(0, 500) || null);
		} catch (error) {
			if (!isAppError(error)) throw error;
			return fail(error.status, { message: error.words[locals.locale] });
		}
		redirect(303, localizeHref(`/submissions/${params.id}`, { locale: locals.locale }));
	}
};
