import { Readable } from 'node:stream';
import { addDays, lastDay, periodOf } from '../../src/lib/sample/calendar';
import { csv } from '../../src/lib/sample/csv';
import { Rng } from '../../src/lib/sample/prng';
import { wardsOf } from '../../src/lib/sample/reference';
import { officeHour } from '../../src/lib/sample/reports';
import { wardYear, type WardYear } from '../../src/lib/sample/ward-year';
import { confirmable, ruleSetOf } from '../../src/lib/server/ingest/rule-sets';
import type { Reference } from '../../src/lib/server/reference';
import { Store } from '../../src/lib/server/store';

const SEED = 672;

/** How often a ward's report comes a week late, and how often never. */
const LATE = 0.04;
const NEVER = 0.02;

interface MonthFile {
	name: string;
	text: string;
	receivedAt: string;
}

/**
 * Sends in the monthly reports of every ward for `count` years before the plan year, made from a seed: a file a month, and
 * another for what came late. Gives how many reports of a ward there are.
 */
export async function sendReportYears(dataDir: string, count: number): Promise<number> {
	const store = await Store.open({ dataDir, referenceDir: 'data/reference' });
	try {
		const files = monthFiles(store.reference, count);
		await store.inBulk(async () => {
			for (const { name, text, receivedAt } of files)
				await sendReports(store, { name, text }, { receivedAt: new Date(receivedAt) });
		});
		return files.reduce((sum, { text }) => sum + text.split('\n').length - 2, 0);
	} finally {
		await store.close();
	}
}

/** Sends a file of reports whose sender has confirmed all there is to confirm. Throws when it would not count. */
export async function sendReports(
	store: Store,
	{ name, text }: { name: string; text: string },
	options: { receivedAt?: Date; dryRun?: boolean }
): Promise<void> {
	const outcome = await store.submit({
		dataset: 'ward_report_wide',
		source: Readable.from([Buffer.from(text)]),
		fileName: name,
		who: { role: 'standing_agency', wardCode: null },
		options: { ...options, read: { confirmed: confirmable(ruleSetOf(store.reference)) } }
	});
	if (outcome.status !== 'accepted') throw new Error(`${name} was refused: ${outcome.problems[0]?.code}`);
}

/** One file of every ward's twelve reports of the plan year; the same for the same `round`, other figures for another. */
export function yearFile(reference: Reference, round: number): string {
	const { plan_year } = reference.district;
	const rng = new Rng(SEED).fork(`round ${round}`);
	const wards = wardsOf(reference).map((ward) => wardYear(rng, ward, plan_year));
	return csv(
		columnsOf(reference),
		wards.flatMap((own) =>
			own.months.map((month, index) => ({
				ward_code: own.ward.code,
				period: periodOf(plan_year, index + 1),
				...month
			}))
		)
	);
}

const columnsOf = (reference: Reference) => [
	'ward_code',
	'period',
	...reference.indicators.map(({ code }) => code)
];

/** The same files at every run, in the order of their sending. */
export function monthFiles(reference: Reference, count: number): MonthFile[] {
	const { plan_year } = reference.district;
	const columns = columnsOf(reference);
	const rng = new Rng(SEED);
	const years = Array.from({ length: count }, (_, i) => plan_year - count + i);
	const files = years.flatMap((year) => {
		const own = rng.fork(`year ${year}`);
		const wards = wardsOf(reference).map((ward) => wardYear(own, ward, year));
		return Array.from({ length: 12 }, (_, index) => filesOf(own, wards, { year, index }, columns)).flat();
	});
	return files.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt) || a.name.localeCompare(b.name));
}

function filesOf(
	rng: Rng,
	wards: readonly WardYear[],
	{ year, index }: { year: number; index: number },
	columns: readonly string[]
): MonthFile[] {
	const period = periodOf(year, index + 1);
	const fates = wards.map((own) => ({
		own,
		fate: rng.weighted([
			['in time', 1 - LATE - NEVER],
			['late', LATE],
			['never', NEVER]
		] as const)
	}));
	return (['in time', 'late'] as const).flatMap((asked) => {
		const rows = fates
			.filter(({ fate }) => fate === asked)
			.map(({ own }) => ({ ward_code: own.ward.code, period, ...own.months[index] }));
		if (rows.length === 0) return [];
		const day = addDays(lastDay(year, index + 1), asked === 'late' ? 9 : 2);
		return [{ name: `${period}-${asked}.csv`, text: csv(columns, rows), receivedAt: officeHour(rng, day) }];
	});
}
