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
