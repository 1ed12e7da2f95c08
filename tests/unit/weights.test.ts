import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../../src/lib/server/errors';
import { readWeights } from '../../src/lib/server/weights';
import { ways, weights } from '../fixtures/reformed-district';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'weights-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (rows: unknown, name = 'weights.json') =>
	writeFileSync(join(dir, name), typeof rows === 'string' ? rows : JSON.stringify(rows));
const refusal = (rows: unknown, name?: string): string => {
	put(rows, name);
	try {
		readWeights(dir, ways);
	} catch (error) {
		if (isAppError(error) && error.code === 'bad_setting') return error.words.en;
		throw error;
	}
	return 'taken';
};
const [inside, outside] = weights;

describe('weights of divided wards', () => {
	it('are not there unless an operator gives them', () => {
		expect(readWeights(dir, ways)).toEqual({ text: '', successors: ways });
	});

	it('stand beside their way, from JSON or CSV, with their source', () => {
		put(weights);
		const fromJson = readWeights(dir, ways).successors;
		expect(fromJson.map(({ share }) => share)).toEqual([null, null, 0.62, 0.38]);
		expect(fromJson[3]).toMatchObject({ source: inside!.source });
		rmSync(join(dir, 'weights.json'));
		const lines = weights.map((row) => Object.values(row).join(','));
		put(['\uFEFF' + Object.keys(inside!).join(','), ...lines].join('\r\n'), 'weights.csv');
		expect(readWeights(dir, ways).successors).toEqual(fromJson);
	});

	it.each([
		['do not add up to 1', [{ ...inside, share: 0.61 }, outside], /00118 .* 2 of 2 ways, adding up to 0\.99/],
		['leave a way out', [inside], /1 of 2 ways/],
		['are below 0', [{ ...inside, share: -0.1 }, outside], /row 1: needs a share/],
		['are above 1', [inside, { ...outside, share: 1.5 }], /row 2: needs a share/],
		['are blank', [inside, { ...outside, share: null }], /row 2: needs a share/],
		['have no source', [inside, { ...outside, source: ' ' }], /row 2: needs a source/],
		['come twice', [inside, outside, outside], /row 3: repeats/],
		['name a way that is not there', [{ ...inside, to_code: '99999' }], /row 1: names a way/],
		['are no list', '{"a": 1}', /not a JSON list/],
		['are not JSON', 'x', /not a JSON list/]
	])('that %s keep the program from starting, with the place', (_, rows, words) => {
		expect(refusal(rows)).toMatch(words);
	});
});
