import type { Bilingual } from '../../domain/locale';
import { wholeNumber } from '../export/sources-asked';

/** Parts of the page's address that narrow nothing. */
const place = ['opened', 'offset', 'wider'];

/**
 * Which submission is opened and where the list begins, by what the list is wider than the number that led here, and what
 * of that was not understood.
 */
export function placeOf(search: URLSearchParams): {
	opened: number | null;
	offset: number;
	wider: string[];
	wrong: Bilingual[];
} {
	const wrong: Bilingual[] = [];
	const opened = wholeNumber(search, 'opened', wrong);
	const offset = wholeNumber(search, 'offset', wrong) ?? 0;
	return { opened, offset, wider: (search.get('wider') ?? '').split(',').filter(Boolean), wrong };
}

/** The filter alone. */
export function withoutPlace(search: URLSearchParams): URLSearchParams {
	return new URLSearchParams([...search].filter(([name, value]) => value !== '' && !place.includes(name)));
}

/** The column that a parameter is about. */
export const columnOf = (param: string) => param.replace(/__[a-z]+$/, '');
