import { app } from '$lib/server/app';
import { dossiersPage } from '$lib/server/http/dossiers';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) =>
	page(locale, async () => dossiersPage(await app(), url, locale));
