import { createReadStream, existsSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError, isFull } from '../disk';
import { AppError } from '../errors';
import { Archive } from '../ingest/archive';
import { sha256Of } from '../ingest/digest';
import type { Head } from '../ingest/journal-head';
import { Chain, filesOf, linesOf, type JournalEntry } from '../ingest/journal-line';
import { copyInto } from './copy';
import { damagedBackup, readManifest, syncFolder, writeManifest, type Manifest } from './manifest';
import type { BackupSource, OtherFile } from './source';

/** What a backup came to. */
export interface BackedUp {
	manifest: Manifest;
	/** Archived files that were not in the folder before. */
	copied: { files: number; bytes: number };
}

/**
 * Brings a backup folder up to this moment: archived files that are not there yet, the journal and the other files, and
 * last the manifest that names them. Every byte is hashed as it is copied. Throws `bad_request` when the folder holds
 * the backup of other data, `damaged` when a file of the source is not what its name says, `disk` when it does not fit.
 */
export async function backup(source: BackupSource, dir: string, now = new Date()): Promise<BackedUp> {
	try {
		return await broughtUp(source, dir, now);
	} catch (error) {
		throw isFull(error) ? noRoomIn(dir, error) : asDiskError(error);
	}
}

async function broughtUp(source: BackupSource, dir: string, now: Date): Promise<BackedUp> {
	const before = await readManifest(dir);
	const { journal, others } = await source.contents();
	const file = `journal-${journal.seq}-${journal.hash.slice(0, 12)}.jsonl`;
	const copiedJournal = await copyInto(join(dir, file), source.read('journal', String(journal.seq)));
	const archive = { files: 0, bytes: 0 };
	const copied = { files: 0, bytes: 0 };
	const seen = new Set<string>();
	if (before && !(await continues(join(dir, file), journal, before.journal))) {
		await rm(join(dir, file));
		throw ofOtherData();
	}
	for await (const entry of followed(join(dir, file), journal)) {
		for (const { sha256, bytes } of filesOf(entry).filter((file) => !seen.has(file.sha256))) {
			seen.add(sha256);
			archive.files += 1;
			archive.bytes += bytes;
			const place = Archive.place(join(dir, 'archive'), sha256);
			if (existsSync(place) && statSync(place).size === bytes) continue;
			await copyArchived(source, place, sha256);
			copied.files += 1;
			copied.bytes += bytes;
		}
	}
	for (const other of others) await copyOther(source, dir, other);
	const { bytes = 0, sha256 = '' } = copiedJournal ?? {};
	const manifest: Manifest = {
		format: 1,
		made_at: now.toISOString(),
		journal: { ...journal, file, bytes, sha256 },
		archive,
		others
	};
	await syncFolder(dir);
	await writeManifest(dir, manifest);
	await dropStrays(dir, manifest);
	return { manifest, copied };
}

/**
 * Holds a completed backup against its manifest, every byte of it. Throws `damaged`, or `bad_request`
 * when there is none.
 */
export async function checkBackup(dir: string): Promise<Manifest> {
	const manifest = await readManifest(dir);
	if (!manifest) throw noBackup();
	const { journal, others } = manifest;
	const isWhole = async (path: string, sha256: string) =>
		existsSync(path) && (await sha256Of(path)) === sha256;
	if (!(await isWhole(join(dir, journal.file), journal.sha256))) throw damagedBackup(journal.file);
	const seen = new Set<string>();
	for await (const entry of followed(join(dir, journal.file), journal)) {
		for (const { sha256 } of filesOf(entry).filter((file) => !seen.has(file.sha256))) {
			seen.add(sha256);
			const place = Archive.place(join(dir, 'archive'), sha256);
			if (!(await isWhole(place, sha256))) throw damagedBackup(`archive/…/${sha256}`);
		}
	}
	for (const { name, sha256 } of others)
		if (!(await isWhole(otherPlace(dir, sha256), sha256))) throw damagedBackup(name);
	return manifest;
}

/**
 * Where another file lies in a backup: by its hash, so that the one before stays until the manifest names the new one.
 */
export const otherPlace = (dir: string, sha256: string) => join(dir, 'other', sha256);

/** The entries of a backup's journal. Throws `damaged` when they do not end with the one named. */
export async function* followed(path: string, { seq, hash }: Head): AsyncGenerator<JournalEntry> {
	const chain = new Chain();
	for await (const line of linesOf(createReadStream(path))) yield chain.next(line);
	if (chain.seq !== seq || (seq > 0 && chain.hash !== hash)) throw damagedBackup('journal');
}

/** Whether a journal holds the entry that the backup before ended with. */
async function continues(path: string, journal: Head, before: Head): Promise<boolean> {
	let found = before.seq === 0;
	for await (const { seq, hash } of followed(path, journal))
		found ||= seq === before.seq && hash === before.hash;
	return found;
}

async function copyArchived(source: BackupSource, place: string, sha256: string): Promise<void> {
	const copied = await copyInto(place, source.read('archive', sha256), (found) => found.sha256 === sha256);
	if (copied) return;
	throw new AppError('damaged', {
		vi: `Tệp gốc ${sha256} trong kho đã bị sửa nên không sao lưu được. Hãy chạy verify.`,
		en: `The archived file ${sha256} was changed, so it cannot be backed up. Run verify.`
	});
}

async function copyOther(source: BackupSource, dir: string, { name, sha256 }: OtherFile): Promise<void> {
	const place = otherPlace(dir, sha256);
	if (existsSync(place)) return;
	const copied = await copyInto(place, source.read('other', name), (found) => found.sha256 === sha256);
	if (!copied) throw changedMeanwhile(name);
}

/** Takes away what earlier backups into the folder named and this one does not, and what was cut off. */
async function dropStrays(dir: string, { journal, others }: Manifest): Promise<void> {
	for (const name of await readdir(dir))
		if (/^journal-.*\.(jsonl|part)$/.test(name) && name !== journal.file) await rm(join(dir, name));
	if (!existsSync(join(dir, 'other'))) return;
	const named = new Set(others.map(({ sha256 }) => sha256));
	for (const name of await readdir(join(dir, 'other')))
		if (!named.has(name)) await rm(join(dir, 'other', name));
}

function ofOtherData(): AppError {
	return new AppError('bad_request', {
		vi: 'Thư mục này chứa bản sao lưu của số liệu khác. Hãy chọn thư mục khác.',
		en: 'This folder holds the backup of other data. Choose another folder.'
	});
}

/** The folder often lies on another disk than the data. */
function noRoomIn(dir: string, cause: unknown): AppError {
	return new AppError(
		'disk',
		{
			vi: `Đĩa chứa ${dir} đã đầy nên lần sao lưu này chưa xong; bản sao lưu trước ở đó (nếu có) vẫn dùng được. Hãy dọn bớt chỗ rồi chạy lại.`,
			en: `The disk of ${dir} is full, so this backup is not finished; the one before it there, if any, is still good. Make room, then run it again.`
		},
		{ cause }
	);
}

function noBackup(): AppError {
	return new AppError('bad_request', {
		vi: 'Thư mục này không có bản sao lưu nào đã hoàn tất.',
		en: 'There is no completed backup in this folder.'
	});
}

function changedMeanwhile(name: string): AppError {
	return new AppError('busy', {
		vi: `Tệp ${name} vừa được ghi lại trong lúc sao lưu. Hãy chạy lại.`,
		en: `The file ${name} was written anew during the backup. Run it again.`
	});
}
