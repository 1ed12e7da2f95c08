import { m } from '$lib/paraglide/messages';

/** The page that shows what is sent of each dataset, and its name in the navigation. */
export const datasetPages: Readonly<Record<string, { path: string; name: () => string }>> = {
	ward_report: { path: '/reports', name: m.nav_reports },
	ward_report_wide: { path: '/reports', name: m.nav_reports },
	poverty_review: { path: '/wards', name: m.nav_wards },
	target: { path: '/targets', name: m.nav_targets },
	difficulty: { path: '/difficulties', name: m.nav_difficulties },
	exit_plan: { path: '/plans', name: m.nav_plans },
	proposal: { path: '/plans', name: m.nav_plans },
	task_update: { path: '/tasks', name: m.nav_tasks },
	campaign: { path: '/funds', name: m.nav_funds },
	pledge: { path: '/funds', name: m.nav_funds },
	contribution: { path: '/funds', name: m.nav_funds },
	disbursement: { path: '/funds', name: m.nav_funds },
	bank_statement: { path: '/funds/reconciliation', name: m.rec_title }
};
