import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '$lib/paraglide/runtime';
import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { uploadChoices } from '$lib/server/datasets/upload-choices';
import { isAppError } from '$lib/server/errors';
import { page } from '$lib/server/http/page';
import { uploadFormOf } from '$lib/server/http/upload-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	page(locals.locale, async () => uploadChoices(await app(), locals.who, url.searchParams.get('dataset')));

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { who, locale } = locals;
		try {
			const upload = await uploadFormOf(request);
			allow(who, 'submission:create', { dataset: upload.dataset });
			const { store } = await app();
			const { id } = await store.draft({ ...upload, who });
			redirect(303, localizeHref(`/submissions/preview/${id}`, { locale }));
		} catch (error) {
			if (!isAppError(error)) throw error;
			return fail(error.status, { message: error.words[locale] });
		}
	}
};
