import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../src/lib/domain/problem';
import { problemPage, problemTemplate } from '../fixtures/problemPage';
import { sourcesUnder } from '../fixtures/sources';

type Message = string | Record<string, unknown>[];
const read = (locale: string) =>
	JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Record<string, Message>;
const [vi, en] = [read('vi'), read('en')];
const text = (message: Message | undefined) =>
	typeof message === 'string' ? message : JSON.stringify(message ?? '');
const placeholders = (words: string) =>
	[...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

describe('what the user reads', () => {
	it('is there in both languages', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
		for (const [key, message] of [...Object.entries(vi), ...Object.entries(en)]) {
			if (!key.startsWith('$')) expect(text(message).trim(), key).not.toBe('');
		}
	});

	it('has the same figures and names in both', () => {
		for (const key of Object.keys(vi)) {
			expect(placeholders(text(en[key])), key).toEqual(placeholders(text(vi[key])));
		}
	});

	it('is all used: no message without a reader', () => {
		const words = new Set(
			sourcesUnder('src', '.ts', '.svelte').flatMap((source) => source.text.match(/\w+/g) ?? [])
		);
		const unread = Object.keys(vi).filter((key) => !key.startsWith('$') && !words.has(key));
		expect(unread).toEqual([]);
	});
});

describe('Vietnamese', () => {
	/** A tone on the second vowel of an open oa, oe or uy, as in `hoá`, `khoẻ`, `Uỷ`; of `quý` the u belongs to the q. */
	const second = /(?<!q)u[ỳýỷỹỵ](?!\p{L})|o[àáảãạèéẻẽẹ](?!\p{L})/giu;

	it('is spelled in one way: hóa, khỏe, Ủy, as in the names of wards and offices', () => {
		const files = [
			...sourcesUnder('data', '.json'),
			...sourcesUnder('messages', '.json'),
			// but for the file that reads names of wards in whatever spelling they come
			...sourcesUnder('src', '.svelte', '.ts').filter(({ path }) => !path.endsWith('/ward-name.ts'))
		];
		const found = files.flatMap(({ path, text: words }) =>
			[...words.normalize('NFC').matchAll(second)].map(
				({ index }) => `${path}: ${words.slice(index - 8, index + 4)}`
			)
		);
		expect(files.length).toBeGreaterThan(100);
		expect(found).toEqual([]);
		expect('Quý, quỹ, khoản, thủy'.match(second)).toBeNull();
		expect('hoá Uỷ khoẻ'.match(second)).toHaveLength(3);
	});
});

describe('a problem code', () => {
	it.each(problemCodes)('%s has words in both languages, with the same places for values', (code) => {
		const [first, second] = [problemTemplate(code, 'vi'), problemTemplate(code, 'en')];
		expect(first).not.toBe(second);
		expect(first.length).toBeGreaterThan(10);
		expect(placeholders(second)).toEqual(placeholders(first));
	});

	it('is on the page of all problems, which is made from them', async () => {
		// Written anew by `npx vitest run --project unit houseWords -u`.
		await expect(problemPage()).toMatchFileSnapshot('../../docs/problems.md');
	});
});
