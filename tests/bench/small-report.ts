import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Store } from '../../src/lib/server/store';
import { quantile, record } from './record';

/** A report file of 14 wards × 12 months: how long a dry run and a load take. */
export async function benchSmallReport(tmp: string): Promise<void> {
	const store = await Store.open({
		dataDir: mkdtempSync(join(tmp, 'small-')),
		referenceDir: 'data/reference'
	});
	const send = async (round: number, dryRun: boolean) => {
		const started = performance.now();
		const outcome = await store.submit({
			dataset: 'ward_report_wide',
			source: Readable.from([Buffer.from(report(round))]),
			fileName: 'report.csv',
			who: { role: 'admin', wardCode: null },
			options: { dryRun }
		});
		if (outcome.status !== 'accepted') throw new Error(`refused: ${outcome.problems[0]?.code}`);
		return performance.now() - started;
	};
	const rounds = Array.from({ length: 10 }, (_, round) => round);
	const dry: number[] = [];
	const loaded: number[] = [];
	for (const round of rounds) {
		dry.push(await send(round, true));
		loaded.push(await send(round, false));
	}
	const [check, load] = [quantile(dry, 0.5), quantile(loaded, 0.5)];
	record({
		name: 'small report, dry run',
		value: check,
		unit: 'ms',
		baseline: null,
		bar: '≤ 150 ms',
		met: check <= 150,
		rows: 168
	});
	record({
		name: 'small report, load',
		value: load,
		unit: 'ms',
		baseline: null,
		bar: '≤ 300 ms',
		met: load <= 300,
		rows: 168
	});
	await store.close();
}

/** All wards and months in one file; `round` makes its bytes new. */
function report(round: number): string {
	const wards = JSON.parse(readFileSync('data/reference/ward.json', 'utf8')) as {
		code: string;
		in_district: boolean;
	}[];
	const indicators = JSON.parse(readFileSync('data/reference/indicator.json', 'utf8')) as { code: string }[];
	const flow: Record<string, number> = { poor_start: 40, newly_poor: 1, escaped: 3, poor_end: 38 };
	const near: Record<string, number> = { near_poor_start: 60, near_escaped: 4, near_poor_end: 56 };
	const values = indicators.map(({ code }) => {
		if (code.startsWith('near_')) return near[code] ?? 0;
		return flow[code] ?? (/^(fell_back|moved_in|moved_out)$/.test(code) ? 0 : 100 + round);
	});
	const rows = wards
		.filter((ward) => ward.in_district)
		.flatMap(({ code }) =>
			Array.from({ length: 12 }, (_, month) => [code, 201901 + month, ...values].join(','))
		);
	return `${['ward_code', 'period', ...indicators.map(({ code }) => code)].join(',')}\n${rows.join('\n')}\n`;
}
