import { describe, expect, it } from 'vitest';
import { ownPath } from '../../src/lib/server/http/own-path';

describe('the way back', () => {
	it.each(['/', '/wards/00139?period=201904', '/en/data', '/a//b', '/a/../b'])(
		'stays on this site: %s',
		(path) => {
			expect(new URL(ownPath(path), 'http://here.test').host).toBe('here.test');
			expect(ownPath(path)).toBe(path.replace('/a/..', ''));
		}
	);

	it.each([
		'//evil.com',
		'/\\evil.com',
		'/.//evil.com',
		'/..//evil.com',
		'/./\\evil.com',
		'/a/..//evil.com',
		'/%2e//evil.com',
		'/.\t//evil.com',
		'https://evil.com',
		'evil',
		'javascript:alert(1)',
		''
	])('never leads elsewhere: %j', (path) => {
		expect(ownPath(path)).toBe('/');
	});
});
