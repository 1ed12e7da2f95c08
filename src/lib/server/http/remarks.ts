import { Readable } from 'node:stream';
import { remarksName } from '../../domain/remarks-name';
import type { RemarkedRows } from '../ingest/remarks';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Refused rows with their remarks as a download, named after the file they are from. */
export function remarksResponse({ workbook, parts }: RemarkedRows, fileName: string): Response {
	const name = remarksName(fileName, workbook);
	return new Response(Readable.toWeb(Readable.from(parts)) as ReadableStream, {
		headers: {
			'Content-Type': workbook ? WORKBOOK : 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'Cache-Control': 'private, no-store'
		}
	});
}
