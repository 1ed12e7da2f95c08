import { noFilter } from '../../src/lib/domain/filter';
import type { Ask } from '../../src/lib/server/measures/ask';
import { attention } from '../../src/lib/server/measures/attention';
import { campaignCurves, campaigns } from '../../src/lib/server/measures/campaigns';
import { compared } from '../../src/lib/server/measures/compared';
import { dossierPace } from '../../src/lib/server/measures/dossiers';
import { flowsByMonth, flowsOver } from '../../src/lib/server/measures/flows';
import { fundMonths } from '../../src/lib/server/measures/fund-months';
import {
	fundChannels,
	fundDonorKinds,
	fundPurposes,
	fundTotals,
	fundWards
} from '../../src/lib/server/measures/fund-use';
import { kpis } from '../../src/lib/server/measures/kpis';
import { lookedAt } from '../../src/lib/server/measures/looked-at';
import { overview } from '../../src/lib/server/measures/overview';
import { paymentMonths } from '../../src/lib/server/measures/payments';
import { rates } from '../../src/lib/server/measures/rates';
import { ranking } from '../../src/lib/server/measures/ranking';
import { targets } from '../../src/lib/server/measures/targets';
import { tiles } from '../../src/lib/server/measures/tiles';
import { trend } from '../../src/lib/server/measures/trend';
import { wardPage } from '../../src/lib/server/measures/ward';
import { Store } from '../../src/lib/server/store';
import type { Params } from '../../src/lib/server/warehouse/reader';
import { quantile, record } from './record';

const CLIENTS = 8;
const ROUNDS = 25;

/**
 * Asks every measure of the pages from eight clients at once and holds the times against the bars. A measure is one
 * question to one view; a page asks several one after the other, and their sum is told without a bar.
 */
export async function benchDashboard(dataDir: string, rows: number): Promise<void> {
	const store = await Store.open({ dataDir, referenceDir: 'data/reference' });
	const ask = store.warehouse;
	const { period, months } = await lookedAt(ask, noFilter);
	const span = { from: months[0] ?? '', to: months.at(-1) ?? '' };
	const pages: Record<string, (ask: Ask) => Promise<unknown>> = {
		overview: (asked) => overview(asked, noFilter),
		kpis: (asked) => kpis(asked, noFilter),
		trend: (asked) => trend(asked, noFilter),
		ranking: (asked) => ranking(asked, noFilter),
		tiles: (asked) => tiles(asked, noFilter),
		attention: (asked) => attention(asked, noFilter, store.reference.attention),
		'ward page': (asked) => wardPage(asked, '00139', noFilter, true),
		targets: (asked) => targets(asked, noFilter),
		'flows of a year': (asked) => flowsOver(asked, (period ?? '').slice(0, 4)),
		'flows by month': (asked) => flowsByMonth(asked, { ward: '00139', kind: 'poor', ...span }),
		rates: (asked) =>
			rates(asked, { places: [null, '00139'], indicators: ['poor_end', 'near_poor_end'], periods: months }),
		'dossiers and their pace': (asked) => dossierPace(asked, span),
		'payments by month': (asked) => paymentMonths(asked, span),
		'comparison of all wards': (asked) => compared(asked, { wards: [], periods: period ? [period] : [] }),
		'comparison by month': (asked) => compared(asked, { wards: ['00139', '00118'], periods: months }),
		'fund totals': (asked) => fundTotals(asked, noFilter),
		'fund months': (asked) => fundMonths(asked, noFilter),
		'fund wards': (asked) => fundWards(asked, noFilter),
		'fund donor kinds': (asked) => fundDonorKinds(asked, noFilter),
		'fund channels': (asked) => fundChannels(asked, noFilter),
		'fund purposes': (asked) => fundPurposes(asked, noFilter),
		campaigns: (asked) => campaigns(asked, noFilter),
		'campaign curves': (asked) => campaignCurves(asked, noFilter)
	};
	for (const [name, page] of Object.entries(pages)) {
		const timer = new Timer(ask);
		await page(timer);
		timer.forget();
		const whole = await fromManyClients(() => page(timer));
		const [p50, p95] = timer.slowest();
		const count = timer.measures;
		const label = count > 1 ? `${name}, slowest of ${count} measures` : name;
		record({
			name: `${label}: p50`,
			value: p50,
			unit: 'ms',
			baseline: null,
			bar: '≤ 15 ms',
			met: p50 <= 15,
			rows
		});
		record({
			name: `${label}: p95`,
			value: p95,
			unit: 'ms',
			baseline: null,
			bar: '≤ 50 ms',
			met: p95 <= 50,
			rows
		});
		if (count === 1) continue;
		const together = quantile(whole, 0.5);
		record({
			name: `${name}, all one after the other: p50`,
			value: together,
			unit: 'ms',
			baseline: null,
			bar: 'none',
			met: null,
			rows
		});
	}
	const raw = () =>
		ask.query(`SELECT fund_code, ward_code, strftime(received_on, '%Y%m') AS period, count(*) AS n, sum(amount_vnd) AS vnd
			FROM fact_contribution GROUP BY ALL ORDER BY ALL`);
	const kept = () => ask.query('SELECT * FROM fund_by_ward ORDER BY ALL');
	const baseline = await alone(raw);
	const value = await alone(kept);
	record({
		name: 'month × ward × fund, view',
		value,
		unit: 'ms',
		baseline,
		bar: '≤ 0.1 × raw',
		met: value <= 0.1 * baseline,
		rows
	});
	await store.close();
}

async function fromManyClients(question: () => Promise<unknown>): Promise<number[]> {
	const samples: number[] = [];
	const client = async () => {
		for (let round = 0; round < ROUNDS; round++) samples.push(await timed(question));
	};
	await Promise.all(Array.from({ length: CLIENTS }, client));
	return samples;
}

async function alone(question: () => Promise<unknown>): Promise<number> {
	const samples: number[] = [];
	for (let round = 0; round < 5; round++) samples.push(await timed(question));
	return quantile(samples, 0.5);
}

async function timed(question: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await question();
	return performance.now() - started;
}

/** Passes questions on and times each of them by itself. */
class Timer implements Ask {
	private readonly samples = new Map<string, number[]>();

	constructor(private readonly to: Ask) {}

	async query<T>(sql: string, params?: Params): Promise<T[]> {
		const started = performance.now();
		const rows = await this.to.query<T>(sql, params);
		const samples = this.samples.get(sql) ?? [];
		samples.push(performance.now() - started);
		this.samples.set(sql, samples);
		return rows;
	}

	/** What was asked until now was only to warm up. */
	forget(): void {
		this.samples.clear();
	}

	get measures(): number {
		return this.samples.size;
	}

	/** The highest median and the highest 95th percentile of any measure. */
	slowest(): [p50: number, p95: number] {
		const highest = (share: number) =>
			Math.max(...[...this.samples.values()].map((samples) => quantile(samples, share)));
		return [highest(0.5), highest(0.95)];
	}
}
