import { setResponse } from '@sveltejs/kit/node';
import { tableFromIPC } from 'apache-arrow';
import { readXlsx } from 'hucre/xlsx';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stranger } from '../../src/lib/domain/role';
import { startExport } from '../../src/lib/server/export/export';
import { findFormat, formats } from '../../src/lib/server/export/format';
import { viewResponse } from '../../src/lib/server/export/response';
import { clearSpools, spoolDir } from '../../src/lib/server/export/spool';
import {
	addContributions,
	exported,
	exportSource,
	submission,
	type LiveSource
} from '../fixtures/export-source';

const ROWS = 200_000;
let source: LiveSource;
beforeAll(async () => (source = await exportSource(ROWS)));
afterAll(() => source.dispose());

const spooled = () =>
	existsSync(spoolDir(source.warehouse.dataDir)) ? readdirSync(spoolDir(source.warehouse.dataDir)) : [];
const start = (format: string, view = 'contribution') =>
	startExport(source, { view, search: new URLSearchParams(), audience: 'full', format: findFormat(format) });

/** Rows, ids and the sum of amounts that a whole file holds. */
async function inside(format: string, bytes: Buffer): Promise<{ rows: number; ids: number; sum: bigint }> {
	const tally = (cells: { id: string; amount: bigint }[]) => ({
		rows: cells.length,
		ids: new Set(cells.map(({ id }) => id)).size,
		sum: cells.reduce((total, { amount }) => total + amount, 0n)
	});
	if (format === 'json') {
		const { rows } = JSON.parse(bytes.toString()) as {
			rows: { contribution_id: string; amount_vnd: string }[];
		};
		return tally(rows.map((row) => ({ id: row.contribution_id, amount: BigInt(row.amount_vnd) })));
	}
	if (format === 'arrow') {
		const table = tableFromIPC(bytes);
		const [ids, amounts] = [table.getChild('contribution_id'), table.getChild('amount_vnd')];
		return tally(
			Array.from({ length: table.numRows }, (_, at) => ({
				id: String(ids?.get(at)),
				amount: amounts?.get(at) as bigint
			}))
		);
	}
	if (format === 'xlsx') {
		const [sheet] = (await readXlsx(new Uint8Array(bytes))).sheets;
		const [header = [], ...rows] = sheet?.rows ?? [];
		const [id, amount] = [header.indexOf('contribution_id'), header.indexOf('amount_vnd')];
		return tally(rows.map((row) => ({ id: String(row[id]), amount: BigInt(String(row[amount])) })));
	}
	const path = join(source.warehouse.dataDir, `${randomUUID()}.${format}`);
	writeFileSync(path, bytes);
	const read =
		format === 'csv'
			? 'read_csv($path, header = true, all_varchar = true, strict_mode = true)'
			: 'read_parquet($path)';
	const row = await source.warehouse.one<{ rows: bigint; ids: bigint; sum: bigint }>(
		`SELECT count(*) AS rows, count(DISTINCT contribution_id) AS ids, sum(amount_vnd::BIGINT) AS sum FROM ${read}`,
		{ path }
	);
	rmSync(path);
	return { rows: Number(row?.rows), ids: Number(row?.ids), sum: BigInt(row?.sum ?? 0n) };
}

