import { Store } from '../../src/lib/server/store';
import { quantile, record } from './record';
import { sendReports, yearFile } from './report-years';

const ROUNDS = 10;

/**
 * A report file of 14 wards × 12 months: how long a dry run and a load take, each round with other figures that the
 * sender has confirmed. `beside` says what the data folder holds already.
 */
export async function benchSmallReport(dataDir: string, beside: string): Promise<void> {
	const store = await Store.open({ dataDir, referenceDir: 'data/reference' });
	const dry: number[] = [];
	const loaded: number[] = [];
	try {
		for (let round = 0; round < ROUNDS; round++) {
			dry.push(await send(store, round, true));
			loaded.push(await send(store, round, false));
		}
	} finally {
		await store.close();
	}
	for (const { step, times, bar } of [
		{ step: 'dry run', times: dry, bar: 150 },
		{ step: 'load', times: loaded, bar: 300 }
	]) {
		const value = quantile(times, 0.5);
		record({
			name: `small report, ${step}, ${beside}`,
			value,
			unit: 'ms',
			baseline: null,
			bar: `≤ ${bar} ms`,
			met: value <= bar,
			rows: 168
		});
	}
}

/** Milliseconds until a report file of `round` is answered. */
async function send(store: Store, round: number, dryRun: boolean): Promise<number> {
	const text = yearFile(store.reference, round);
	const started = performance.now();
	await sendReports(store, { name: 'report.csv', text }, { dryRun });
	return performance.now() - started;
}
