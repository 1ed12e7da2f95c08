import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, link, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asDiskError } from '../disk';
import { AppError } from '../errors';
import { Digest, sha256Of, type Letters } from './digest';
import type { ArchivedFile } from './journal-line';

/** Bytes that have come in whole but are not yet kept: to be kept or dropped. */
export interface Received {
	path: string;
	sha256: string;
	bytes: number;
	letters: Letters;
	/** Settles when the bytes are on the disk, not only in its cache; nobody may be told they are kept before. */
	durable: Promise<void>;
}

/** The largest file taken, 2 GiB. */
export const SIZE_LIMIT = 2 * 1024 ** 3;

/**
 * Every file that was sent, byte for byte, under its SHA-256: `archive/ab/abcd…`. What is here is never
 * changed or removed; the warehouse is made again from it.
 */
export class Archive {
	private readonly incoming: string;

	/** The archive as it lies there, to be read; `open` makes it ready to take files in. */
	constructor(private readonly dir: string) {
		this.incoming = join(dir, 'incoming');
	}

	/** The archive of a folder that is this process's own. */
	static open(dir: string): Archive {
		const archive = new Archive(dir);
		mkdirSync(archive.incoming, { recursive: true });
		// Half-received files of a process that was killed: nobody was told they had arrived.
		for (const name of readdirSync(archive.incoming)) rmSync(join(archive.incoming, name), { force: true });
		return archive;
	}

	/** Writes the bytes aside while counting and hashing them. Throws `too_large`, or `disk` when there is no room. */
	async receive(source: AsyncIterable<Uint8Array>, limit = SIZE_LIMIT): Promise<Received> {
		const path = join(this.incoming, randomUUID());
		const digest = new Digest();
		let durable: Promise<void>;
		try {
			const file = await open(path, 'wx');
			// The disk writes one part while the next comes in and is hashed.
			let written = Promise.resolve();
			try {
				for await (const parts of gathered(source)) {
					if (digest.bytes + lengthOf(parts) > limit) throw tooLarge(limit);
					await written;
					written = writeAll(file, parts);
					// Whatever fails is told when it is waited for.
					written.catch(() => undefined);
					for (const part of parts) digest.add(part);
				}
				await written;
			} catch (error) {
				await written.catch(() => undefined);
				await file.close();
				throw error;
			}
			// Checking the file need not wait for the disk.
			durable = file.datasync().finally(() => file.close());
			durable.catch(() => undefined);
		} catch (error) {
			await rm(path, { force: true });
			throw asDiskError(error);
		}
		const { bytes, letters } = digest;
		return { path, sha256: digest.sha256(), bytes, letters, durable };
	}

	/** Takes in bytes that already lie whole and safe on this disk, leaving them where they are. */
	async adopt(from: string, known: Pick<Received, 'sha256' | 'bytes' | 'letters'>): Promise<Received> {
		const path = join(this.incoming, randomUUID());
		// Not every disk has hard links.
		await link(from, path).catch(() => copyFile(from, path));
		const { sha256, bytes, letters } = known;
		return { path, sha256, bytes, letters, durable: Promise.resolve() };
	}

	/**
	 * Moves received bytes to their place for ever. Bytes already there are not written twice. Gives what takes them away
	 * again if the entry that is to speak of them cannot be written; it leaves what was there before. Where they cannot be
	 * had safe on the disk, it takes them away itself.
	 */
	async keep(received: Received): Promise<() => Promise<void>> {
		const path = this.pathOf(received.sha256);
		if (existsSync(path)) {
			await this.drop(received);
			return () => Promise.resolve();
		}
		mkdirSync(dirname(path), { recursive: true });
		await rename(received.path, path);
		const takeAway = () => rm(path, { force: true });
		try {
			const folder = await open(dirname(path), 'r');
			await folder.sync().finally(() => folder.close());
		} catch (error) {
			await takeAway();
			throw error;
		}
		return takeAway;
	}

	/** Where the bytes of that hash lie, after they were read once. Throws `damaged` when they are not those that were sent. */
	async whole(sha256: string): Promise<string> {
		const path = this.pathOf(sha256);
		if (existsSync(path) && (await sha256Of(path)) === sha256) return path;
		throw new AppError('damaged', {
			vi: `Tệp gốc trong kho (archive/${sha256.slice(0, 2)}/${sha256}) mất hoặc đã bị sửa nên không đưa ra. Quản trị chép lại từ bản sao lưu: thoatngheo restore --archive-only.`,
			en: `The file in the archive (archive/${sha256.slice(0, 2)}/${sha256}) is missing or was changed, so it is not handed out. The administrator brings it back from the backup: thoatngheo restore --archive-only.`
		});
	}

	/** Every file that is kept. */
	async list(): Promise<ArchivedFile[]> {
		const found: ArchivedFile[] = [];
		if (!existsSync(this.dir)) return found;
		for (const { name, parentPath } of await readdir(this.dir, { recursive: true, withFileTypes: true })) {
			if (!/^[0-9a-f]{64}$/.test(name)) continue;
			const file = await stat(join(parentPath, name)).catch(() => null);
			if (file?.isFile()) found.push({ sha256: name, bytes: file.size });
		}
		return found;
	}

	async drop(received: Received): Promise<void> {
		await rm(received.path, { force: true });
	}

	pathOf(sha256: string): string {
		return Archive.place(this.dir, sha256);
	}

	/** Where the bytes of that hash lie in an archive, this one or a backup's. */
	static place(dir: string, sha256: string): string {
		if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256');
		return join(dir, sha256.slice(0, 2), sha256);
	}
}

/**
 * The same bytes, several parts at a time: what comes over a network comes in pieces too small to be written one by
 * one, and copying them into one costs as much as writing them.
 */
async function* gathered(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
	let parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of source) {
		parts.push(part);
		size += part.byteLength;
		if (size < 1 << 20) continue;
		yield parts;
		parts = [];
		size = 0;
	}
	if (size > 0) yield parts;
}

/** Writes the parts one after the other. A full disk takes a beginning of them; asked for the rest, it says so. */
async function writeAll(file: FileHandle, parts: Uint8Array[]): Promise<void> {
	const { bytesWritten } = await file.writev(parts);
	if (bytesWritten < lengthOf(parts)) await file.writeFile(Buffer.concat(parts).subarray(bytesWritten));
}

function lengthOf(parts: Uint8Array[]): number {
	return parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function tooLarge(limit: number): AppError {
	const size = `${Math.round(limit / 1024 ** 2)} MiB`;
	return new AppError('too_large', {
		vi: `Tệp lớn hơn ${size}. Hãy chia nhỏ rồi gửi từng phần.`,
		en: `The file is larger than ${size}. Split it and send the parts.`
	});
}
