import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../../src/lib/server/errors';
import { csv as csvFormat } from '../../src/lib/server/export/csv';
import { startExport } from '../../src/lib/server/export/export';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { backup, checkBackup } from '../../src/lib/server/safety/backup';
import { Checks } from '../../src/lib/server/safety/checks';
import { FolderSource } from '../../src/lib/server/safety/source';
import { Store } from '../../src/lib/server/store';
import { thoatngheo } from '../fixtures/program';
import { smallDisk, type SmallDisk } from '../fixtures/small-disk';
import { csv, NOW } from '../fixtures/store';

const MB = 1024 ** 2;
let disk: SmallDisk;
let store: Store;
/** The room there seems to be; null: what the disk says. */
let room: number | null;
const open = async () =>
	Store.open({
		dataDir: join(disk.path, 'var'),
		referenceDir: 'data/reference',
		clock: () => NOW,
		...(room !== null && { free: () => Promise.resolve(room ?? 0) })
	});
beforeEach(async () => {
	disk = smallDisk(160);
	room = Infinity;
	store = await open();
});
afterEach(async () => {
	await store.close().catch(() => undefined);
	disk.remove();
});

const HEADER = ['contribution_id', 'fund_code', 'received_on', 'amount_vnd', 'donor_kind', 'channel', 'note'];
/** So many gifts of 1 000 ₫ under ids that begin alike. */
const gifts = (name: string, count: number, note = '') =>
	csv(
		HEADER,
		...Array.from({ length: count }, (_, at) => [
			...[`${name}-${at}`, 'GRATITUDE', '2019-07-05', 1_000, 'individual', 'cash', note]
		])
	);
const send = (text: string, bytes?: number) =>
	store.submit({
		dataset: 'contribution',
		source: Readable.from([Buffer.from(text)]),
		bytes,
		fileName: 'tep.csv',
		who: { role: 'admin', wardCode: null }
	});
