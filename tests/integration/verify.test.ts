import fc from 'fast-check';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { openReadOnly } from '../../src/lib/server/read-only';
import { rebuild, viewChecksums } from '../../src/lib/server/safety/rebuild';
import { Store } from '../../src/lib/server/store';
import { definitions, leaveKeptBehind } from '../../src/lib/server/warehouse/kept';
import { gifts, polluted } from '../fixtures/gifts';
import { answerOf, start, temporaryFolder, thoatngheo } from '../fixtures/program';
import { csv, newStore, NOW, type Fixture } from '../fixtures/store';

/** Small files from this size on are parts of their own here, so that both ways of counting are held. */
const LARGE = 20_000;

let source: Fixture;
const options = (dataDir: string) => ({
	dataDir,
	referenceDir: 'data/reference',
	clock: () => NOW,
	largeBytes: LARGE
});

/** One of each kind of submission: whole, in part, refused, a part of its own, reports in both shapes, approved, withdrawn. */
beforeAll(async () => {
	source = await newStore({ largeBytes: LARGE });
	const decide = async (id: number | null, status: 'approved' | 'withdrawn') =>
		source.store.decide(
			(await source.store.warehouse.one(`SELECT * FROM submission WHERE id = ${id}`))!,
			status,
			{ role: 'admin' },
			'Sai kỳ\u001f \uFFFD'
		);
	const first = await source.send('contribution', gifts(40, 'a').csv);
	await source.send('contribution', polluted(3, 'b'), { acceptValid: true });
	expect((await source.send('contribution', polluted(3, 'c'))).status).toBe('refused');
	const large = await source.send('contribution', gifts(500, 'd').csv);
	const report = csv(['ward_code', 'period', 'indicator', 'value'], ['00139', '201906', 'poor_end', 12]);
	expect((await source.send('ward_report', report)).status).toBe('accepted');
	const wide = csv(['ward_code', 'period', 'poor_end'], ['00118', '201906', 7]);
	await source.send('ward_report_wide', wide);
	await decide(large.id, 'approved');
	await decide(first.id, 'withdrawn');
	await source.store.close();
});
afterAll(() => rmSync(source.dataDir, { recursive: true, force: true }));

/** A copy of that data folder, which may be damaged. */
function copied(without: string[] = []) {
	const folder = temporaryFolder();
	cpSync(source.dataDir, folder.path, { recursive: true });
	for (const name of without) rmSync(join(folder.path, name), { force: true });
	return folder;
}

/** What a check of a folder finds: fault codes, or the code of the error that keeps the folder from being opened. */
async function found(dataDir: string): Promise<string[]> {
	let store: Store;
	try {
		store = await Store.open(options(dataDir));
	} catch (error) {
		return [(error as { code: string }).code];
	}
	try {
		return (await verifyStore(store)).faults.map(({ code }) => code);
	} finally {
		await store.close();
	}
}

function archived(dataDir: string): string[] {
	const files = readdirSync(join(dataDir, 'archive'), { recursive: true, withFileTypes: true });
	return files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
}

