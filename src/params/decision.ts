import type { ParamMatcher } from '@sveltejs/kit';

/** What may be decided about a submission. */
export const match = ((param: string): param is 'approve' | 'return' | 'withdraw' =>
	['approve', 'return', 'withdraw'].includes(param)) satisfies ParamMatcher;