const total = async () => {
	const row = await store.warehouse.one<{ vnd: bigint }>(
		'SELECT coalesce(sum(received_vnd), 0)::BIGINT AS vnd FROM received_month'
	);
	return Number(row?.vnd);
};
const lines = () => readFileSync(store.journalPath, 'utf8').split('\n').filter(Boolean).length;
const kept = () =>
	readdirSync(join(disk.path, 'var', 'archive'), { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile()
	).length;

describe('a full disk', () => {
	it('is foreseen: a load that might not find room is not begun, and nothing of it is written', async () => {
		await store.close();
		room = null;
		store = await open();
		disk.fill(70 * MB);
		const before = [lines(), kept(), await total()];
		const text = gifts('A', 100);
		await expect(send(text, 20 * MB)).rejects.toMatchObject({ code: 'no_room' });
		// A sender that does not say how much it brings is stopped once it is known.
		await expect(send(gifts('B', 30_000, 'x'.repeat(100)))).rejects.toMatchObject({ code: 'no_room' });
		expect([lines(), kept(), await total()]).toEqual(before);
		expect(await send(text, text.length)).toMatchObject({ status: 'accepted' });
	});

	it('keeps a check from holding the rows against their files; it is kept and says so, and what it found stays', async () => {
		await send(gifts('A', 100));
		disk.fill(40 * MB);
		const checks = new Checks(store, () => NOW);
		const kept = await checks.run();
		expect(kept).toMatchObject({ entries: 1, rows: false, faults: [] });
		expect(kept.rows_not_held?.vi).toMatch(/không đủ chỗ.*cần trống khoảng [0-9]+ MB/);
		expect(kept.rows_not_held?.en).toMatch(/no room.*[0-9]+ MB must be free/);
		await store.warehouse.write((writer) =>
			writer.run('UPDATE fund_by_month SET received_vnd = received_vnd + 1')
		);
		expect(await checks.run()).toMatchObject({
			rows: false,
			faults: [{ code: 'summary_differs', detail: 'fund_by_month' }]
		});
		disk.free();
		const { rows, rows_not_held: reason } = await checks.run();
		expect([rows, reason]).toEqual([true, undefined]);
	});

	it('met in the midst of a check is told like one foreseen; the server goes on, and so does the next check', async () => {
		await send(gifts('A', 3000));
		const checks = new Checks(store, () => NOW);
		const tmp = join(disk.path, 'var', 'tmp');
		const running = checks.run();
		while (!readdirSync(tmp).some((name) => name.startsWith('check-')))
			await new Promise((resolve) => setImmediate(resolve));
		disk.fill(0);
		const { rows, faults, rows_not_held: reason } = await running;
		expect([rows, faults, reason?.en]).toEqual([false, [], expect.stringContaining('has no room')]);
		expect(readdirSync(tmp)).toEqual([]);
		disk.free();
		expect(await total()).toBe(3_000_000);
		expect(await checks.run()).toMatchObject({ rows: true, faults: [] });
	});

	it('met while a file arrives is told in words; the half that came is gone, and it goes in once there is room', async () => {
		await send(gifts('A', 10));
		const before = [lines(), kept()];
		const text = gifts('B', 20_000, 'x'.repeat(100));
		disk.fill(64 * 1024);
		const error: unknown = await send(text).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ code: 'disk' });
		expect(isAppError(error) && error.words.en).toContain('full');
		expect([lines(), kept()]).toEqual(before);
		expect(await total()).toBe(10_000);
		disk.free();
		expect(await send(text)).toMatchObject({ status: 'accepted', accepted: 20_000 });
		expect((await verifyStore(store, { quick: true })).faults).toEqual([]);
	});

	it('met at any moment of a load leaves it counted whole or not at all, and everything works again once there is room', async () => {
		let counted = 0;
		let damaged = false as boolean;
		const codes = new Set<string>();
		for (let left = 0; left <= 4 * MB; left = left === 0 ? 4096 : left * 2) {
			store.warehouse.onPastUse = () => (damaged = true);
			disk.fill(left);
			const error: unknown = await send(gifts(`L${left}`, 300)).then(
				() => null,
				(thrown: unknown) => thrown
			);
			disk.free();
			if (error === null) counted += 300;
			else codes.add(isAppError(error) ? error.code : String(error));
			// What the server does by itself when DuckDB gives the file up.
			if (damaged) {
				await store.close().catch(() => undefined);
				store = await open();
				damaged = false;
			}
			expect([left, await total()]).toEqual([left, counted * 1_000]);
		}
		expect([...codes].filter((code) => code !== 'disk')).toEqual([]);
		expect(counted).toBeGreaterThan(0);
		expect(codes.size).toBeGreaterThan(0);
		expect((await verifyStore(store, { quick: true })).faults).toEqual([]);
		await store.close();
		store = await open();
		expect(await total()).toBe(counted * 1_000);
	});
});

describe('a disk that stays full', () => {
	const ended = () => readdirSync(join(disk.path, 'var')).filter((name) => name.includes('.damaged-'));

	it('lets a start go by, and whoever only reads', async () => {
		await send(gifts('A', 10));
		await store.close();
		disk.fill(0);
		store = await open();
		expect(await total()).toBe(10_000);
		await expect(send(gifts('B', 10))).rejects.toMatchObject({ code: 'disk' });
		disk.free();
		expect(await send(gifts('B', 10))).toMatchObject({ status: 'accepted' });
		expect((await verifyStore(store, { quick: true })).faults).toEqual([]);
	});

	it('has not damaged a warehouse that it ended while the log was put into the file: that is opened again as it is', async () => {
		await send(gifts('A', 3000));
		const told: string[] = [];
		store.warehouse.onPastUse = (why) => told.push(why);
		disk.fill(0);
		await expect(store.warehouse.checkpoint()).rejects.toMatchObject({ code: 'disk' });
		expect(told).toEqual(['disk']);
		await store.close().catch(() => undefined);
		store = await open();
		expect([await total(), ended()]).toEqual([3_000_000, []]);
		disk.free();
		expect(await send(gifts('B', 10))).toMatchObject({ status: 'accepted' });
		expect((await verifyStore(store, { quick: true })).faults).toEqual([]);
	});

	it('leaves the backup before, where one does not fit, and says which disk it is; it goes on once there is room', async () => {
		await send(gifts('A', 10));
		const [source, dir] = [new FolderSource(join(disk.path, 'var')), join(disk.path, 'backup')];
		await backup(source, dir);
		await send(gifts('B', 3000));
		for (const left of [0, 8192]) {
			disk.fill(left);
			const error: unknown = await backup(source, dir).catch((thrown: unknown) => thrown);
			expect(error).toMatchObject({ code: 'disk' });
			expect(isAppError(error) && error.words.en).toContain(`The disk of ${dir} is full`);
			disk.free();
			expect((await checkBackup(dir)).journal.seq).toBe(1);
		}
		expect((await backup(source, dir)).manifest.journal.seq).toBe(2);
		expect((await checkBackup(dir)).journal.seq).toBe(2);
	});

	it('gives out what is asked of its views from elsewhere, and leaves nothing there', async () => {
		await send(gifts('A', 10));
		disk.fill(0);
		await expectGivenOut(10);
	});
});

