import { verifyStore } from '../../lib/server/ingest/verify';
import { viewChecksums } from '../../lib/server/safety/rebuild';
import type { Flags } from '../arguments';
import { withStore } from '../local';
import { textTable } from '../table';

/** Whether rows were held against their files, and why not. */
const rowsText = ({ rows }: { rows: boolean }, quick: boolean | undefined) =>
	rows
		? 'mọi dòng đã so với tệp gốc / every row held against its file'
		: quick
			? 'chưa so từng dòng với tệp gốc (--quick) / rows not held against their files'
			: 'chưa so được từng dòng: nhật ký hoặc tệp gốc phải đúng trước / rows not held against their files: journal and files must be mended first';

/** `verify`: exit code 0 when journal, archive and warehouse agree, 3 when anything does not. */
export async function verify(_: string[], flags: Flags): Promise<number> {
	const report = await withStore(async (store) => ({
		...(await verifyStore(store, { quick: flags.quick })),
		checksums: await viewChecksums(store)
	}));
	if (flags.json) process.stdout.write(`${JSON.stringify(report, null, '\t')}\n`);
	else {
		const { entries, files, bytes, faults, checksums } = report;
		process.stdout.write(`${entries} journal entries, ${files} files, ${bytes} bytes checked\n`);
		process.stdout.write(`${rowsText(report, flags.quick)}\n`);
		const sums = checksums.map(({ view, rows, sum }) => [view, String(rows), sum]);
		process.stdout.write(`${textTable(['view', 'rows', 'checksum'], sums)}\n`);
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
