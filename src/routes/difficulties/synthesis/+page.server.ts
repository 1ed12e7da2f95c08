import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { synthesisPaper } from '$lib/server/http/synthesis';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) =>
	page(locals.locale, async () => {
		const running = await app();
		return { ...(await synthesisPaper(running, url, locals)), prints: running.config.chromium !== null };
	});
