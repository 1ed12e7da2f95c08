import { demoRoles } from '$lib/server/auth/demo-roles';
import { openPages } from '$lib/server/auth/open-pages';
import { app } from '$lib/server/app';
import { checkStanding, checkTold } from '$lib/server/http/check-json';
import { page } from '$lib/server/http/page';
import { reportYears } from '$lib/server/measures/report-years';

export const load = ({ locals, depends }) => {
	depends('data:version');
	return page(locals.locale, async () => {
		const { config, store, checks } = await app();
		const { version, at } = await store.dataVersion();
		const { name, name_en } = store.reference.district;
		return {
			who: locals.who,
			open: openPages(locals.who),
			locale: locals.locale,
			demoRoles: config.demo ? demoRoles(store.reference.wards) : null,
			illustrative: store.illustrative,
			verified: checkTold(checkStanding(checks)),
			dataVersion: version,
			dataAt: at,
			/** The years that a page's menu of months offers. */
			reportYears: await reportYears(store.answers),
			district: { name, name_en }
		};
	});
};
