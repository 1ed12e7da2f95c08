import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ward } from '../../src/lib/domain/reference';
import { collection, square } from '../fixtures/outlines';
import { temporaryFolder } from '../fixtures/program';
import { startServer } from '../fixtures/server';

const wards = (JSON.parse(readFileSync('data/reference/ward.json', 'utf8')) as Ward[])
	.filter(({ in_district }) => in_district)
	.map(({ code }) => code);

let folder: ReturnType<typeof temporaryFolder>;
let boundaries: string;
beforeEach(() => {
	folder = temporaryFolder();
	boundaries = join(folder.path, 'boundaries');
	mkdirSync(boundaries);
});
afterEach(() => folder.remove());

describe('a server with boundaries', () => {
	it('offers the division they belong to, and says that its figures need weights', async () => {
		const four = ['00118', '00127', '00136', '00145'].map((code, i) => square(code, 105.86 + i / 50));
		writeFileSync(join(boundaries, '2025-07-01.geojson'), JSON.stringify(collection(four)));
		const fourteen = wards.map((code, i) => square(code, 105.86 + i / 50));
		writeFileSync(join(boundaries, '2019-01-01.geojson'), JSON.stringify(collection(fourteen)));
		const server = await startServer(join(folder.path, 'data'), { BOUNDARIES_DIR: boundaries });
		try {
			const page = await (await fetch(`${server.url}/map`)).text();
			expect(page).toContain('value="2025-07-01"');
			expect(page).not.toContain('value="2025-01-01"');
			const units = await (await fetch(`${server.url}/map?boundary=2025-07-01`)).text();
			expect(units).toContain('weights.json');
			// every reporting ward has an outline: they come first, and tiles are a choice
			expect(page).toMatch(/value="" selected[^>]*>ranh giới 14 phường/);
			expect(page).toContain('value="tiles"');
			const tiles = await (await fetch(`${server.url}/map?boundary=tiles`)).text();
			expect(tiles).toMatch(/value="tiles" selected/);
			const odd = await fetch(`${server.url}/map?boundary=1999-01-01&measure=nothing`);
			expect([odd.status, (await odd.text()).includes('1999-01-01')]).toEqual([200, true]);
		} finally {
			await server.stop();
		}
	});

	it('does not start with a file it cannot place', async () => {
		writeFileSync(join(boundaries, '2025-07-01.geojson'), JSON.stringify(collection([square('99999', 105)])));
		await expect(startServer(join(folder.path, 'data'), { BOUNDARIES_DIR: boundaries })).rejects.toThrow(
			/features\[0\].*99999|99999/s
		);
	});
});

it('a server says in words which setting it cannot use, without a stack', async () => {
	const said = await startServer(join(folder.path, 'data'), { ADMIN_TOKEN: 'short' }).catch(String);
	expect(said).toContain('Giá trị của ADMIN_TOKEN không dùng được');
	expect(said).toContain('at least 16 characters');
	expect(said).not.toMatch(/\n\s+at /);
});
