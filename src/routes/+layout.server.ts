import { demoRoles } from '$lib/server/auth/demo-roles';
import { app } from '$lib/server/app';

export const load = async ({ locals, depends }) => {
	depends('data:version');
	const { config, store } = await app();
	const { version, at } = await store.dataVersion();
	const { name, name_en } = store.reference.district;
	return {
		who: locals.who,
		locale: locals.locale,
		demoRoles: config.demo ? demoRoles(store.reference.wards) : null,
		illustrative: store.illustrative,
		dataVersion: version,
		dataAt: at,
		district: { name, name_en }
	};
};
