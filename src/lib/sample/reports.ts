import { addDays, instant, lastDay, periodOf } from './calendar';
import { csv } from './csv';
import type { SentFile } from './manifest';
import type { Rng } from './prng';
import type { WardYear } from './ward-year';

/** Reports that came after the due day: `ward period` → days after the month's end. */
const LATE: Readonly<Record<string, number>> = {
	'00121 201902': 5,
	'00154 201903': 7,
	'00136 201906': 4,
	'00121 201908': 6,
	'00118 201909': 3,
	'00154 201910': 9
};

/** Reports that were never sent. */
const MISSING = new Set(['00118 201910', '00121 201912']);

/**
 * First sendings that were wrong, as differences from the truth; each still obeys the flow identity, so that
 * it was taken in.
 */
const MISTAKES: Readonly<Record<string, { after: number; by: Record<string, number> }>> = {
	'00127 201903': { after: 15, by: { escaped: 2, poor_end: -2 } },
	'00139 201906': { after: 18, by: { escaped: 3, poor_end: -3, paid_on_time: -7 } },
	'00148 201908': { after: 11, by: { newly_poor: 1, poor_end: 1, outreach_events: 2 } },
	'00124 201911': { after: 13, by: { escaped: 1, poor_end: -1, people_reached: -40 } }
};

/** Figures unlike the months before, which the ward looked at and confirmed: `ward period` → the rules that asked. */
const CONFIRMED: Readonly<Record<string, string[]>> = {
	'00151 201907': ['far_from_usual'],
	'00136 201909': ['outside_history'],
	'00127 201909': ['far_from_usual'],
	'00118 201911': ['outside_history'],
	'00124 201912': ['far_from_usual']
};

/**
 * Each ward's monthly files: sent in the first two days after the month, save those that are late, missing
 * or put right later.
 */
export function reportFiles(
	rng: Rng,
	years: readonly WardYear[],
	year: number,
	indicators: readonly string[]
): SentFile[] {
	const columns = ['ward_code', 'period', ...indicators];
	return years.flatMap(({ ward, months }) =>
		months.flatMap((truth, index) => {
			const period = periodOf(year, index + 1);
			const key = `${ward.code} ${period}`;
			if (MISSING.has(key)) return [];
			const file = (suffix: string, days: number, values: Record<string, number>): SentFile => ({
				path: `reports/${period}/${ward.code}${suffix}.csv`,
				text: csv(columns, [{ ward_code: ward.code, period, ...values }]),
				dataset: 'ward_report_wide',
				received_at: officeHour(rng, addDays(lastDay(year, index + 1), days)),
				sender_role: 'ward_officer',
				ward_code: ward.code,
				...(CONFIRMED[key] && { confirm: CONFIRMED[key] })
			});
			const usual = index === 3 || index === 11 ? 2 : rng.int(1, 2); // 1 May and 1 January are holidays
			const mistake = MISTAKES[key];
			const first = mistake ? withMistake(truth, mistake.by) : truth;
			const sent = file('', LATE[key] ?? usual, first);
			return mistake ? [sent, file('-dinh-chinh', mistake.after, truth)] : [sent];
		})
	);
}

function withMistake(truth: Record<string, number>, by: Record<string, number>): Record<string, number> {
	return Object.fromEntries(Object.entries(truth).map(([code, value]) => [code, value + (by[code] ?? 0)]));
}

/** Some time between 8:00 and 16:59 of that day. */
export const officeHour = (rng: Rng, on: string): string =>
	instant(on, rng.int(8, 16), rng.int(0, 59), rng.int(0, 59));
