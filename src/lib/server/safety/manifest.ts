import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors';
import type { Head } from '../ingest/journal-head';
import type { OtherFile } from './source';

/** What a backup folder holds. Written last and at a stroke: a backup that was cut off leaves the one before it. */
export interface Manifest {
	format: 1;
	made_at: string;
	journal: Head & { file: string; bytes: number; sha256: string };
	archive: { files: number; bytes: number };
	others: OtherFile[];
}

const NAME = 'manifest.json';

/** The manifest of a backup folder, or null where none was completed. Throws `damaged` when it cannot be read. */
export async function readManifest(dir: string): Promise<Manifest | null> {
	const path = join(dir, NAME);
	if (!existsSync(path)) return null;
	try {
		const text = await readFile(path, 'utf8');
		const { sha256, ...manifest } = JSON.parse(text) as Manifest & { sha256: string };
		if (manifest.format === 1 && text === textOf(manifest) && sha256 === hashOf(manifest)) return manifest;
	} catch {
		// Told below like a manifest of another form.
	}
	throw damagedBackup(NAME);
}

export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
	const path = join(dir, `${NAME}.new`);
	const file = await open(path, 'w');
	try {
		await file.writeFile(textOf(manifest));
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(path, join(dir, NAME));
	await syncFolder(dir);
}

/** A manifest as it stands in its file, with its own hash at the end, so that a changed byte is found here too. */
const textOf = (manifest: Manifest) =>
	`${JSON.stringify({ ...manifest, sha256: hashOf(manifest) }, null, '\t')}\n`;

const hashOf = (manifest: Manifest) => createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

/** Has a folder's names on the disk. */
export async function syncFolder(dir: string): Promise<void> {
	const folder = await open(dir, 'r');
	await folder.sync().finally(() => folder.close());
}

export function damagedBackup(name: string, cause?: unknown): AppError {
	return new AppError(
		'damaged',
		{
			vi: `Bản sao lưu hỏng: ${name} mất hoặc đã bị sửa. Hãy dùng bản sao lưu khác.`,
			en: `The backup is damaged: ${name} is missing or was changed. Use another backup.`
		},
		{ cause }
	);
}
