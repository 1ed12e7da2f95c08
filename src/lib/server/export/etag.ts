import { createHash } from 'node:crypto';
import type { Audience } from './mask';

const definitions = import.meta.glob<string>('../warehouse/views/*.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});
const definitionsHash = createHash('sha256').update(JSON.stringify(definitions)).digest('base64url');

/**
 * Weak, because two files of one answer differ in the time written inside. Changes with the data, the reference
 * lists, the definitions of the views, the question, and what the asker may see.
 */
export function etagOf(
	version: number,
	parts: { view: string; search: URLSearchParams; audience: Audience; referenceHash: string }
): string {
	const { view, search, audience, referenceHash } = parts;
	const question = [...search].sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
	const text = JSON.stringify([view, question, audience, referenceHash, definitionsHash]);
	return `W/"${version}-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/** Whether `If-None-Match` names this tag; tags are compared weakly, as RFC 9110 asks. */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
	if (ifNoneMatch === null) return false;
	const bare = (tag: string) => tag.trim().replace(/^W\//, '');
	return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}
