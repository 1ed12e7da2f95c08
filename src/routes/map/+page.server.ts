import { app } from '$lib/server/app';
import { mapPage } from '$lib/server/http/map';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) =>
	page(locale, async () => mapPage(await app(), url, locale));