describe('verify', () => {
	it('finds nothing wrong with a folder that is whole', async () => {
		const { path, remove } = copied();
		expect(await found(path)).toEqual([]);
		remove();
	});

	it('finds any one changed byte of journal or archive', async () => {
		const { path, remove } = copied();
		const files = [join(path, 'journal.jsonl'), ...archived(path)];
		const sizes = files.map((file) => statSync(file).size);
		const store = await Store.open(options(path));
		const place = fc.nat(sizes.reduce((sum, size) => sum + size, 0) - 1);
		const runs = fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
			let file = 0;
			while (at >= (sizes[file] ?? 0)) at -= sizes[file++] ?? 0;
			const name = files[file] ?? '';
			const whole = readFileSync(name);
			const changed = Buffer.from(whole);
			changed[at] = (changed[at] ?? 0) ^ change;
			writeFileSync(name, changed);
			const { faults } = await verifyStore(store, { quick: true });
			writeFileSync(name, whole);
			return faults.some(({ code }) => code === (file === 0 ? 'journal_changed' : 'file_changed'));
		});
		await fc.assert(runs, { numRuns: 80, seed: 4 });
		expect((await verifyStore(store)).faults).toEqual([]);
		await store.close();
		remove();
	});

	it.each([['the warehouse and the anchor'], ['the anchor alone'], ['the warehouse alone']])(
		'finds a journal cut off at the end of a line by what %s know',
		async (by) => {
			const gone = by === 'the anchor alone' ? ['warehouse.duckdb'] : [];
			const { path, remove } = copied(by === 'the warehouse alone' ? ['journal.head'] : gone);
			const journal = join(path, 'journal.jsonl');
			const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
			truncateSync(journal, Buffer.byteLength(`${lines.slice(0, -1).join('\n')}\n`));
			expect(await found(path)).toEqual(['damaged']);
			remove();
		}
	);

	it('finds a last line without its end, which no crash can leave behind a committed entry', async () => {
		const { path, remove } = copied();
		const journal = join(path, 'journal.jsonl');
		truncateSync(journal, statSync(journal).size - 1);
		expect(await found(path)).toEqual(['damaged']);
		remove();
	});

	it('tells an anchor that does not fit from a journal that lost lines', async () => {
		const { path, remove } = copied();
		const head = join(path, 'journal.head');
		const text = readFileSync(head, 'utf8');
		writeFileSync(head, text.replace(/.\n$/, text.at(-2) === '0' ? '1\n' : '0\n'));
		const error: unknown = await Store.open(options(path)).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({
			code: 'damaged',
			message: expect.stringContaining('does not fit the journal')
		});
		remove();
	});

	it.each([
		['a journal that is gone', (path: string) => rmSync(join(path, 'journal.jsonl')), 'journal_short'],
		[
			'an anchor that is of another journal',
			(path: string) =>
				writeFileSync(join(path, 'journal.head'), `${'1'.padStart(12, '0')} ${'a'.repeat(64)}\n`),
			'anchor_differs'
		],
		[
			'an anchor that cannot be read',
			(path: string) => writeFileSync(join(path, 'journal.head'), 'x'),
			'anchor_differs'
		],
		[
			'an archive that is gone',
			(path: string) => rmSync(join(path, 'archive'), { recursive: true }),
			'file_missing'
		]
	])('names %s under a store that is open', async (_, spoil, code) => {
		const { path, remove } = copied();
		const store = await Store.open(options(path));
		spoil(path);
		const { rows, faults } = await verifyStore(store);
		expect([rows, [...new Set(faults.map((fault) => fault.code))]]).toEqual([false, [code]]);
		await store.close();
		remove();
	});

	it('finds a kept table altered while the folder was closed, looked at or opened, until it is made again', async () => {
		const { path, remove } = copied();
		const store = await Store.open(options(path));
		await store.warehouse.write(async (writer) => {
			await writer.run('UPDATE fund_by_month SET received_vnd = received_vnd + 1');
			await writer.run('DELETE FROM received_month');
		});
		await store.close();
		const looked = await openReadOnly(options(path));
		if (typeof looked === 'string') throw new Error(looked);
		const named = (await verifyStore(looked)).faults.map(({ detail }) => detail);
		expect(named).toEqual(expect.arrayContaining(['fund_by_month', 'received_month']));
		await looked.close();
		// Nor does an opening put it right in silence.
		const opened = await Store.open(options(path));
		expect((await verifyStore(opened)).faults.map(({ detail }) => detail)).toEqual(named);
		await opened.close();
		await rebuild(options(path));
		expect(await found(path)).toEqual([]);
		remove();
	});

	it('looks at no warehouse as it lies there whose kept tables are behind or of other lists', async () => {
		const { path, remove } = copied();
		const first = await Store.open(options(path));
		await first.warehouse.write(leaveKeptBehind);
		await first.close();
		expect(await openReadOnly(options(path))).toBe('stale');
		await (await Store.open(options(path))).close();
		const lists = temporaryFolder();
		cpSync('data/reference', lists.path, { recursive: true });
		const fund = join(lists.path, 'fund.json');
		writeFileSync(fund, readFileSync(fund, 'utf8').replace('"name": "', '"name": "Mới: '));
		expect(await openReadOnly({ ...options(path), referenceDir: lists.path })).toBe('stale');
		lists.remove();
		remove();
	});

	it('finds a lost file, rows that are missing and figures that are not the journal’s', async () => {
		const { path, remove } = copied();
		const store = await Store.open(options(path));
		const codes = async () =>
			(await verifyStore(store, { quick: true })).faults.map(({ code }) => code).sort();
		rmSync(archived(path)[0] ?? '');
		expect(await codes()).toEqual(['file_missing']);
		await store.warehouse.write((writer) =>
			writer.run('DELETE FROM row_contribution WHERE submission = 1 AND record = 7')
		);
		expect(await codes()).toEqual(['file_missing', 'rollup_differs', 'rollup_differs', 'rows_differ']);
		await store.warehouse.write((writer) =>
			writer.run("UPDATE submission SET status = 'accepted' WHERE id = 1")
		);
		expect(await codes()).toContain('submission_differs');
		await store.close();
		remove();
	});

	it.each([
		[
			'a figure of a report',
			'UPDATE row_ward_report SET value = value + 7 WHERE submission = 5',
			'fact_ward_report',
			5
		],
		['a gift’s note', "UPDATE row_contribution SET note = 'x' WHERE submission = 2", 'fact_contribution', 2],
		[
			'a row of a large load',
			'UPDATE part_contribution_4 SET amount_vnd = amount_vnd + 1 WHERE rowid = 7',
			'fact_contribution',
			4
		],
		['who a ward is', "UPDATE ref_ward SET name = 'Khác' WHERE code = '00139'", 'ref_ward', null],
		['the data version', 'UPDATE meta SET data_version = data_version + 1', 'meta', null],
		['when a file came', "UPDATE submission SET received_at = '2019-01-01' WHERE id = 3", 'submission', 3]
	])('finds %s altered in the warehouse', async (_, sql, table, submission) => {
		const { path, remove } = copied();
		const store = await Store.open(options(path));
		await store.warehouse.write((writer) => writer.run(sql));
		const { rows, faults } = await verifyStore(store);
		expect(rows).toBe(true);
		expect(faults).toContainEqual({ submission, code: 'table_altered', detail: table });
		expect(readdirSync(join(path, 'tmp'))).toEqual([]);
		await store.close();
		remove();
	});

	it('finds a row deleted or a sum altered in any table that is kept', async () => {
		const { path, remove } = copied();
		const store = await Store.open(options(path));
		const kept = definitions.filter(({ kept }) => kept).map(({ name }) => name);
		await store.warehouse.write(async (writer) => {
			for (const name of kept) {
				const row = await writer.one(`SELECT rowid FROM ${name} LIMIT 1`);
				await writer.run(`DELETE FROM ${name} WHERE rowid = ${String(row?.rowid ?? -1)}`);
			}
			await writer.run('UPDATE fund_by_month SET received_vnd = received_vnd + 1');
		});
		const { faults } = await verifyStore(store);
		const named = faults.filter(({ code }) => code === 'summary_differs').map(({ detail }) => detail);
		// Those that lack nothing but what they are made of lacks agree with it.
		for (const name of ['data_as_of', 'live_report', 'received_month', 'received_day', 'fund_by_month'])
			expect(named).toContain(name);
		await store.close();
		remove();
	});

	it('does not count an archived file that was changed when the warehouse is made again', async () => {
		const { path, remove } = copied(['warehouse.duckdb']);
		const [file = ''] = archived(path);
		writeFileSync(file, readFileSync(file, 'utf8').replace(/[0-9]/, '8'));
		expect(await found(path)).toEqual(['damaged']);
		remove();
	});
});

