import type { Ask } from './ask';

/** The years of which wards owe or have sent reports, the first one first. */
export async function reportYears(ask: Ask): Promise<string[]> {
	const rows = await ask.query<{ year: string }>(
		'SELECT DISTINCT left(period, 4) AS year FROM report_month ORDER BY year'
	);
	return rows.map(({ year }) => year);
}
