import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { backup, checkBackup } from '../../src/lib/server/safety/backup';
import { viewChecksums } from '../../src/lib/server/safety/rebuild';
import { finishRestore, restore, restoreArchive } from '../../src/lib/server/safety/restore';
import { FolderSource } from '../../src/lib/server/safety/source';
import { Store } from '../../src/lib/server/store';
import type { Checksum } from '../../src/lib/server/warehouse/checksum';
import { gifts } from '../fixtures/gifts';
import { answerOf, start, temporaryFolder } from '../fixtures/program';
import { startServer } from '../fixtures/server';
import { newStore, NOW, type Fixture } from '../fixtures/store';

const scratch = temporaryFolder();
const dir = join(scratch.path, 'backup');
const open = (dataDir: string) => Store.open({ dataDir, referenceDir: 'data/reference', clock: () => NOW });
let source: Fixture;
let sums: Checksum[];
const run = () => backup(new FolderSource(source.dataDir), dir);

beforeAll(async () => {
	source = await newStore();
	await source.send('contribution', gifts(30, 'a').csv);
	writeFileSync(join(source.dataDir, 'illustrative.json'), '{"seed":1}');
	await run();
	await source.send('contribution', gifts(20, 'b').csv);
	sums = await viewChecksums(source.store);
});
afterAll(async () => {
	await source.dispose();
	scratch.remove();
});

/** What a restored folder holds, once it has been opened and held against itself. */
async function opened(dataDir: string): Promise<Checksum[]> {
	const store = await open(dataDir);
	try {
		expect((await verifyStore(store)).faults).toEqual([]);
		return await viewChecksums(store);
	} finally {
		await store.close();
	}
}

/** A copy of the completed backup, which may be damaged. */
function copiedBackup(): string {
	const copy = join(scratch.path, `copy-${readdirSync(scratch.path).length}`);
	cpSync(dir, copy, { recursive: true });
	return copy;
}

describe('a backup', () => {
	it('is taken while the store is open, copies only what is new, and can be checked', async () => {
		const { manifest, copied } = await run();
		// the third is the set of rules that both were checked by
		expect([manifest.journal.seq, manifest.archive.files, copied.files]).toEqual([2, 3, 1]);
		expect((await run()).copied).toEqual({ files: 0, bytes: 0 });
		expect(readdirSync(dir).sort()).toEqual(
			['archive', 'manifest.json', manifest.journal.file, 'other'].sort()
		);
		expect(await checkBackup(dir)).toMatchObject({ archive: { files: 3 } });
	});

	it('leaves out an entry whose transaction is not committed', async () => {
		const before = readFileSync(join(source.dataDir, 'journal.jsonl'));
		writeFileSync(
			join(source.dataDir, 'journal.jsonl'),
			Buffer.concat([before, Buffer.from('{"seq":3,"at":')])
		);
		expect((await run()).manifest.journal.seq).toBe(2);
		writeFileSync(join(source.dataDir, 'journal.jsonl'), before);
	});

	it('does not go over the backup of other data', async () => {
		const other = await newStore();
		await other.send('contribution', gifts(3, 'z').csv);
		await expect(backup(new FolderSource(other.dataDir), dir)).rejects.toMatchObject({ code: 'bad_request' });
		await other.dispose();
		expect(await checkBackup(dir)).toMatchObject({ journal: { seq: 2 } });
	});

	it('is not made from a file that was changed', async () => {
		const target = join(scratch.path, 'from-damaged');
		const damaged = join(scratch.path, 'damaged-source');
		cpSync(source.dataDir, damaged, { recursive: true });
		const file =
			filesIn(join(damaged, 'archive')).find((path) => readFileSync(path, 'utf8').includes('GRATITUDE')) ??
			'';
		writeFileSync(file, readFileSync(file, 'utf8').replace('GRATITUDE', 'GRATITUDF'));
		await expect(backup(new FolderSource(damaged), target)).rejects.toMatchObject({ code: 'damaged' });
		await expect(checkBackup(target)).rejects.toMatchObject({ code: 'bad_request' });
	});
});

