import { spawn, spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Warehouse } from '../../src/lib/server/warehouse/door';
import { literal } from '../../src/lib/server/warehouse/literal';
import { columns } from './contributions-file';
import { record } from './record';

interface Load {
	seconds: number;
	peakMb: number;
}

interface Place {
	file: string;
	rows: number;
	tmp: string;
}

/** Every load is made so often, in turns, and its best time counts: what disturbs a machine only ever adds. */
const ROUNDS = 3;

/** Loads the file raw and by the product, and holds the times against each other. Gives a data folder loaded over the terminal. */
export async function benchIngest({ file, rows, tmp }: Place): Promise<string> {
	const times = { raw: [] as number[], cli: [] as Load[], http: [] as Load[] };
	let kept = '';
	for (let round = 0; round < ROUNDS; round++) {
		settle();
		times.raw.push(await rawLoad({ file, rows, tmp }));
		if (kept) rmSync(kept, { recursive: true, force: true });
		settle();
		kept = mkdtempSync(join(tmp, 'cli-'));
		times.cli.push(
			await run(['bin/thoatngheo.js', 'ingest', 'contribution', file, '--json'], { DATA_DIR: kept })
		);
		settle();
		const overHttp = mkdtempSync(join(tmp, 'http-'));
		times.http.push(await httpIngest(file, overHttp));
		rmSync(overHttp, { recursive: true, force: true });
	}
	const baseline = Math.min(...times.raw);
	record({
		name: 'raw typed load',
		value: baseline,
		unit: 's',
		baseline: null,
		bar: 'none',
		met: null,
		rows
	});
	for (const [name, loads, limit] of [
		['ingest by terminal', times.cli, 1.3],
		['ingest over HTTP', times.http, 1.5]
	] as const) {
		const value = Math.min(...loads.map(({ seconds }) => seconds));
		const peak = Math.max(...loads.map(({ peakMb }) => peakMb));
		record({ name, value, unit: 's', baseline, bar: `≤ ${limit} ×`, met: value <= limit * baseline, rows });
		record({
			name: `${name}, peak RSS`,
			value: peak,
			unit: 'MB',
			baseline: null,
			bar: '≤ 2048 MB',
			met: peak <= 2048,
			rows
		});
	}
	return kept;
}

/** Has what was written before on the disk, so that one measurement does not pay for the writes of another. */
function settle(): void {
	spawnSync('sync');
}

/** What DuckDB alone needs for the same file: a typed reading into a table, nothing checked. Seconds. */
async function rawLoad({ file, tmp }: Place): Promise<number> {
	const dataDir = mkdtempSync(join(tmp, 'raw-'));
	const warehouse = await Warehouse.open({ dataDir });
	const types = columns.map((name) => {
		const type =
			name === 'received_on'
				? 'DATE'
				: name === 'amount_vnd'
					? 'BIGINT'
					: name === 'anonymous'
						? 'BOOLEAN'
						: 'VARCHAR';
		return `'${name}': '${type}'`;
	});
	const started = performance.now();
	await warehouse.exclusively((writer) =>
		writer.run(`CREATE TABLE raw AS SELECT * FROM read_csv(${literal(file)}, header = true, auto_detect = false,
			delim = ',', quote = '"', escape = '"', columns = {${types.join(', ')}})`)
	);
	await warehouse.close();
	const seconds = (performance.now() - started) / 1000;
	rmSync(dataDir, { recursive: true, force: true });
	return seconds;
}

async function httpIngest(file: string, dataDir: string): Promise<Load> {
	const port = 39_000 + (process.pid % 900);
	const env = { DATA_DIR: dataDir, DEMO: '1', PORT: String(port), HOST: '127.0.0.1' };
	const server = spawn(process.execPath, ['bin/serve.js'], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	try {
		await until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
		const peak = watchRss(server.pid ?? 0);
		const started = performance.now();
		const status = await post(`http://127.0.0.1:${port}/api/v1/submissions?dataset=contribution`, file);
		if (status !== 201) throw new Error(`the server answered ${status}`);
		return { seconds: (performance.now() - started) / 1000, peakMb: peak() };
	} finally {
		server.kill();
	}
}

async function post(url: string, file: string): Promise<number> {
	const headers = { 'content-type': 'text/csv', 'content-length': statSync(file).size };
	const sent = request(url, { method: 'POST', headers });
	const answered = new Promise<number>((resolve, reject) => {
		sent.on('response', (response) => {
			response.resume();
			response.on('end', () => resolve(response.statusCode ?? 0));
		});
		sent.on('error', reject);
	});
	await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), sent);
	return answered;
}

async function run(args: string[], env: Record<string, string>): Promise<Load> {
	const started = performance.now();
	const child = spawn(process.execPath, args, {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const peak = watchRss(child.pid ?? 0);
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
	return { seconds: (performance.now() - started) / 1000, peakMb: peak() };
}

/** Watches a process's resident memory by the kernel's own high-water mark (Linux); gives the peak in MB when asked. */
function watchRss(pid: number): () => number {
	let peak = 0;
	const look = () => {
		try {
			const status = readStatus(pid);
			peak = Math.max(peak, status);
		} catch {
			clearInterval(timer); // the process has ended
		}
	};
	const timer = setInterval(look, 100);
	return () => {
		look();
		clearInterval(timer);
		return peak;
	};
}

function readStatus(pid: number): number {
	const text = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024;
}

async function until(ready: () => Promise<boolean>): Promise<void> {
	for (let attempt = 0; attempt < 300; attempt++) {
		if (await ready().catch(() => false)) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('the server did not become ready');
}
