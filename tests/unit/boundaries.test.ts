import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawOutlines } from '../../src/lib/server/boundaries/draw';
import { readBoundaries } from '../../src/lib/server/boundaries/read';
import { drawTiles } from '../../src/lib/server/boundaries/tiles';
import { isAppError } from '../../src/lib/server/errors';
import { collection, square } from '../fixtures/outlines';
import { reference } from './reference-files';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'outlines-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (name: string, content: unknown) =>
	writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
const known = { wards: reference.wards, divisions: ['2019-01-01', '2025-01-01', '2025-07-01'] };
const read = () => readBoundaries(dir, known).map(({ code, validFrom }) => [code, validFrom]);
function refusal(): string {
	try {
		read();
		return 'taken';
	} catch (error) {
		if (isAppError(error) && error.code === 'bad_setting') return error.words.en;
		throw error;
	}
}

describe('boundaries of an operator', () => {
	it('are not needed', () => {
		expect(readBoundaries(join(dir, 'nothing'), known)).toEqual([]);
		expect(read()).toEqual([]);
	});

	it('belong to a code on a day: 00118 was Ngọc Thụy and is Bồ Đề', () => {
		put('2019-06-01.geojson', collection([square('00118', 105.88)]));
		put('units.geojson', collection([square('00118', 105.9)], { valid_from: '2025-07-01' }));
		expect(read()).toEqual([
			['00118', '2003-11-06'],
			['00118', '2025-07-01']
		]);
	});

	it('belong to the division of their day: a ward that took in another keeps its code, not its outline', () => {
		put('2019-06-01.geojson', collection([square('00151', 105.88)]));
		put('2025-03-01.geojson', collection([square('00151', 105.88)]));
		expect(readBoundaries(dir, known).map(({ code, division }) => [code, division])).toEqual([
			['00151', '2019-01-01'],
			['00151', '2025-01-01']
		]);
		put('2020-01-01.geojson', collection([square('00151', 105.9)]));
		expect(refusal()).toMatch(
			/^BOUNDARIES_DIR, 2020-01-01\.geojson, features\[0\]: .*“00151” is there twice, first as 2019-06-01\.geojson/
		);
	});

	it.each([
		[
			'no day',
			'a.geojson',
			collection([square('00118', 105)]),
			/a\.geojson, features\[0\]: does not say since when/
		],
		[
			'an unknown code',
			'2025-07-01.geojson',
			collection([square('99999', 105)]),
			/no ward with code “99999” on 2025-07-01/
		],
		[
			'a code of another time',
			'2025-07-01.geojson',
			collection([square('00139', 105)]),
			/“00139” on 2025-07-01/
		],
		[
			'no code',
			'2025-07-01.geojson',
			collection([{ type: 'Feature', properties: null, geometry: null }]),
			/features\[0\]: has no property code/
		],
		[
			'the same twice',
			'2025-07-01.geojson',
			collection([square('00118', 105), square('00118', 106)]),
			/there twice/
		],
		['metres', '2025-07-01.geojson', collection([square('00118', 588_000)]), /no longitude and latitude/],
		[
			'another system',
			'2025-07-01.geojson',
			collection([square('00118', 105)], {
				crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3405' } }
			}),
			/reference system “urn:ogc:def:crs:EPSG::3405”/
		],
		[
			'a point',
			'2025-07-01.geojson',
			collection([{ ...square('00118', 105), geometry: { type: 'Point', coordinates: [105, 21] } }]),
			/no Polygon/
		],
		[
			'an open ring',
			'2025-07-01.geojson',
			collection([
				{
					...square('00118', 105),
					geometry: {
						type: 'Polygon',
						coordinates: [
							[
								[105, 21],
								[106, 21],
								[106, 22],
								[105, 22]
							]
						]
					}
				}
			]),
			/not closed/
		],
		[
			'words for numbers',
			'2025-07-01.geojson',
			collection([
				{
					...square('00118', 105),
					geometry: {
						type: 'Polygon',
						coordinates: [
							[
								['a', 21],
								[106, 21],
								[106, 22],
								['a', 21]
							]
						]
					}
				}
			]),
			/no numbers/
		],
		['no features', '2025-07-01.geojson', collection([]), /not a FeatureCollection/],
		[
			'a description of itself',
			'2025-07-01.geojson',
			'{"type":"FeatureCollection","features":"see above"}',
			/not a FeatureCollection/
		],
		['no JSON', '2025-07-01.geojson', '<html>', /is not JSON/],
		['too much', '2025-07-01.geojson', ' '.repeat(5 * 1024 * 1024 + 1), /larger than 5 MB/]
	])('with %s keep the program from starting, with the place', (_, name, content, words) => {
		put(name, content);
		expect(refusal()).toMatch(words);
	});

	it('in WGS 84 said the old way are taken', () => {
		const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
		put('2025-07-01.geojson', collection([square('00118', 105.88)], { crs }));
		expect(read()).toEqual([['00118', '2025-07-01']]);
	});
});

describe('a drawing', () => {
	it('keeps neighbours together and shortens longitude by the cosine of the latitude', () => {
		put('2025-07-01.geojson', collection([square('00118', 105.88), square('00145', 105.9)]));
		const { width, height, shapes } = drawOutlines(readBoundaries(dir, known));
		// 412 wide for 0.04°; 0.02° of latitude is 412 / (0.04 × cos 21.01°) × 0.02 = 220.67 high, on a grid of 0.5
		expect({ width, height }).toEqual({ width: 420, height: 229 });
		expect(shapes.map(({ path }) => path)).toEqual([
			'M4 224.5L210 224.5L210 4L4 4Z',
			'M210 224.5L416 224.5L416 4L210 4Z'
		]);
		expect(shapes[0]).toMatchObject({ x: 107, y: 114.25, room: 206 });
	});

	it('of nothing is empty, and tiles are those of the wards in force', () => {
		expect(drawOutlines([]).shapes).toEqual([]);
		expect(drawTiles(reference.wards, '2019-06-30').shapes).toHaveLength(14);
		// Sài Đồng ended on 31/12/2024
		expect(drawTiles(reference.wards, '2025-01-31').shapes).toHaveLength(13);
	});
});
