import { app } from '$lib/server/app';
import { dictionary } from '$lib/server/explore/dictionary';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		return { dictionary: await dictionary(store, locals.who, locals.locale) };
	});