describe('exports beside one another', () => {
	it('are all whole, and each of one state, beside questions and a load that commits', async () => {
		const before = await source.dataVersion();
		let answered = 0;
		let busy = true;
		const dashboard = (async () => {
			while (busy) {
				await source.warehouse.query(
					'SELECT fund_code, period, sum(amount_vnd) FROM contribution GROUP BY ALL'
				);
				answered += 1;
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		})();
		const asked = Array.from({ length: 20 }, (_, n) => formats[n % formats.length]?.name ?? 'csv');
		const loading = (async () => {
			await new Promise((resolve) => setTimeout(resolve, 300));
			await addContributions(source.warehouse, { submission: 4, count: 5000 });
			await submission(source.warehouse, 4, 'accepted');
		})();
		const check = async (format: string) => {
			// A workbook is read cell by cell, so only the cells that are looked at are asked for.
			const search = format === 'xlsx' ? 'columns=contribution_id,amount_vnd' : '';
			const { facts, bytes } = await exported(source, { format, search });
			const expected = ROWS + (facts.data_version > before.version ? 5000 : 0);
			expect(facts.row_count).toBe(expected);
			expect(await inside(format, bytes)).toEqual({
				rows: expected,
				ids: expected,
				sum: BigInt(facts.sums.amount_vnd ?? '')
			});
		};
		await Promise.all(asked.map(check));
		await loading;
		await check('csv');
		expect((await source.dataVersion()).version).toBe(before.version + 1);
		busy = false;
		await dashboard;
		expect(answered).toBeGreaterThan(3);
		expect(spooled()).toEqual([]);
	}, 180_000);
});

describe('a ledger too large to be sorted', () => {
	it('comes whole as it is stored and says so, and in order when asked', async () => {
		const large = await exportSource(1_000_001);
		const whole = await exported(large, { format: 'parquet', search: 'columns=contribution_id,amount_vnd' });
		expect(whole.facts).toMatchObject({ sort: null, row_count: 1_000_001 });
		const path = join(large.warehouse.dataDir, 'large.parquet');
		writeFileSync(path, whole.bytes);
		const row = await large.warehouse.one(
			`SELECT count(*)::INTEGER AS rows, count(DISTINCT contribution_id)::INTEGER AS ids, sum(amount_vnd)::VARCHAR AS sum
			FROM read_parquet($path)`,
			{ path }
		);
		expect(row).toEqual({ rows: 1_000_001, ids: 1_000_001, sum: whole.facts.sums.amount_vnd });
		const { bytes, facts } = await exported(large, { format: 'csv', search: 'columns=record&sort=-record' });
		expect(facts.sort).toBe('-record,submission');
		const records = bytes.toString().trimEnd().split('\r\n').slice(1).map(Number);
		expect(records).toHaveLength(1_000_001);
		expect(records.every((record, at) => at === 0 || record <= (records[at - 1] ?? 0))).toBe(true);
		await large.dispose();
	}, 120_000);
});

describe('an answer that is not taken', () => {
	it('leaves nothing behind when it is cancelled before, during and after', async () => {
		const unread = await start('csv');
		await unread.cancel();
		const half = await start('json');
		await half.body.next();
		await half.body.return(undefined);
		const whole = await start('arrow');
		for await (const _ of whole.body);
		await whole.cancel();
		expect(spooled()).toEqual([]);
		expect(await source.warehouse.one('SELECT 1 AS one')).toEqual({ one: 1 });
	});

	it('stops counting and writing when the asker goes away', async () => {
		for (const wait of [null, 0, 50]) {
			const asker = new AbortController();
			if (wait === null) asker.abort();
			else setTimeout(() => asker.abort(), wait);
			const search = new URLSearchParams({ q: 'nobody is called this', sort: 'amount_vnd' });
			const ask = { view: 'contribution', search, audience: 'full' as const, format: findFormat('csv') };
			const gone = startExport(source, { ...ask, signal: asker.signal });
			await expect(gone).rejects.toMatchObject({ code: 'bad_request' });
		}
		expect(spooled()).toEqual([]);
	});

	it('holds no snapshot: a slow reader keeps nobody from changing data', async () => {
		const slow = await start('csv');
		const first = await slow.body.next();
		await new Promise((resolve) => setTimeout(resolve, 1500));
		const open = await source.warehouse.exclusively((writer) =>
			writer.run('FORCE CHECKPOINT').then(() => 'checkpointed')
		);
		expect(open).toBe('checkpointed');
		let bytes = (first.value as Uint8Array).length;
		for await (const part of slow.body) bytes += part.length;
		expect(bytes).toBeGreaterThan(1_000_000);
	});

	it('what a killed process left is taken away', async () => {
		const left = await start('csv');
		writeFileSync(join(spoolDir(source.warehouse.dataDir), 'left-behind'), 'x');
		await left.cancel();
		clearSpools(source.warehouse.dataDir);
		expect(spooled()).toEqual([]);
		expect((await exported(source, { format: 'csv', search: 'limit=1' })).facts.row_count).toBe(1);
	});
});

describe('a failure on the way', () => {
	let server: Server;
	let failing: LiveSource;
	let address: string;
	beforeAll(async () => {
		failing = await exportSource(10);
		await failing.warehouse.write((writer) =>
			writer.run(`DROP TABLE proposal; CREATE VIEW proposal AS SELECT range AS proposal_id, DATE '2019-01-01' AS proposed_on,
				CASE WHEN range = 2990000 THEN error('the disk is on fire') ELSE md5(range::VARCHAR) END AS benefit
				FROM range(3000000)`)
		);
		server = createServer((_, response) => {
			const url = new URL(`http://x/api/v1/views/proposal${_.url?.slice(1) ?? ''}`);
			const ask = { view: 'proposal', url, who: stranger, request: new Request(url) };
			viewResponse(failing, ask).then(
				(answer) => setResponse(response, answer),
				() => response.writeHead(500).end()
			);
		}).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	});
	afterAll(async () => {
		server.closeAllConnections();
		server.close();
		await failing.dispose();
	});

	it.each(['csv', 'json', 'arrow', 'xlsx'])(
		'breaks the transfer of %s instead of ending it',
		async (format) => {
			const taken = fetch(`${address}?format=${format}`).then((response) => {
				expect(response.status).toBe(200);
				expect(response.headers.get('x-row-count')).toBe('3000000');
				return response.arrayBuffer();
			});
			await expect(taken).rejects.toBeInstanceOf(TypeError);
			expect(readdirSync(spoolDir(failing.warehouse.dataDir))).toEqual([]);
		},
		60_000
	);

	it('is an error answer where nothing was sent yet', async () => {
		expect((await fetch(`${address}?format=parquet`)).status).toBe(500);
		expect((await fetch(`${address}?format=csv&proposal_id=2990000`)).status).toBe(500);
		expect(readdirSync(spoolDir(failing.warehouse.dataDir))).toEqual([]);
	}, 60_000);

	it('serves the next asker', async () => {
		const response = await fetch(`${address}?format=csv&proposal_id=7`);
		expect(response.status).toBe(200);
		expect((await response.text()).split('\r\n')).toHaveLength(3);
	});
});
