import { AppError } from '../errors';
import { bytesOf } from './upload';

/** What a form of a few fields, or a small JSON object, may have. */
const LIMIT = 64 * 1024;

/**
 * The fields of a small form as a browser sends them. Throws `unsupported_media` for another kind of body,
 * `too_large` beyond 64 KiB.
 */
export async function smallForm(request: Request): Promise<URLSearchParams> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
		throw new AppError('unsupported_media', {
			vi: 'Biểu mẫu này phải gửi dạng application/x-www-form-urlencoded.',
			en: 'This form has to be sent as application/x-www-form-urlencoded.'
		});
	}
	return new URLSearchParams(await smallText(request));
}

/**
 * A small body as text. Its bytes are counted as they come, for a body sent in chunks does not say its length before.
 * Throws `too_large` beyond 64 KiB.
 */
export async function smallText({ headers, body }: Request): Promise<string> {
	if (Number(headers.get('content-length') ?? 0) > LIMIT) throw tooLarge();
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of body ? bytesOf(body) : []) {
		length += part.length;
		if (length > LIMIT) throw tooLarge();
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}

function tooLarge(): AppError {
	return new AppError('too_large', {
		vi: 'Yêu cầu này tối đa 64 KiB.',
		en: 'This request may have 64 KiB at most.'
	});
}
