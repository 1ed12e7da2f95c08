import type { Bilingual } from '../domain/locale';

/** The problems of a file for which nothing of it is taken in: what it holds may not be kept, or cannot be known. */
const untaken = [
	'household_list',
	'not_text',
	'workbook_password',
	'workbook_broken',
	'workbook_too_large',
	'workbook_too_slow',
	'compressed_broken',
	'compressed_too_large'
] as const;

type Untaken = (typeof untaken)[number];

/**
 * Whether a problem is one for which nothing of a file is taken in: it is answered with 422 and
 * the problem’s own words.
 */
export const isUntaken = (code: unknown): code is Untaken => untaken.some((each) => each === code);

export type ErrorCode =
	| 'bad_request'
	| 'bad_filter'
	| Untaken
	| 'not_allowed'
	| 'sign_in_needed'
	| 'cross_site'
	| 'not_found'
	| 'too_large'
	| 'unsupported_media'
	| 'busy'
	| 'query_timeout'
	| 'short_stream'
	| 'warehouse_locked'
	| 'bad_setting'
	| 'disk'
	| 'no_room'
	| 'rebuilding'
	| 'cancelled'
	| 'damaged'
	| 'fault';

const statuses: Record<Exclude<ErrorCode, Untaken>, number> = {
	bad_request: 400,
	bad_filter: 400,
	not_allowed: 403,
	sign_in_needed: 401,
	cross_site: 403,
	not_found: 404,
	too_large: 413,
	unsupported_media: 415,
	busy: 503,
	query_timeout: 503,
	short_stream: 500,
	warehouse_locked: 503,
	bad_setting: 500,
	disk: 507,
	no_room: 507,
	rebuilding: 503,
	cancelled: 409,
	damaged: 500,
	fault: 500
};

/**
 * An error that a person or program is told about: a stable code and words in both languages, never a
 * value of somebody's data.
 */
export class AppError extends Error {
	readonly status: number;
	constructor(
		readonly code: ErrorCode,
		readonly words: Bilingual,
		options: { cause?: unknown } = {}
	) {
		super(words.en, options);
		this.name = 'AppError';
		this.status = isUntaken(code) ? 422 : statuses[code];
	}
}

export function isAppError(error: unknown): error is AppError {
	return error instanceof AppError;
}

/** The code a file-system error carries (`ENOSPC`, `EROFS`, …), or null. */
export function systemCode(error: unknown): string | null {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
