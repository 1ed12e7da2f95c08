import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenWords } from '../../src/lib/domain/report-rule';
import { isAppError } from '../../src/lib/server/errors';
import { readReportRules } from '../../src/lib/server/report-rules';
import { reference } from './reference-files';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'rules-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const rule = {
	code: 'a_rule',
	left: 'poor_end',
	operator: '<=',
	right: 'households_total',
	importance: 'error',
	missing: 'skip',
	message: 'Hộ nghèo {left} > {right}, phường {ward}, {period}',
	message_en: 'Poor {left} > {right}, ward {ward}, {period}'
} as const;

const refusal = (content: unknown): string => {
	writeFileSync(join(dir, 'rule.json'), typeof content === 'string' ? content : JSON.stringify(content));
	try {
		readReportRules(dir, reference.indicators);
	} catch (error) {
		if (isAppError(error) && error.code === 'bad_setting') return error.words.en;
		throw error;
	}
	return 'taken';
};

describe('rule.json', () => {
	it('of the project is right', () => {
		expect(readReportRules('data/reference', reference.indicators).length).toBeGreaterThan(10);
	});

	it('may hold no rules, or any with its months and wards', () => {
		expect(refusal([])).toBe('taken');
		expect(refusal([{ ...rule, applies: { from: '201901', to: '201912', wards: ['00139'] } }])).toBe('taken');
		expect(refusal([{ ...rule, importance: 'warning', confirm: true }])).toBe('taken');
	});

	it.each([
		['not JSON', '[', 'cannot be read'],
		['no list', {}, 'JSON list'],
		['a list of words', ['x'], 'JSON list'],
		['a property nobody knows', [{ ...rule, sql: 'true' }], '“sql”'],
		['a code with a space', [{ ...rule, code: 'a b' }], 'code must be'],
		['the same code twice', [rule, rule], 'rule 2 (a_rule): the code was used before'],
		['another operator', [{ ...rule, operator: '==' }], 'operator must be one of'],
		['another importance', [{ ...rule, importance: 'fatal' }], 'importance must be one of'],
		['another way with what is missing', [{ ...rule, missing: 0 }], 'missing must be one of'],
		['an error to be confirmed', [{ ...rule, confirm: true }], 'confirm is'],
		['a blank message', [{ ...rule, message_en: ' ' }], 'message_en must be text'],
		['no side', [{ ...rule, left: 3 }], 'left must be text'],
		['a product', [{ ...rule, left: 'poor_end * 2' }], 'must be a sum'],
		['only the month before', [{ ...rule, left: 'previous.poor_end', right: '3' }], 'must be a sum'],
		['an indicator nobody knows', [{ ...rule, right: 'all_homes' }], 'no indicator “all_homes”'],
		['a name in the message nobody knows', [{ ...rule, message: '{wrd}' }], '{wrd}'],
		['a month that is none', [{ ...rule, applies: { from: '201913' } }], 'applies has'],
		['an unknown way to apply', [{ ...rule, applies: { fund: 'X' } }], 'applies has']
	])('says what is wrong with %s', (_, content, words) => expect(refusal(content)).toContain(words));

	it('that is not there is said', () => {
		expect(() => readReportRules(dir, reference.indicators)).toThrow(
			expect.objectContaining({ code: 'bad_setting' }) as Error
		);
	});
});

describe('the words of a broken rule', () => {
	it('have the ward, the months and the figures in the reader’s writing', () => {
		const message = '{ward}, {period} sau {previous_period}: {left} / {right} ({difference}; {poor_end})';
		const told = brokenWords(
			{ ...rule, message, message_en: '{left} against {right}' },
			{
				rule: 'a_rule',
				ward: 'Bồ Đề',
				period: '201901',
				left: 12345,
				right: 45,
				figures: { poor_end: 12345 }
			}
		);
		expect(told.vi).toBe('Bồ Đề, Tháng 1/2019 sau Tháng 12/2018: 12.345 / 45 (12.300; 12.345)');
		expect(told.en).toBe('12,345 against 45');
	});
});
