import { AppError, isAppError } from '../errors';

/** Seconds after which it is worth asking again while the warehouse is made again. */
export const RETRY_AFTER = '20';

/** An error as RFC 9457 `application/problem+json`. What is not ours is a fault, and says nothing of its inside. */
export function problemResponse(error: unknown): Response {
	const known = isAppError(error)
		? error
		: new AppError('fault', {
				vi: 'Máy chủ gặp lỗi. Hãy thử lại sau.',
				en: 'The server has a fault. Try again later.'
			});
	const { code, status, words } = known;
	const body = {
		type: `urn:thoatngheo:${code}`,
		title: words.en,
		status,
		code,
		detail: words.en,
		detail_vi: words.vi
	};
	const headers: Record<string, string> = {
		'content-type': 'application/problem+json; charset=utf-8',
		'cache-control': 'no-store'
	};
	if (code === 'rebuilding') headers['retry-after'] = RETRY_AFTER;
	if (status === 401) headers['www-authenticate'] = 'Bearer';
	return new Response(JSON.stringify(body), { status, headers });
}
