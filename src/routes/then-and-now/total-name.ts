import { m } from '$lib/paraglide/messages';

const names: Record<string, () => string> = {
	poor_end: m.measure_poor_end,
	near_poor_end: m.conversion_near_poor,
	households_total: m.conversion_households,
	dossiers_complete: m.conversion_dossiers_complete,
	dossiers_total: m.conversion_dossiers_total,
	paid_on_time: m.conversion_paid_on_time,
	beneficiaries_due: m.conversion_beneficiaries_due,
	received: m.measure_received,
	spent: m.measure_spent
};

/** What a line of totals counts. */
export const totalName = (indicator: string) => names[indicator]?.() ?? indicator;
