import { app } from '$lib/server/app';
import { listExplorable } from '$lib/server/explore/list';
import { audienceOf } from '$lib/server/export/mask';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		return { groups: await listExplorable(store, locals.locale, audienceOf(locals.who)) };
	});
