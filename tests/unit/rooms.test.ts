import { describe, expect, it } from 'vitest';
import { openRooms, pageAbove, rooms } from '../../src/lib/components/rooms';
import { stranger, type Who } from '../../src/lib/domain/role';
import { openPages } from '../../src/lib/server/auth/open-pages';
import { routeActions } from '../../src/lib/server/auth/routes';

const paths = rooms.flatMap(({ pages }) => pages.map(({ path }) => path));
/** Pages that one gets to from another, and what is no page to look at. */
const elsewhere = [
	'/reports/reminder',
	'/banks/profile',
	'/submissions/waiting',
	'/difficulties/synthesis',
	'/difficulties/synthesis.pdf',
	'/difficulties/synthesis.xlsx',
	'/briefing.pdf',
	'/healthz',
	'/readyz'
];

describe('the navigation', () => {
	it('leads to every page that has one address, each once, and to nothing else', () => {
		const pages = Object.entries(routeActions).flatMap(([route, methods]) =>
			methods.GET && !route.includes('[') && !route.startsWith('/api/') ? [route] : []
		);
		expect([...paths].sort()).toEqual(pages.filter((page) => !elsewhere.includes(page)).sort());
	});

	it('shows a stranger nothing that the door would refuse', () => {
		const shown = openRooms(openPages(stranger)).flatMap(({ pages }) => pages.map(({ path }) => path));
		expect(shown).toContain('/funds');
		expect(shown).not.toContain('/submissions/new');
	});

	it('shows an administrator all of it', () => {
		const admin: Who = { role: 'admin', wardCode: null, via: 'token' };
		expect(openRooms(openPages(admin))).toEqual(rooms);
	});

	it.each([
		['/', '/'],
		['/wards/00139', '/wards'],
		['/submissions/new', '/submissions/new'],
		['/submissions/12', '/submissions'],
		['/wardsx', undefined],
		['/provenance/contribution', undefined]
	])('places %s under %s', (address, path) => {
		expect(pageAbove(address)?.path).toBe(path);
	});
});
