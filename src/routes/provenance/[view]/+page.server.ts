import { app } from '$lib/server/app';
import { trace } from '$lib/server/explore/trace';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		const { who, locale } = locals;
		return { traced: await trace(store, { view: params.view, search: url.searchParams, who, locale }) };
	});
