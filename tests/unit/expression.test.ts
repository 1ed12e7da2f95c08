import { describe, expect, it } from 'vitest';
import { parseSum } from '../../src/lib/domain/expression';

const own = (indicator: string, sign: 1 | -1 = 1) => ({ sign, indicator, back: 0 });

describe('an expression of a rule', () => {
	it('is a sum of figures and whole numbers, with figures of the month before', () => {
		expect(parseSum('poor_start + newly_poor - escaped')).toEqual({
			terms: [own('poor_start'), own('newly_poor'), own('escaped', -1)],
			constant: 0
		});
		expect(parseSum(' previous.poor_end-3 + 10 − a')).toEqual({
			terms: [{ sign: 1, indicator: 'poor_end', back: 1 }, own('a', -1)],
			constant: 7
		});
		expect(parseSum('0')).toEqual({ terms: [], constant: 0 });
		expect(parseSum('-a')).toEqual({ terms: [own('a', -1)], constant: 0 });
	});

	it.each([
		'',
		' ',
		'a b',
		'a +',
		'a ++ b',
		'a * 2',
		'2a',
		'1.5',
		'(a)',
		'a; DROP TABLE submission',
		"a' OR 'x",
		'sum(a)',
		'previous.',
		'previous.previous.a',
		'next.a',
		'A',
		'a--b',
		'1234567890123456',
		Array.from({ length: 61 }, () => 'a').join('+')
	])('is nothing else: %s', (text) => expect(parseSum(text)).toBeNull());
});
