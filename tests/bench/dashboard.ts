import { noFilter } from '../../src/lib/domain/filter';
import { attention } from '../../src/lib/server/measures/attention';
import { campaignCurves, campaigns } from '../../src/lib/server/measures/campaigns';
import { fundMonths } from '../../src/lib/server/measures/fund-months';
import { fundDonorKinds, fundPurposes, fundTotals, fundWards } from '../../src/lib/server/measures/fund-use';
import { kpis } from '../../src/lib/server/measures/kpis';
import { overview } from '../../src/lib/server/measures/overview';
import { ranking } from '../../src/lib/server/measures/ranking';
import { tiles } from '../../src/lib/server/measures/tiles';
import { trend } from '../../src/lib/server/measures/trend';
import { wardPage } from '../../src/lib/server/measures/ward';
import { Store } from '../../src/lib/server/store';
import { quantile, record } from './record';

const CLIENTS = 8;
const ROUNDS = 25;

/** Asks every question of the pages from eight clients at once and holds the times against the bars. */
export async function benchDashboard(dataDir: string, rows: number): Promise<void> {
	const store = await Store.open({ dataDir, referenceDir: 'data/reference' });
	const ask = store.warehouse;
	const questions: Record<string, () => Promise<unknown>> = {
		overview: () => overview(ask, noFilter),
		kpis: () => kpis(ask, noFilter),
		trend: () => trend(ask, noFilter),
		ranking: () => ranking(ask, noFilter),
		tiles: () => tiles(ask, noFilter),
		attention: () => attention(ask, noFilter),
		'ward page': () => wardPage(ask, '00139', noFilter, true),
		'fund totals': () => fundTotals(ask, noFilter),
		'fund months': () => fundMonths(ask, noFilter),
		'fund wards': () => fundWards(ask, noFilter),
		'fund donor kinds': () => fundDonorKinds(ask, noFilter),
		'fund purposes': () => fundPurposes(ask, noFilter),
		campaigns: () => campaigns(ask, noFilter),
		'campaign curves': () => campaignCurves(ask, noFilter)
	};
	for (const [name, question] of Object.entries(questions)) {
		await question();
		const samples = await fromManyClients(question);
		const p50 = quantile(samples, 0.5);
		const p95 = quantile(samples, 0.95);
		record({
			name: `${name} p50`,
			value: p50,
			unit: 'ms',
			baseline: null,
			bar: '≤ 15 ms',
			met: p50 <= 15,
			rows
		});
		record({
			name: `${name} p95`,
			value: p95,
			unit: 'ms',
			baseline: null,
			bar: '≤ 50 ms',
			met: p95 <= 50,
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
