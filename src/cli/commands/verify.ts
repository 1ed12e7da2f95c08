import { join } from 'node:path';
import { env } from 'node:process';
import type { CheckRecord } from '../../lib/domain/check-state';
import type { Bilingual } from '../../lib/domain/locale';
import type { CheckStanding } from '../../lib/server/http/check-json';
import { readConfig } from '../../lib/server/config';
import { Archive } from '../../lib/server/ingest/archive';
import { journalIn } from '../../lib/server/ingest/journal';
import { verifyStore } from '../../lib/server/ingest/verify';
import { verifyFiles } from '../../lib/server/ingest/verify-files';
import type { Unready } from '../../lib/server/read-only';
import { viewChecksums } from '../../lib/server/safety/rebuild';
import type { Checksum } from '../../lib/server/warehouse/checksum';
import { UsageError, type Flags } from '../arguments';
import { unreadyWords, withReading } from '../reading';
import { readJson } from '../remote';
import { textTable } from '../table';

/** What a check tells, whoever made it; a server keeps no checksums of views. */
type Report = Pick<CheckRecord, 'entries' | 'files' | 'bytes' | 'faults'> &
	Required<Pick<CheckRecord, 'rows' | 'strays'>> & { notHeld?: Bilingual; checksums: Checksum[] };

const ASKED_MS = 2000;

/** Whether rows were held against their files, and why not. */
function rowsText({ rows, notHeld }: Pick<Report, 'rows' | 'notHeld'>, quick: boolean | undefined): string {
	if (rows) return 'mọi dòng đã so với tệp gốc / every row held against its file';
	if (quick) return 'chưa so từng dòng với tệp gốc (--quick) / rows not held against their files';
	return notHeld
		? `chưa so từng dòng với tệp gốc / rows not held against their files: ${notHeld.vi} / ${notHeld.en}`
		: 'chưa so được từng dòng: nhật ký hoặc tệp gốc phải đúng trước / rows not held against their files: journal and files must be mended first';
}

/**
 * The check that the running server makes now. It may take longer than a connection is kept, so it is asked after until
 * it is done.
 */
async function checkedByServer(): Promise<Report> {
	const path = '/api/v1/checks';
	const before = await readJson<CheckStanding>(path);
	let ended: unknown = null;
	const made = readJson<CheckStanding>(path, 'POST').catch((error: unknown) => {
		ended = error;
		return null;
	});
	let standing = await made;
	while (standing === null || standing.last?.at === before.last?.at) {
		const now = await readJson<CheckStanding>(path);
		if (now.running_since === null && now.last?.at === before.last?.at) throw ended;
		if (now.running_since === null) standing = now;
		else await new Promise((resolve) => setTimeout(resolve, ASKED_MS));
	}
	const { last } = standing;
	if (!last) throw ended;
	const { rows = false, strays = [], rows_not_held: notHeld, ...found } = last;
	return { ...found, rows, notHeld, strays, checksums: [] };
}

/** The check of a data folder, which leaves it as it is. */
function checkedHere(quick: boolean | undefined): Promise<Report> {
	return withReading(
		async (store) => ({
			...(await verifyStore(store, { quick })),
			checksums: await viewChecksums(store)
		}),
		filesChecked
	);
}

/** What can be checked of a folder whose warehouse cannot be looked at, and that can only be read. */
async function filesChecked(unready: Unready): Promise<Report> {
	const { dataDir } = readConfig(env);
	const archive = new Archive(join(dataDir, 'archive'));
	const report = await verifyFiles({ archive, journalPath: journalIn(dataDir) });
	if (unready === 'damaged')
		report.faults.push({ submission: null, code: 'warehouse_unread', detail: 'warehouse.duckdb' });
	return { ...report, notHeld: unreadyWords[unready], checksums: [] };
}

/** `verify`: exit code 0 when journal, archive and warehouse agree, 3 when anything does not. */
export async function verify(_: string[], flags: Flags): Promise<number> {
	if (env.THOATNGHEO_URL && flags.quick)
		throw new UsageError('--quick works on a data folder: a server makes its whole check');
	const report = env.THOATNGHEO_URL ? await checkedByServer() : await checkedHere(flags.quick);
	if (flags.json) process.stdout.write(`${JSON.stringify(report, null, '\t')}\n`);
	else {
		const { entries, files, bytes, faults, checksums } = report;
		process.stdout.write(`${entries} journal entries, ${files} files, ${bytes} bytes checked\n`);
		process.stdout.write(`${rowsText(report, flags.quick)}\n`);
		const sums = checksums.map(({ view, rows, sum }) => [view, String(rows), sum]);
		if (sums.length > 0) process.stdout.write(`${textTable(['view', 'rows', 'checksum'], sums)}\n`);
		for (const { sha256, bytes: size } of report.strays)
			process.stdout.write(
				`không dòng nhật ký nào nói tới, có thể bỏ / no journal entry speaks of it, may be removed: archive/${sha256.slice(0, 2)}/${sha256}, ${size} bytes\n`
			);
		if (faults.length > 0) {
			const rows = faults.map(({ submission, code, detail }) => [String(submission ?? ''), code, detail]);
			process.stdout.write(`${textTable(['submission', 'fault', 'detail'], rows)}\n`);
		}
	}
	return report.faults.length > 0 ? 3 : 0;
}
