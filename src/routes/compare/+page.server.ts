import { app } from '$lib/server/app';
import { comparePage } from '$lib/server/http/compare';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) =>
	page(locale, async () => comparePage(await app(), url, locale));
