import { app } from '$lib/server/app';
import { flowsPage } from '$lib/server/http/flows';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) =>
	page(locale, async () => flowsPage(await app(), url, locale));
