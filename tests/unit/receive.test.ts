import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { bytesOf } from '../../src/lib/server/http/upload';
import { Archive } from '../../src/lib/server/ingest/archive';

const folder = mkdtempSync(join(tmpdir(), 'receive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A body whose parts have the lengths given, each byte telling its place. */
function body(lengths: number[], failsAtEnd = false): ReadableStream<Uint8Array> {
	let place = 0;
	const parts = lengths.map((length) => Uint8Array.from({ length }, () => (place++ * 7) % 251));
	return new ReadableStream({
		pull(controller) {
			const part = parts.shift();
			if (part) controller.enqueue(part);
			else if (failsAtEnd) controller.error(new Error('the connection broke off'));
			else controller.close();
		}
	});
}

async function whole(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	for await (const part of bytesOf(stream, 16)) parts.push(part);
	return Buffer.concat(parts);
}

test('a body in parts of every size is kept byte for byte, in the order it came', async () => {
	const lengths = [1, 0, 3_000_000, ...Array.from({ length: 2000 }, (_, n) => n % 1500), 1 << 20, 65_536, 1];
	const sent = await whole(body(lengths));
	expect(sent.byteLength).toBe(lengths.reduce((sum, length) => sum + length, 0));
	const received = await Archive.open(join(folder, 'whole')).receive(bytesOf(body(lengths), 16));
	await received.durable;
	expect(readFileSync(received.path).equals(sent)).toBe(true);
	expect(received).toMatchObject({
		bytes: sent.byteLength,
		sha256: createHash('sha256').update(sent).digest('hex')
	});
});

test('a body that breaks off is told once, and nothing of it stays', async () => {
	const archive = Archive.open(join(folder, 'broken'));
	await expect(archive.receive(bytesOf(body([5, 5], true), 16))).rejects.toThrow('broke off');
	expect(readdirSync(join(folder, 'broken', 'incoming'))).toEqual([]);
});

test('a body longer than allowed is refused while more of it is on its way, also when that breaks off', async () => {
	const archive = Archive.open(join(folder, 'long'));
	const long = Array.from({ length: 40 }, () => 1 << 19);
	await expect(archive.receive(bytesOf(body(long, true), 16), 1 << 20)).rejects.toMatchObject({
		code: 'too_large'
	});
});

test('a file whose place is not safe on the disk does not stay in the archive', async () => {
	const archive = Archive.open(join(folder, 'unsafe'));
	const received = await archive.receive(bytesOf(body([5]), 16));
	const place = archive.pathOf(received.sha256);
	const handle = await open(received.path, 'r');
	const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync');
	await handle.close();
	sync.mockRejectedValueOnce(new Error('EIO: i/o error, fsync'));
	await expect(archive.keep(received)).rejects.toThrow('EIO');
	expect(existsSync(place)).toBe(false);
	sync.mockRestore();
	const again = await archive.receive(bytesOf(body([5]), 16));
	await archive.keep(again);
	expect(existsSync(place)).toBe(true);
});
