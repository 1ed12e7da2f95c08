import { app } from '$lib/server/app';
import { briefingPaper } from '$lib/server/http/briefing';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) =>
	page(locals.locale, async () => {
		const running = await app();
		return {
			...(await briefingPaper(running, url, locals)),
			prints: running.config.chromium !== null
		};
	});
