import { mkdirSync, writeFileSync } from 'node:fs';

/** One measured figure, held against its bar. `ratio` is value ÷ baseline where there is a baseline. */
export interface BenchRecord {
	name: string;
	value: number;
	unit: string;
	baseline: number | null;
	ratio: number | null;
	bar: string;
	met: boolean | null;
	rows: number;
	at: string;
}

const records: BenchRecord[] = [];

/** Keeps a figure and shows it at once. `met` null means measured without a bar. */
export function record(figure: Omit<BenchRecord, 'at' | 'ratio'>): BenchRecord {
	const ratio = figure.baseline === null ? null : figure.value / figure.baseline;
	const kept = { ...figure, ratio, at: new Date().toISOString() };
	records.push(kept);
	const met = kept.met === null ? ' ' : kept.met ? '✓' : '✗';
	const shown = ratio === null ? '' : ` = ${ratio.toFixed(2)} × ${kept.baseline?.toFixed(1)}`;
	process.stdout.write(
		`${met} ${kept.name}: ${kept.value.toFixed(1)} ${kept.unit}${shown}  (bar ${kept.bar}, ${kept.rows} rows)\n`
	);
	return kept;
}

/** Writes `bench/results.json`. */
export function writeRecords(): void {
	mkdirSync('bench', { recursive: true });
	writeFileSync('bench/results.json', `${JSON.stringify(records, null, '\t')}\n`);
}

/** The value below which the share `q` of the samples lie. */
export function quantile(samples: number[], q: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}
