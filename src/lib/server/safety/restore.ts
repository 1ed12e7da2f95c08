import {
	createReadStream,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync
} from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freeBytes, requireRoom } from '../disk';
import { AppError } from '../errors';
import { Archive } from '../ingest/archive';
import { sha256Of } from '../ingest/digest';
import { Chain, filesOf, linesOf } from '../ingest/journal-line';
import { Warehouse } from '../warehouse/door';
import { isDamage } from '../warehouse/damage';
import { checkBackup, followed, otherPlace } from './backup';
import { copyInto } from './copy';
import { damagedBackup, syncFolder, type Manifest } from './manifest';

/** Derived from the rest, or of the moment: not carried over, and not to be left beside what is restored. */
const derived = ['warehouse.duckdb', 'warehouse.duckdb.wal', 'journal.head', 'checks.json'];

/** Where a restored folder is put together before it takes the place of the old one. */
const STAGE = 'restoring';
/** Its name in the stage says that all is there; it holds the name of the folder for what was there before. */
const COMPLETE = 'complete';

/**
 * Puts a backup in the place of a data folder. The backup is checked whole before the folder is touched; what is copied
 * is checked again; and the change itself is a few renames that the next start finishes when they are cut off. A folder
 * that holds data is refused unless `replace` is said; what was there stays in `before-restore-…`. The
 * warehouse is made at the next opening. Throws `bad_request`, `damaged`, `no_room`, or `warehouse_locked`
 * while a server holds the folder.
 */
export async function restore(
	dir: string,
	dataDir: string,
	{ replace = false, now = new Date() } = {}
): Promise<Manifest> {
	const manifest = await checkBackup(dir);
	await mkdir(dataDir, { recursive: true });
	const occupied = ['journal.jsonl', 'warehouse.duckdb'].some((name) => existsSync(join(dataDir, name)));
	if (occupied && !replace) throw notEmpty();
	requireRoom(await freeBytes(dataDir), manifest.archive.bytes);
	const held = existsSync(join(dataDir, 'warehouse.duckdb')) ? await holdOf(dataDir) : null;
	try {
		await stageFrom(dir, join(dataDir, STAGE), manifest);
		const aside = `before-restore-${now.toISOString().replace(/[-:]|\.[0-9]+/g, '')}`;
		await writeFile(join(dataDir, STAGE, COMPLETE), aside, { flush: true });
		await syncFolder(join(dataDir, STAGE));
		await held?.close();
		finishRestore(dataDir);
	} finally {
		await held?.close();
	}
	return manifest;
}

/** What came of bringing archived files back: those that are whole again, and those that the backup does not have whole. */
export interface BroughtBack {
	restored: string[];
	missing: string[];
}

/**
 * Brings back from a backup only the archived files that this folder's journal names and that are missing or changed
 * here; their hash proves them, so nothing that came since the backup is touched. Throws `warehouse_locked` while a
 * server holds the folder, `damaged` where the journal itself is not whole.
 */
export async function restoreArchive(dir: string, dataDir: string): Promise<BroughtBack> {
	const held = existsSync(join(dataDir, 'warehouse.duckdb')) ? await holdOf(dataDir) : null;
	try {
		const found: BroughtBack = { restored: [], missing: [] };
		const seen = new Set<string>();
		const chain = new Chain();
		for await (const line of linesOf(createReadStream(join(dataDir, 'journal.jsonl')))) {
			for (const { sha256 } of filesOf(chain.next(line)).filter((file) => !seen.has(file.sha256))) {
				seen.add(sha256);
				const place = Archive.place(join(dataDir, 'archive'), sha256);
				if (existsSync(place) && (await sha256Of(place)) === sha256) continue;
				const from = Archive.place(join(dir, 'archive'), sha256);
				const copied =
					existsSync(from) &&
					(await copyInto(place, createReadStream(from), (copy) => copy.sha256 === sha256));
				(copied ? found.restored : found.missing).push(sha256);
			}
		}
		return found;
	} finally {
		await held?.close();
	}
}

/** Whether a restore was cut off after everything was there: what lies in the folder is not what counts. */
export const isRestoring = (dataDir: string): boolean => existsSync(join(dataDir, STAGE, COMPLETE));

/** Does what is left of a restore that was cut off after everything was there; otherwise nothing. */
export function finishRestore(dataDir: string): void {
	const stage = join(dataDir, STAGE);
	if (!isRestoring(dataDir)) return;
	const aside = join(dataDir, readFileSync(join(stage, COMPLETE), 'utf8'));
	const restored = readdirSync(stage).filter((name) => name !== COMPLETE);
	for (const name of [...derived, ...restored]) {
		const old = join(dataDir, name);
		if (existsSync(old)) {
			mkdirSync(aside, { recursive: true });
			renameSync(old, join(aside, name));
		}
		if (restored.includes(name)) renameSync(join(stage, name), old);
	}
	rmSync(stage, { recursive: true });
}

async function stageFrom(dir: string, stage: string, { journal, others }: Manifest): Promise<void> {
	rmSync(stage, { recursive: true, force: true });
	await mkdir(join(stage, 'archive'), { recursive: true });
	const take = async (from: string, to: string, sha256: string) => {
		if (!(await copyInto(to, createReadStream(from), (found) => found.sha256 === sha256)))
			throw damagedBackup(from.slice(dir.length + 1));
	};
	const seen = new Set<string>();
	for await (const entry of followed(join(dir, journal.file), journal)) {
		for (const { sha256 } of filesOf(entry).filter((file) => !seen.has(file.sha256))) {
			seen.add(sha256);
			const [from, to] = [dir, stage].map((base) => Archive.place(join(base, 'archive'), sha256));
			await take(from ?? '', to ?? '', sha256);
		}
	}
	for (const { name, sha256 } of others) await take(otherPlace(dir, sha256), join(stage, name), sha256);
	await take(join(dir, journal.file), join(stage, 'journal.jsonl'), journal.sha256);
}

/**
 * Proves that no server holds the folder, and keeps others out of it meanwhile; a damaged warehouse holds nobody out.
 */
async function holdOf(dataDir: string): Promise<Warehouse | null> {
	try {
		return await Warehouse.open({ dataDir });
	} catch (error) {
		if (isDamage(error)) return null;
		throw error;
	}
}

function notEmpty(): AppError {
	return new AppError('bad_request', {
		vi: 'Thư mục số liệu đang có số liệu. Thêm --replace để thay bằng bản sao lưu; số liệu cũ được giữ trong before-restore-….',
		en: 'The data folder holds data. Add --replace to put the backup in its place; what was there is kept in before-restore-….'
	});
}
