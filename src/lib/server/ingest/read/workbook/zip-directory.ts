import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

/** A member of a ZIP archive as its central directory tells of it. */
export interface ZipMember {
	name: string;
	method: number;
	/** Bytes packed and unpacked. */
	packed: number;
	size: number;
	/** Where its local header stands. */
	at: number;
}

const END = 0x06054b50;
const MEMBER = 0x02014b50;
const LOCAL = 0x04034b50;
/** A value that is written elsewhere, in the ZIP64 field. */
const ELSEWHERE = 0xffffffff;
/** The end record with the longest remark there can be. */
const TAIL = 22 + 0xffff;

/** The members of a ZIP archive, from its central directory at the end; null when it has none that can be read. */
export async function zipMembers(path: string): Promise<ZipMember[] | null> {
	const file = await open(path, 'r');
	try {
		const { size } = await file.stat();
		const tail = Buffer.alloc(Math.min(size, TAIL));
		await file.read(tail, 0, tail.length, size - tail.length);
		const end = lastEnd(tail);
		if (end < 0) return null;
		const count = tail.readUInt16LE(end + 10);
		const length = tail.readUInt32LE(end + 12);
		const from = tail.readUInt32LE(end + 16);
		if (from + length > size) return null;
		const directory = Buffer.alloc(length);
		await file.read(directory, 0, length, from);
		return membersIn(directory, count);
	} finally {
		await file.close();
	}
}

/**
 * Whether each member unpacks to no more than the directory says. A directory that lies would have a reader that
 * believes it, or one that does not, fill the memory.
 */
export async function unpacksAsTold(path: string, members: readonly ZipMember[]): Promise<boolean> {
	for (const { method, packed, size, at } of members) {
		if (method !== 0 && method !== 8) return false;
		const start = await dataOf(path, at, size);
		if (start === null) return false;
		if (method === 0 || packed === 0) continue;
		let bytes = 0;
		try {
			await pipeline(
				createReadStream(path, { start, end: start + packed - 1 }),
				createInflateRaw(),
				async (parts: AsyncIterable<Buffer>) => {
					for await (const part of parts) if ((bytes += part.length) > size) throw new RangeError();
				}
			);
		} catch {
			return false;
		}
		if (bytes !== size) return false;
	}
	return true;
}

/** Where a member's data begin; null when its own header is none, or speaks of another size. */
async function dataOf(path: string, at: number, size: number): Promise<number | null> {
	const file = await open(path, 'r');
	try {
		const header = Buffer.alloc(30);
		const { bytesRead } = await file.read(header, 0, 30, at);
		if (bytesRead < 30 || header.readUInt32LE(0) !== LOCAL) return null;
		const told = header.readUInt32LE(22);
		if (told !== size && told !== 0 && told !== ELSEWHERE) return null;
		return at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
	} finally {
		await file.close();
	}
}

function lastEnd(tail: Buffer): number {
	for (let at = tail.length - 22; at >= 0; at--) if (tail.readUInt32LE(at) === END) return at;
	return -1;
}

function membersIn(directory: Buffer, count: number): ZipMember[] | null {
	const members: ZipMember[] = [];
	let at = 0;
	while (members.length < count) {
		if (at + 46 > directory.length || directory.readUInt32LE(at) !== MEMBER) return null;
		const [name, extra, remark] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
		const next = at + 46 + (name ?? 0) + (extra ?? 0) + (remark ?? 0);
		if (next > directory.length) return null;
		const wide = wideValues(directory.subarray(at + 46 + (name ?? 0), at + 46 + (name ?? 0) + (extra ?? 0)));
		const value = (offset: number) => {
			const told = directory.readUInt32LE(at + offset);
			return told === ELSEWHERE ? (wide.shift() ?? told) : told;
		};
		// In this order the ZIP64 field has what did not fit.
		const [size, packed, local] = [value(24), value(20), value(42)];
		members.push({
			name: directory.toString('utf8', at + 46, at + 46 + (name ?? 0)),
			method: directory.readUInt16LE(at + 10),
			packed,
			size,
			at: local
		});
		at = next;
	}
	return members;
}

/** The values of a member's ZIP64 field, in their order. */
function wideValues(extra: Buffer): number[] {
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== 1) continue;
		const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
		return Array.from({ length: Math.floor(field.length / 8) }, (_, index) =>
			Number(field.readBigUInt64LE(index * 8))
		);
	}
	return [];
}
