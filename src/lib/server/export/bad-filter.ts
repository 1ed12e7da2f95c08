import { AppError } from '../errors';

/** The asker's question cannot be understood: `bad_filter` (400) with the reason in both languages. */
export function badFilter(vi: string, en: string): AppError {
	return new AppError('bad_filter', { vi, en });
}

/** A name from a URL as a message may repeat it: at most 60 characters, nothing that is not printable. */
export function shown(name: string): string {
	return [...name.replace(/\p{C}/gu, ' ')].slice(0, 60).join('');
}
