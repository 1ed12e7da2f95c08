import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '$lib/paraglide/runtime';
import { app } from '$lib/server/app';
import { AppError, isAppError } from '$lib/server/errors';
import { page } from '$lib/server/http/page';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		const name = url.searchParams.get('name');
		const use = name === null ? null : store.profiles.find(name);
		if (name !== null && use === null) {
			throw new AppError('not_found', { vi: 'Không có mẫu sao kê này.', en: 'There is no such profile.' });
		}
		const fields = store.datasets.get('bank_statement')?.fields ?? [];
		return { use, titles: fields.map(({ name, title, titleEn }) => ({ name, title, titleEn })) };
	});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { who, locale } = locals;
		let name: string;
		try {
			const { workbench } = await app();
			const bench = await workbench.work(request, who);
			if (bench.done === null) return { bench, message: null };
			name = bench.done === 'saved' ? bench.profile.layout : '';
		} catch (error) {
			if (!isAppError(error)) throw error;
			return fail(error.status, { bench: null, message: error.words[locale] });
		}
		redirect(303, localizeHref(`/banks?${new URLSearchParams({ saved: name })}`, { locale }));
	}
};
