import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { env, stdout } from 'node:process';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { startExport } from '../../lib/server/export/export';
import { findFormat } from '../../lib/server/export/format';
import { audienceOf } from '../../lib/server/export/mask';
import { UsageError, type Flags } from '../arguments';
import { withReading } from '../reading';
import { download } from '../remote';

/**
 * `export <view>`: writes a view to a file, or to standard output. A file that could not be written whole is removed.
 */
export async function exportView([view]: string[], flags: Flags): Promise<number> {
	if (!view) throw new UsageError('export <view> --format csv|xlsx|json|parquet|arrow');
	const search = new URLSearchParams();
	for (const filter of flags.filter ?? []) {
		const at = filter.indexOf('=');
		if (at < 1) throw new UsageError(`--filter is key=value, not ${filter}`);
		search.append(filter.slice(0, at), filter.slice(at + 1));
	}
	const format = flags.format ?? 'csv';
	// What other programs take for standard output, too.
	const output = flags.output === '-' ? undefined : flags.output;
	if (env.THOATNGHEO_URL) {
		search.set('format', format);
		const { body, rows } = await download(`/api/v1/views/${encodeURIComponent(view)}?${search}`);
		await write(body, output);
		return told(rows, output);
	}
	return withReading(async (store) => {
		const audience = audienceOf({ role: 'admin', wardCode: null, via: 'token' });
		const { facts, body } = await startExport(store, { view, search, audience, format: findFormat(format) });
		await write(Readable.from(body), output);
		return told(facts.row_count, output);
	});
}

async function write(body: Readable, output: string | undefined): Promise<void> {
	if (output === undefined) {
		for await (const part of body) {
			if (stdout.destroyed) return;
			if (stdout.write(part)) continue;
			await roomIn(stdout);
		}
		return;
	}
	try {
		await pipeline(body, createWriteStream(output));
	} catch (error) {
		await rm(output, { force: true });
		throw error;
	}
}

/** Waits until a full pipe takes more, or is closed because its reader has seen enough. */
const roomIn = (pipe: Writable): Promise<void> =>
	new Promise((resolve) => {
		const done = () => {
			pipe.off('drain', done).off('close', done);
			resolve();
		};
		pipe.on('drain', done).on('close', done);
	});

function told(rows: number, output: string | undefined): number {
	if (output !== undefined) stdout.write(`${output}: ${rows} rows\n`);
	return 0;
}