describe('a restore', () => {
	it('gives an empty folder every view as it was', async () => {
		const target = join(scratch.path, 'restored');
		await restore(dir, target);
		expect(await opened(target)).toEqual(sums);
		expect(readFileSync(join(target, 'illustrative.json'), 'utf8')).toBe('{"seed":1}');
		await expect(restore(dir, target)).rejects.toMatchObject({ code: 'bad_request' });
	});

	it('replaces a folder only when told, and keeps what was there', async () => {
		const other = await newStore();
		await other.send('contribution', gifts(3, 'z').csv);
		await other.store.close();
		await restore(dir, other.dataDir, { replace: true });
		expect(await opened(other.dataDir)).toEqual(sums);
		const [kept = ''] = readdirSync(other.dataDir).filter((name) => name.startsWith('before-restore-'));
		expect(readFileSync(join(other.dataDir, kept, 'journal.jsonl'), 'utf8').split('\n')).toHaveLength(2);
		rmSync(other.dataDir, { recursive: true });
	});

	it('refuses a damaged backup before it touches anything', async () => {
		const target = join(scratch.path, 'untouched');
		for (const damage of ['archive', 'journal', 'manifest', 'other']) {
			const copy = copiedBackup();
			const [file = ''] = filesIn(copy).filter((name) => name.includes(damage));
			const bytes = readFileSync(file);
			bytes[Math.floor(bytes.length / 2)]! ^= 1;
			writeFileSync(file, bytes);
			await expect(restore(copy, target), damage).rejects.toMatchObject({ code: 'damaged' });
		}
		expect(existsSync(target)).toBe(false);
	});

	it('of the archive alone brings back what is missing or changed, and leaves what came since', async () => {
		await run();
		const target = join(scratch.path, 'archive-only');
		await restore(dir, target);
		const store = await open(target);
		await store.submit({
			dataset: 'contribution',
			source: Readable.from([Buffer.from(gifts(3, 'since').csv)]),
			fileName: 'tep.csv',
			who: { role: 'admin', wardCode: null }
		});
		await store.close();
		expect(await restoreArchive(dir, target)).toEqual({ restored: [], missing: [] });
		const files = filesIn(join(target, 'archive'));
		const of = (text: string) => files.find((path) => readFileSync(path, 'utf8').includes(text)) ?? '';
		const [changed, lost, since] = [of('\na-1,'), of('\nb-1,'), of('\nsince-1,')];
		writeFileSync(changed, 'changed');
		rmSync(lost);
		const { restored, missing } = await restoreArchive(dir, target);
		expect([restored.sort(), missing]).toEqual([[basename(changed), basename(lost)].sort(), []]);
		writeFileSync(since, 'changed');
		expect(await restoreArchive(dir, target)).toEqual({ restored: [], missing: [basename(since)] });
	});

	it('that was cut off is finished at the next start', async () => {
		const target = join(scratch.path, 'cut-off');
		await restore(dir, target);
		// As a process leaves it that was killed between two of the last renames: the archive is in place, the rest is not.
		const stage = join(target, 'restoring');
		mkdirSync(stage);
		for (const name of ['journal.jsonl', 'illustrative.json']) cpSync(join(target, name), join(stage, name));
		rmSync(join(target, 'journal.jsonl'));
		writeFileSync(join(stage, 'complete'), 'before-restore-20200101T000000Z');
		finishRestore(target);
		expect(await opened(target)).toEqual(sums);
		expect(existsSync(stage)).toBe(false);
	});
});

describe('over the network', () => {
	it('a running server is backed up to this machine by the administrator alone', async () => {
		const token = 'a-token-of-the-operator';
		const target = join(scratch.path, 'from-server');
		const data = join(scratch.path, 'served');
		await restore(dir, data);
		const server = await startServer(data, { ADMIN_TOKEN: token });
		const env = { THOATNGHEO_URL: server.url, THOATNGHEO_TOKEN: token };
		const { code, stdout } = await answerOf(start('thoatngheo', ['backup', target], env));
		expect([code, stdout]).toEqual([0, expect.stringContaining('2 journal entries, 3 files')]);
		expect(await checkBackup(target)).toMatchObject({ journal: { seq: 2 } });
		expect((await fetch(`${server.url}/api/v1/backup`)).status).toBe(401);
		expect((await fetch(`${server.url}/api/v1/backup/journal/2`)).status).toBe(401);
		const authorization = `Bearer ${token}`;
		for (const path of [
			'archive/..%2F..',
			'other/warehouse.duckdb',
			'other/..%2Fserved',
			'journal/99',
			'journal/x'
		])
			expect(
				(await fetch(`${server.url}/api/v1/backup/${path}`, { headers: { authorization } })).status,
				path
			).toBe(404);
		await server.stop();
	});
});

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile());
}
