import type { RequestEvent } from '@sveltejs/kit';
import { AppError } from '../errors';
import { readOptionsSaid } from '../ingest/sent-options';
import type { SubmitOptions } from '../store';

/** The bytes of an upload and the name they came under. */
export interface Upload {
	source: AsyncIterable<Uint8Array>;
	fileName: string;
}

/**
 * Files in a multipart form are gathered by the platform before we see them, so they are bounded; larger files come
 * as the body itself.
 */
const FORM_LIMIT = 64 * 1024 ** 2;

/** The file in a request: its body as it streams in, or the field `file` of a multipart form. */
export async function uploadOf({ request, url }: Pick<RequestEvent, 'request' | 'url'>): Promise<Upload> {
	const type = request.headers.get('content-type') ?? '';
	if (type.startsWith('multipart/form-data')) {
		const file = (await formOf(request)).get('file');
		if (!(file instanceof File)) throw noFile();
		return { source: bytesOf(file.stream()), fileName: file.name };
	}
	if (!request.body) throw noFile();
	return { source: bytesOf(request.body, AHEAD), fileName: url.searchParams.get('file_name') ?? 'api.csv' };
}

/**
 * What address parameters or form fields say with a file: whose statement it is and how it is to be read. Throws
 * `bad_request` for an option that cannot be meant.
 */
export function sentOptions(params: URLSearchParams): Pick<SubmitOptions, 'fund' | 'bank' | 'read'> {
	return {
		fund: params.get('fund') || undefined,
		bank: params.get('bank') || undefined,
		read: readOptionsSaid((name) => params.getAll(name))
	};
}

/** The fields of a form. Throws `too_large` beyond what a form may carry, `bad_request` when it is not one. */
export async function formOf(request: Request): Promise<FormData> {
	if (Number(request.headers.get('content-length') ?? Infinity) > FORM_LIMIT) throw formTooLarge();
	try {
		return await request.formData();
	} catch (cause) {
		throw statusOf(cause) === 413 ? bodyTooLarge(cause) : notAForm(cause);
	}
}

/** So many parts of a file are asked for ahead. Asked for one by one, the connection stops and starts for each. */
const AHEAD = 16;

/**
 * The parts of a body as they come, `partsAhead` of them asked for before they are needed. Throws `too_large` where the
 * platform stops it (BODY_SIZE_LIMIT). Not a Node stream, which would end the process when the body fails before its
 * first part is asked for; and never cancelled, which would cut the connection before the answer is on it.
 */
export async function* bytesOf(
	stream: ReadableStream<Uint8Array>,
	partsAhead = 0
): AsyncGenerator<Uint8Array> {
	const reader = stream.getReader();
	const next = () => {
		const part = reader.read();
		// What fails is told where it is waited for, and there may be nobody left who waits.
		part.catch(() => undefined);
		return part;
	};
	const ahead = Array.from({ length: partsAhead }, next);
	for (;;) {
		ahead.push(next());
		const part = await ahead.shift()?.catch((error: unknown) => {
			throw statusOf(error) === 413 ? bodyTooLarge(error) : error;
		});
		if (!part || part.done) return;
		yield part.value;
	}
}

function statusOf(error: unknown): unknown {
	return error instanceof Error && 'status' in error ? error.status : undefined;
}

export function noFile(): AppError {
	return new AppError('bad_request', {
		vi: 'Chưa có tệp nào, hoặc tệp trống (0 byte). Hãy chọn tệp có dòng tiêu đề và ít nhất một dòng số liệu.',
		en: 'There is no file, or it is empty (0 bytes). Choose a file with a header and at least one row.'
	});
}

function notAForm(cause: unknown): AppError {
	return new AppError(
		'bad_request',
		{ vi: 'Không đọc được biểu mẫu trong yêu cầu.', en: 'The form in the request cannot be read.' },
		{ cause }
	);
}

function formTooLarge(): AppError {
	return new AppError('too_large', {
		vi: 'Tệp gửi bằng biểu mẫu tối đa 64 MiB. Tệp lớn hơn hãy gửi thẳng trong thân yêu cầu (xem tài liệu API).',
		en: 'A file sent in a form may have 64 MiB. Send a larger one as the request body (see the API page).'
	});
}

function bodyTooLarge(cause: unknown): AppError {
	return new AppError(
		'too_large',
		{
			vi: 'Tệp lớn hơn mức máy chủ nhận. Hãy chia nhỏ rồi gửi từng phần.',
			en: 'The file is larger than this server takes. Split it and send the parts.'
		},
		{ cause }
	);
}
