import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeBytes, isDiskError } from '../disk';
import { AppError } from '../errors';
import { outsideFolder } from '../work-folder';

const FIRST_CHUNK = 64 * 1024;
const CHUNK = 1024 * 1024;
const SMALL = 16 * 1024;
const POLL_MS = 10;

/** Left free on a disk whatever a large export takes, or one that is small beside what a load needs free. */
const RESERVE = { large: 256 * 1024 ** 2, small: 64 * 1024 ** 2 };

/** A folder in which an answer may lie until it is taken, and what must stay free there. */
export interface SpoolPlace {
	dir: string;
	reserve: number;
	/** Whether the folder was made for this answer alone. */
	own: boolean;
}

/**
 * A file for the answer of an export: in the data folder, or, where that disk has no room to spare or cannot be written any
 * more, in the system's temporary folder. Throws `disk` when neither has room.
 */
export async function createSpool(workDir: string, isLarge: boolean, outside = tmpdir()): Promise<Spool> {
	const reserve = isLarge ? RESERVE.large : RESERVE.small;
	if ((await freeBytes(workDir)) > reserve) {
		const within = await spoolWithin(workDir, reserve).catch((error: unknown) => {
			if (!isDiskError(error)) throw error;
		});
		if (within) return within;
	}
	if ((await freeBytes(outside)) > reserve)
		return Spool.create({ dir: outsideFolder(outside), reserve, own: true });
	throw noRoom();
}

async function spoolWithin(workDir: string, reserve: number): Promise<Spool> {
	const dir = spoolDir(workDir);
	// Of a disk that can only be read, a folder with those above it would be said to be nowhere.
	if (!existsSync(dir)) mkdirSync(dir);
	return Spool.create({ dir, reserve, own: false });
}

/**
 * A file that one side is writing and the other already reads. DuckDB writes as fast as it can and lets go of its
 * snapshot, however slowly the answer is taken, and nothing is held in memory.
 */
export class Spool {
	private written: 'running' | 'whole' | { error: unknown } = 'running';
	private closed = false;

	private constructor(
		readonly path: string,
		private readonly handle: FileHandle,
		private readonly place: SpoolPlace
	) {}

	static async create(place: SpoolPlace): Promise<Spool> {
		const path = join(place.dir, randomUUID());
		return new Spool(path, await open(path, 'wx+'), place);
	}

	/** Throws `disk` when so little is free that this could stop the warehouse itself from writing. */
	async keepReserve(): Promise<void> {
		if ((await freeBytes(this.place.dir)) <= this.place.reserve) throw noRoom();
	}

	/** Says that the writer has finished. The name goes now: the open handle keeps the bytes until they are taken. */
	finish(): void {
		this.written = 'whole';
		rmSync(this.path, { force: true });
	}

	/** Says that the writer failed: the reader breaks off with this error. */
	fail(error: unknown): void {
		this.written = { error };
	}

	async append(bytes: Uint8Array): Promise<void> {
		await this.handle.appendFile(bytes);
	}

	async size(): Promise<number> {
		return (await this.handle.stat()).size;
	}

	/** The file's bytes from the first to the last, following the writer. Throws what the writer failed with. */
	async *read(): AsyncGenerator<Uint8Array> {
		let position = 0;
		let buffer = Buffer.allocUnsafe(FIRST_CHUNK);
		let used = 0;
		for (;;) {
			// Looked at before reading: what was written before the end is then surely read.
			const state = this.written;
			if (typeof state === 'object') throw state.error;
			const { bytesRead } = await this.handle.read(buffer, used, buffer.length - used, position);
			position += bytesRead;
			if (bytesRead > 0) {
				yield buffer.subarray(used, used + bytesRead);
				used += bytesRead;
				// What was handed out is never written over; the rest of the buffer takes the next few bytes.
				if (used < buffer.length - SMALL) continue;
				buffer = Buffer.allocUnsafe(CHUNK);
				used = 0;
			} else if (state === 'whole') return;
			else await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		}
	}

	/** Takes the file away. May be called more than once. */
	async dispose(): Promise<void> {
		if (this.closed) return;
		this.closed = true;
		await this.handle.close();
		const { dir, own } = this.place;
		await rm(own ? dir : this.path, { recursive: own, force: true });
	}
}

/** Where unfinished answers lie. */
export const spoolDir = (workDir: string) => join(workDir, 'tmp', 'export');

/** Takes away what a process that was killed left behind. To be called before the first export. */
export function clearSpools(dataDir: string): void {
	rmSync(spoolDir(dataDir), { recursive: true, force: true });
}

function noRoom(): AppError {
	return new AppError('disk', {
		vi: 'Đĩa của máy chủ sắp đầy nên không kết xuất được.',
		en: 'The server’s disk is almost full, so nothing can be exported.'
	});
}
