import { Readable } from 'node:stream';
import type { RemarkedRows } from '../ingest/remarks';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Refused rows with their remarks as a download, named after the file they are from. */
export function remarksResponse({ workbook, parts }: RemarkedRows, fileName: string): Response {
	const bare = fileName.replace(/(\.(csv|txt|xlsx|xlsm|xlsb|xls|ods))?(\.gz)?$/i, '');
	const name = `ghi-chu-loi-${bare}.${workbook ? 'xlsx' : 'csv'}`;
	return new Response(Readable.toWeb(Readable.from(parts)) as ReadableStream, {
		headers: {
			'Content-Type': workbook ? WORKBOOK : 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'Cache-Control': 'private, no-store'
		}
	});
}
