import { env } from 'node:process';
import { listSubmissions, type Submission } from '../../lib/server/ingest/submissions';
import type { Flags } from '../arguments';
import { withReading } from '../reading';
import { readJson } from '../remote';
import { textTable } from '../table';

/** `submissions`: the latest hundred, newest first. */
export async function submissions(_: string[], flags: Flags): Promise<number> {
	const list = env.THOATNGHEO_URL
		? (await readJson<{ submissions: Submission[] }>('/api/v1/submissions?limit=100')).submissions
		: await withReading(
				async (store) => (await listSubmissions(store.warehouse, { limit: 100, offset: 0 })).submissions
			);
	if (flags.json) {
		process.stdout.write(`${JSON.stringify(list, null, '\t')}\n`);
		return 0;
	}
	const rows = list.map((submission) => [
		String(submission.id),
		submission.received_at,
		submission.dataset,
		submission.status,
		`${submission.accepted}/${submission.records}`,
		submission.file_name
	]);
	process.stdout.write(`${textTable(['id', 'received', 'dataset', 'status', 'accepted', 'file'], rows)}\n`);
	return 0;
}
