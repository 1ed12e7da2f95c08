import { AppError } from '../errors';
import { smallText } from './small-form';

/**
 * The object in a request's JSON body; empty when there is no body. Throws `bad_request` for anything else,
 * `too_large` beyond 64 KiB.
 */
export async function jsonBody(request: Request): Promise<Record<string, unknown>> {
	const text = await smallText(request);
	if (text.trim() === '') return {};
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value))
			return value as Record<string, unknown>;
	} catch {
		// Said below, in words.
	}
	throw new AppError('bad_request', {
		vi: 'Thân yêu cầu phải là một đối tượng JSON.',
		en: 'The request body must be a JSON object.'
	});
}
