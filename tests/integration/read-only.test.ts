import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { openReadOnly, type ReadOnlyStore } from '../../src/lib/server/read-only';
import { Store } from '../../src/lib/server/store';
import { readingFolder } from '../../src/lib/server/work-folder';
import { gifts } from '../fixtures/gifts';
import { answerOf, start, temporaryFolder, thoatngheo } from '../fixtures/program';
import { smallDisk, type SmallDisk } from '../fixtures/small-disk';
import { newStore, NOW } from '../fixtures/store';

let disk: SmallDisk;
let dataDir: string;
let before: Record<string, string>;
/** Every file below a folder and its bytes. */
const filesUnder = (folder: string) =>
	Object.fromEntries(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.map((path) => [path, readFileSync(path, 'latin1')])
	);
const outside = () => readdirSync(tmpdir()).filter((name) => name.startsWith('thoatngheo-reading-'));
const writing = async (work: (store: Store) => Promise<unknown>) => {
	disk.remount('rw');
	const store = await Store.open({ dataDir, referenceDir: 'data/reference', clock: () => NOW });
	await work(store);
	await store.close();
	before = filesUnder(dataDir);
	disk.remount('ro');
};

beforeAll(async () => {
	disk = smallDisk(160);
	dataDir = join(disk.path, 'var');
	const fixture = await newStore();
	await fixture.send('contribution', gifts(60, 'a').csv);
	await fixture.store.close();
	cpSync(fixture.dataDir, dataDir, { recursive: true });
	rmSync(fixture.dataDir, { recursive: true });
	await writing(() => Promise.resolve());
});
afterAll(() => disk.remove());

describe('a data folder that can only be read', () => {
	it('is checked whole, every row against its file, and nothing is written there or left elsewhere', async () => {
		const { code, stdout, stderr } = await thoatngheo(dataDir, 'verify');
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('1 journal entries, 2 files');
		expect(stdout).toContain('every row held against its file');
		expect(stdout).toMatch(/contribution +60 /);
		expect(filesUnder(dataDir)).toEqual(before);
		expect(outside()).toEqual([]);
	});

	it('shows its submissions and gives its views in every kind of file', async () => {
		const shown = await thoatngheo(dataDir, 'submissions');
		expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('60/60')]);
		const { path, remove } = temporaryFolder();
		for (const format of ['csv', 'xlsx', 'json', 'parquet', 'arrow']) {
			const file = join(path, format);
			const made = await thoatngheo(dataDir, 'export', 'contribution', '--format', format, '-o', file);
			expect([format, made.code, made.stdout]).toEqual([format, 0, `${file}: 60 rows\n`]);
		}
		remove();
		expect(filesUnder(dataDir)).toEqual(before);
	});

	it('is no place for a server or for what writes: each says so and ends', async () => {
		const served = await answerOf(start('serve', [], { DATA_DIR: dataDir, PORT: '0' }));
		expect([served.code, served.stderr]).toEqual([1, expect.stringContaining('can only be read')]);
		expect(served.stderr).not.toMatch(/\n\s+at /);
		for (const command of [['rebuild'], ['ingest', 'contribution', 'package.json']]) {
			const { code, stderr } = await thoatngheo(dataDir, ...command);
			expect([code, stderr]).toEqual([3, expect.stringContaining('can only be read')]);
		}
		expect(filesUnder(dataDir)).toEqual(before);
	});

	it('is told from one that a server holds, through another way to the same files', async () => {
		disk.remount('rw');
		const store = await Store.open({ dataDir, referenceDir: 'data/reference' });
		const { code, stderr } = await thoatngheo(dataDir, 'verify');
		expect([code, stderr]).toEqual([3, expect.stringContaining('Another process holds the warehouse')]);
		await store.close();
		disk.remount('ro');
	});

	it('may be looked at by several at once', async () => {
		const [one, two] = await Promise.all([thoatngheo(dataDir, 'verify'), thoatngheo(dataDir, 'verify')]);
		expect([one.code, two.code]).toEqual([0, 0]);
		expect(two.stdout).toBe(one.stdout);
	});

	it('without a warehouse, or with a damaged one, has its journal and files checked and says what was not', async () => {
		disk.remount('rw');
		const warehouse = join(dataDir, 'warehouse.duckdb');
		const whole = readFileSync(warehouse);
		rmSync(warehouse);
		disk.remount('ro');
		const none = await thoatngheo(dataDir, 'verify');
		expect([none.code, none.stdout]).toEqual([0, expect.stringContaining('1 journal entries, 2 files')]);
		expect(none.stdout).toContain('rows not held against their files');
		expect(none.stdout).toContain('has no warehouse.duckdb and can only be read');
		const shown = await thoatngheo(dataDir, 'submissions');
		expect([shown.code, shown.stderr]).toEqual([3, expect.stringContaining('has no warehouse.duckdb')]);
		disk.remount('rw');
		writeFileSync(warehouse, '');
		disk.remount('ro');
		const damaged = await thoatngheo(dataDir, 'verify');
		expect([damaged.code, damaged.stdout]).toEqual([3, expect.stringContaining('warehouse_unread')]);
		disk.remount('rw');
		writeFileSync(warehouse, whole);
		disk.remount('ro');
	});
});

describe('a data folder that another user may only read', () => {
	it('is checked from a temporary folder, in which what a killed process left is taken away', () => {
		const { path, remove } = temporaryFolder();
		const left = join(path, 'thoatngheo-reading-999999999-left');
		const alive = join(path, `thoatngheo-reading-${process.pid}-alive`);
		for (const folder of [left, alive]) mkdirSync(folder);
		const folder = readingFolder(dataDir, path);
		expect(readdirSync(path).sort()).toEqual(
			[folder.slice(path.length + 1), alive.slice(path.length + 1)].sort()
		);
		expect(existsSync(left)).toBe(false);
		remove();
	});

	it('needs no right to write for being looked at', async () => {
		const { path, remove } = temporaryFolder();
		cpSync(dataDir, join(path, 'var'), { recursive: true });
		for (const folder of [path, join(path, 'var')]) chmodSync(folder, 0o755);
		process.setegid?.(65534);
		process.seteuid?.(65534);
		try {
			const store = (await openReadOnly({
				dataDir: join(path, 'var'),
				referenceDir: 'data/reference'
			})) as ReadOnlyStore;
			expect(await verifyStore(store)).toMatchObject({ rows: true, faults: [] });
			await store.close();
		} finally {
			process.seteuid?.(0);
			process.setegid?.(0);
		}
		remove();
	});
});

describe('looking at a folder that can be written', () => {
	it('finds a kept table that was altered while nobody served it, and a warehouse made again is right', async () => {
		await writing((store) =>
			store.warehouse.write((writer) =>
				writer.run('UPDATE fund_by_month SET received_vnd = received_vnd + 1')
			)
		);
		disk.remount('rw');
		const found = await thoatngheo(dataDir, 'verify');
		expect([found.code, found.stdout]).toEqual([3, expect.stringMatching(/summary_differs +fund_by_month/)]);
		expect((await thoatngheo(dataDir, 'rebuild')).code).toBe(0);
		expect((await thoatngheo(dataDir, 'verify')).code).toBe(0);
	});
});
