import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { env } from 'node:process';
import { isAppError, isUntaken } from '../../lib/server/errors';
import { outcomeBody } from '../../lib/server/http/submission-json';
import { readFlags, UsageError, type Flags } from '../arguments';
import { withStore } from '../local';
import { outcomeText } from '../outcome-text';
import { withProgress } from '../progress';
import { sendFile } from '../remote';
import { plainText } from '../table';

/** What became of a file; null when nothing of it was taken in, which has been told. */
type Body = ReturnType<typeof outcomeBody> | null;

/**
 * `ingest <dataset> <file…>`: sends files one after the other. Exit code 0 when all were taken, 2 when any was refused.
 */
export async function ingest([dataset, ...files]: string[], flags: Flags): Promise<number> {
	if (!dataset || files.length === 0) throw new UsageError('ingest <dataset> <file…>');
	const missing = files.find((file) => !existsSync(file));
	if (missing) throw new UsageError(`no such file: ${missing}`);
	const bodies = env.THOATNGHEO_URL
		? await remotely(dataset, files, flags)
		: await locally(dataset, files, flags);
	if (flags.json) process.stdout.write(`${JSON.stringify(bodies, null, '\t')}\n`);
	else
		bodies.forEach(
			(body, index) => body && process.stdout.write(outcomeText(basename(files[index] ?? ''), body))
		);
	return bodies.some((body) => body === null || body.status === 'refused') ? 2 : 0;
}

async function locally(dataset: string, files: string[], flags: Flags): Promise<Body[]> {
	return withStore(async (store) => {
		const bodies: Body[] = [];
		for (const file of files) {
			const name = basename(file);
			const sending = withProgress(name, flags.progress === true, (watcher) =>
				store.submit({
					dataset,
					source: createReadStream(file, { highWaterMark: 1 << 20 }),
					bytes: statSync(file).size,
					fileName: name,
					who: { role: 'admin', wardCode: null },
					options: {
						dryRun: flags['dry-run'],
						acceptValid: flags['accept-valid'],
						fund: flags.fund,
						bank: flags.bank,
						read: readFlags(flags)
					},
					watcher
				})
			);
			bodies.push(await unlessUntaken(file, sending.then(outcomeBody)));
		}
		return bodies;
	});
}

async function remotely(dataset: string, files: string[], flags: Flags): Promise<Body[]> {
	const bodies: Body[] = [];
	for (const file of files) bodies.push(await unlessUntaken(file, sendFile(dataset, file, flags)));
	return bodies;
}

/** Says why nothing of a file was taken in: it is a list of people, or shut; the files after it go on. */
async function unlessUntaken(file: string, sending: Promise<Body>): Promise<Body> {
	try {
		return await sending;
	} catch (error) {
		if (!isAppError(error) || !isUntaken(error.code)) throw error;
		process.stderr.write(plainText(`${basename(file)}: ${error.words.vi}\n${error.words.en}\n`));
		return null;
	}
}
