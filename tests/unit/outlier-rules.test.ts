import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../../src/lib/server/errors';
import { readOutlierRules } from '../../src/lib/server/outlier-rules';
import { reference } from './reference-files';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'outliers-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const rule = {
	code: 'far',
	name: 'Khác xa',
	name_en: 'Far',
	method: 'modified_z',
	limit: 3.5,
	months: 24,
	needed: 6,
	difference: 5,
	share: 0.25,
	confirm: true
};
const without = (name: string) => Object.fromEntries(Object.entries(rule).filter(([key]) => key !== name));

const refusal = (content: unknown): string => {
	writeFileSync(join(dir, 'outlier.json'), JSON.stringify(content));
	try {
		readOutlierRules(dir, reference.indicators);
	} catch (error) {
		if (isAppError(error) && error.code === 'bad_setting') return error.words.en;
		throw error;
	}
	return 'taken';
};

describe('outlier.json', () => {
	it('of the project is right, and asks for the sender’s word', () => {
		const rules = readOutlierRules('data/reference', reference.indicators);
		expect(rules.map(({ method, confirm }) => [method, confirm])).toEqual([
			['modified_z', true],
			['min_max', true]
		]);
	});

	it('may hold no rules, or one for some indicators that only warns', () => {
		expect(refusal([])).toBe('taken');
		expect(refusal([{ ...without('confirm'), indicators: ['escaped'] }])).toBe('taken');
	});

	it.each([
		['a property nobody knows', [{ ...rule, sql: '1' }], '“sql”'],
		['the same code twice', [rule, rule], 'rule 2 (far): the code was used before'],
		['another method', [{ ...rule, method: 'iqr' }], 'method must be one of modified_z, min_max'],
		['no name', [without('name')], 'name and name_en'],
		['a limit in words', [{ ...rule, limit: '3.5' }], 'limit must be a number'],
		['a limit below nothing', [{ ...rule, limit: -1 }], 'limit must be a number from 0'],
		['half a month', [{ ...rule, months: 6.5 }], 'months must be a whole number'],
		['no least number of months', [without('needed')], 'needed must be a whole number'],
		['more months needed than looked at', [{ ...rule, needed: 25 }], 'needed is more than months'],
		['confirm in words', [{ ...rule, confirm: 'yes' }], 'confirm must be one of'],
		['an indicator nobody knows', [{ ...rule, indicators: ['homes'] }], 'no indicator “homes”'],
		['no list of indicators', [{ ...rule, indicators: 'escaped' }], 'list of indicator codes']
	])('says what is wrong with %s', (_, content, words) => expect(refusal(content)).toContain(words));
});
