import type { Period } from '../../domain/period';
import type { Ask } from './ask';

/** The years of which wards owe or have sent reports, the first one first. */
export async function reportYears(ask: Ask): Promise<string[]> {
	const rows = await ask.query<{ year: string }>(
		'SELECT DISTINCT left(period, 4) AS year FROM report_month ORDER BY year'
	);
	return rows.map(({ year }) => year);
}

/** The months that any ward has reported, the latest first. */
export async function reportedMonths(ask: Ask): Promise<Period[]> {
	const rows = await ask.query<{ period: Period }>(
		'SELECT period FROM report_month WHERE reported ORDER BY period DESC'
	);
	return rows.map(({ period }) => period);
}
