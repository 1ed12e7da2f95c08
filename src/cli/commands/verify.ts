import { verifyStore } from '../../lib/server/ingest/verify';
import type { Flags } from '../arguments';
import { withStore } from '../local';
import { textTable } from '../table';

/** `verify`: exit code 0 when journal, archive and warehouse agree, 3 when anything does not. */
export async function verify(_: string[], flags: Flags): Promise<number> {
	const report = await withStore((store) => verifyStore(store));
	if (flags.json) process.stdout.write(`${JSON.stringify(report, null, '\t')}\n`);
	else {
		process.stdout.write(
			`${report.entries} journal entries, ${report.files} files, ${report.bytes} bytes checked\n`
		);
		if (report.faults.length > 0) {
			const rows = report.faults.map(({ submission, code, detail }) => [
				String(submission ?? ''),
				code,
				detail
			]);
			process.stdout.write(`${textTable(['submission', 'fault', 'detail'], rows)}\n`);
		}
	}
	return report.faults.length > 0 ? 3 : 0;
}