describe('rebuild', () => {
	it('gives every public view the checksum it had, and keeps the old file', async () => {
		const { path, remove } = copied();
		const before = await Store.open(options(path));
		const sums = await viewChecksums(before);
		await before.close();
		expect(sums.find(({ view }) => view === 'contribution')?.rows).toBe(541 - 40);
		const rebuilt = await rebuild(options(path));
		expect(rebuilt.checksums).toEqual(sums);
		expect(readdirSync(path)).toContain('warehouse.before-rebuild.duckdb');
		expect(readdirSync(path)).not.toContain('rebuilding');
		const after = await Store.open(options(path));
		expect(await viewChecksums(after)).toEqual(sums);
		expect((await verifyStore(after)).faults).toEqual([]);
		await after.close();
		remove();
	});

	it('leaves the old warehouse when it cannot be finished', async () => {
		const { path, remove } = copied();
		const [file = ''] = archived(path);
		const bytes = readFileSync(file);
		rmSync(file);
		await expect(rebuild(options(path))).rejects.toMatchObject({ code: 'damaged' });
		writeFileSync(file, bytes);
		expect(await found(path)).toEqual([]);
		remove();
	});

	it('is refused while a server holds the folder, and prints the checksums otherwise', async () => {
		const { path, remove } = copied();
		const store = await Store.open(options(path));
		const sums = await viewChecksums(store);
		const refused = await thoatngheo(path, 'rebuild');
		expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('Another process')]);
		const asked = await answerOf(
			start('thoatngheo', ['rebuild'], { DATA_DIR: path, THOATNGHEO_URL: 'http://127.0.0.1:9' })
		);
		expect([asked.code, asked.stderr]).toEqual([
			1,
			expect.stringContaining('stop the server, run DATA_DIR=')
		]);
		await store.close();
		const { code, stdout } = await thoatngheo(path, 'rebuild', '--json');
		expect(code).toBe(0);
		expect((JSON.parse(stdout) as { checksums: unknown }).checksums).toEqual(sums);
		remove();
	});
});
