import type { ParamMatcher } from '@sveltejs/kit';

/** The parts a backup is taken in. */
export const match = ((param: string): param is 'journal' | 'archive' | 'other' =>
	['journal', 'archive', 'other'].includes(param)) satisfies ParamMatcher;
