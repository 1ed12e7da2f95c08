import { describe, expect, it } from 'vitest';
import { actionOf, routeActions } from '../../src/lib/server/auth/routes';
import { sourcesUnder } from '../fixtures/sources';

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];

/** `METHOD /route` for every page, form action and endpoint in src/routes. */
function answered(): string[] {
	const found = new Set<string>();
	for (const { path, text } of sourcesUnder('src/routes')) {
		const [, folder = '', file] = /^src\/routes(.*)\/(\+[^/]+)$/.exec(path) ?? [];
		const id = folder.replace(/\/\([^/]+\)/g, '') || '/';
		if (file === '+page.svelte') found.add(`GET ${id}`);
		if (file === '+page.server.ts' && /export const actions\b/.test(text)) found.add(`POST ${id}`);
		if (file !== '+server.ts') continue;
		for (const verb of verbs) {
			if (new RegExp(`export (const|async function|function) ${verb}\\b`).test(text))
				found.add(`${verb} ${id}`);
		}
	}
	return [...found].sort();
}

describe('the table of the door', () => {
	it('has exactly the routes and methods that are there', () => {
		const listed = Object.entries(routeActions).flatMap(([id, methods]) =>
			Object.keys(methods).map((method) => `${method} ${id}`)
		);
		expect(listed.sort()).toEqual(answered());
	});

	it('lets nobody through where it says nothing', () => {
		expect(actionOf('/not/there', 'GET')).toBeNull();
		expect(actionOf('/', 'POST')).toBeNull();
		expect(actionOf('/healthz', 'DELETE')).toBeNull();
		expect(actionOf('/', 'HEAD')).toBe(actionOf('/', 'GET'));
	});

	it('leaves open only what tells nothing and changes nothing but the asker’s own role', () => {
		const open = Object.entries(routeActions).filter(([, methods]) =>
			Object.values(methods).includes('open')
		);
		expect(open.map(([id]) => id).sort()).toEqual(['/demo-role', '/healthz', '/readyz']);
	});
});
