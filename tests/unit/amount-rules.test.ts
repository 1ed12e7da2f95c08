import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../src/lib/server/errors';
import { readAmountRules } from '../../src/lib/server/amount-rules';

const dir = mkdtempSync(join(tmpdir(), 'amounts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const rule = {
	...{ code: 'far', name: 'Vượt xa', name_en: 'Far beyond', ledgers: ['contribution'] },
	...{ times: 10, needed: 30, least: 1000 }
};
const refusal = (...rows: object[]): string => {
	writeFileSync(join(dir, 'amount.json'), JSON.stringify(rows));
	try {
		readAmountRules(dir);
	} catch (error) {
		if (isAppError(error) && error.code === 'bad_setting') return error.words.en;
		throw error;
	}
	return 'taken';
};

describe('amount.json', () => {
	it('of the project is right, and asks for the sender’s word', () => {
		expect(readAmountRules('data/reference')).toMatchObject([{ confirm: true }]);
	});

	it('may hold no rule at all', () => {
		expect([refusal(), refusal(rule)]).toEqual(['taken', 'taken']);
	});

	it.each([
		['a property nobody reads', { ...rule, months: 3 }, 'there is no property “months”'],
		['a ledger that is none', { ...rule, ledgers: ['pledge'] }, 'ledgers must be a list of'],
		['no ledger', { ...rule, ledgers: [] }, 'ledgers must be a list of'],
		['half a time', { ...rule, times: 0.5 }, 'times must be a whole number from 1'],
		['no amount', { ...rule, least: undefined }, 'least must be a whole number from 1'],
		['a blank name', { ...rule, name: ' ' }, 'name and name_en must be text'],
		['an answer that is neither', { ...rule, confirm: 'yes' }, 'confirm must be one of']
	])('is refused with %s', (_, row, words) => {
		expect(refusal(row)).toContain(`amount.json, rule 1 (far): ${words}`);
	});
});
