import { Readable } from 'node:stream';

/** Refused rows with their remarks as a download, named after the file they are from. */
export function remarksResponse(rows: AsyncIterable<string>, fileName: string): Response {
	const name = `ghi-chu-loi-${fileName.replace(/(\.csv)?(\.gz)?$/i, '')}.csv`;
	return new Response(Readable.toWeb(Readable.from(rows)) as ReadableStream, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'Cache-Control': 'private, no-store'
		}
	});
}
