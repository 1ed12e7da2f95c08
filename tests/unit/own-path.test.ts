import { describe, expect, it } from 'vitest';
import { ownPath } from '../../src/lib/server/http/own-path';

describe('the way back', () => {
	it.each(['/', '/funds?period=2019', '/en/wards/00139'])('stays on this site: %s', (path) => {
		expect(ownPath(path)).toBe(path);
	});

	it.each([
		'//evil.example',
		'/.//evil.example',
		'/..//evil.example',
		'/a/..//evil.example',
		'/./\\evil.example',
		'/\\evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		''
	])('never leads elsewhere: %s', (path) => {
		expect(ownPath(path)).toBe('/');
	});
});
