import { Readable } from 'node:stream';
import type { RequestEvent } from '@sveltejs/kit';
import { AppError } from '../errors';

/** The bytes of an upload and the name they came under. */
export interface Upload {
	source: AsyncIterable<Uint8Array>;
	fileName: string;
}

/** Files in a multipart form are gathered by the platform before we see them, so they are bounded; larger files come as the body itself. */
export const FORM_LIMIT = 64 * 1024 ** 2;

/** The file in a request: its body as it streams in, or the field `file` of a multipart form. */
export async function uploadOf({ request, url }: Pick<RequestEvent, 'request' | 'url'>): Promise<Upload> {
	const type = request.headers.get('content-type') ?? '';
	if (type.startsWith('multipart/form-data')) {
		if (Number(request.headers.get('content-length') ?? Infinity) > FORM_LIMIT) throw formTooLarge();
		const file = (await request.formData()).get('file');
		if (!(file instanceof File)) throw noFile();
		return { source: bytesOf(file.stream()), fileName: file.name };
	}
	if (!request.body) throw noFile();
	return { source: bytesOf(request.body), fileName: url.searchParams.get('file_name') ?? 'api.csv' };
}

export function bytesOf(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
	return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}

export function noFile(): AppError {
	return new AppError('bad_request', {
		vi: 'Chưa có tệp nào trong yêu cầu.',
		en: 'There is no file in the request.'
	});
}

export function formTooLarge(): AppError {
	return new AppError('too_large', {
		vi: 'Tệp gửi bằng biểu mẫu tối đa 64 MiB. Tệp lớn hơn hãy gửi thẳng trong thân yêu cầu (xem tài liệu API).',
		en: 'A file sent in a form may have 64 MiB. Send a larger one as the request body (see the API page).'
	});
}
