import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	page(locals.locale, async () => {
		const { store } = await app();
		const profiles = store.profiles.list();
		const saved = profiles.find(({ profile }) => profile.layout === url.searchParams.get('saved'));
		return { profiles, saved: saved?.profile.layout ?? null };
	});