/** So many contributions are given out as a file, of which nothing stays outside of the data folder. */
async function expectGivenOut(rows: number): Promise<void> {
	const left = () => readdirSync(tmpdir()).filter((name) => name.includes(`-reading-${process.pid}-`));
	const before = left();
	const { body } = await startExport(store, {
		view: 'contribution',
		search: new URLSearchParams(),
		audience: 'full',
		format: csvFormat
	});
	let text = '';
	for await (const part of body) text += Buffer.from(part).toString();
	expect(text.trimEnd().split('\r\n')).toHaveLength(rows + 1);
	expect(left()).toEqual(before);
}

describe('a disk that can only be read', () => {
	it('since the server was started keeps nobody from being given what is asked of views, and loads are refused in words', async () => {
		await send(gifts('A', 10));
		const spools = disk.readOnlyWithin(join('var', 'tmp', 'export'));
		await expectGivenOut(10);
		spools.remove();
		const work = disk.readOnlyWithin(join('var', 'tmp'));
		await expect(send(gifts('B', 10))).rejects.toMatchObject({ code: 'disk' });
		work.remove();
		expect(await send(gifts('B', 10))).toMatchObject({ status: 'accepted' });
	});

	it('is told as such where a backup is to lie on it', async () => {
		const other = smallDisk(1);
		other.remount('ro');
		const source = new FolderSource(join(disk.path, 'var'));
		await expect(backup(source, join(other.path, 'new'))).rejects.toMatchObject({ code: 'disk' });
		other.remove();
	});

	it('is told in words, by the library and by the terminal, and works again when it can be written', async () => {
		await send(gifts('A', 10));
		await store.close();
		disk.remount('ro');
		const error: unknown = await open().catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ code: 'disk' });
		expect(isAppError(error) && error.words.en).toContain('only be read');
		const { code, stderr } = await thoatngheo(join(disk.path, 'var'), 'rebuild');
		expect([code === 0, stderr.includes('chỉ cho đọc'), /\n\s+at /.test(stderr)]).toEqual([
			false,
			true,
			false
		]);
		disk.remount('rw');
		store = await open();
		expect(await send(gifts('B', 10))).toMatchObject({ status: 'accepted' });
		expect(await total()).toBe(20_000);
	});
});

describe('a second process', () => {
	it('on the same folder is told who holds it and what to do, and changes nothing', async () => {
		await send(gifts('A', 10));
		const before = [lines(), kept()];
		for (const command of [['verify'], ['rebuild'], ['ingest', 'contribution', 'package.json']]) {
			const { code, stderr } = await thoatngheo(join(disk.path, 'var'), ...command);
			expect([command[0], code === 0, /\n\s+at /.test(stderr)]).toEqual([command[0], false, false]);
			expect(stderr).toContain('Kho số liệu đang do một tiến trình khác giữ');
		}
		expect([lines(), kept(), await total()]).toEqual([...before, 10_000]);
	});
});
