import { describe, expect, it } from 'vitest';
import {
	nearestWhole,
	ofLargerUnits,
	plainDate,
	plainInteger,
	plainMonth
} from '../../src/lib/domain/suggestion';

describe('what a cell probably means', () => {
	it.each([
		['1.000', '1000'],
		['12.7', null],
		['1e3', '1000'],
		['1.25E+2', '125'],
		['0x10', '16'],
		['1O2', '102'],
		['1.2e1000', null],
		['1.25e1', null],
		['1.2345', null],
		['abc', null]
	])('is asked of the number %s: %s', (text, meant) => expect(plainInteger(text)).toBe(meant));

	it.each([
		['12.7', '13'],
		['12,4', '12'],
		['-0.5', '0'],
		['12', null],
		['1.234', null]
	])('is asked of %s households or people: %s', (text, meant) => expect(nearestWhole(text)).toBe(meant));

	it.each([
		['1.5', '1500', '1500000'],
		['12,75', '12750', '12750000'],
		['-0.5', '-500', '-500000'],
		['0.05', '50', '50000']
	])('is told of the amount %s: %s or %s', (text, thousands, millions) =>
		expect(ofLargerUnits(text)).toEqual({ thousands, millions })
	);

	it.each(['1500000.5', '12', '1.500', '1,234.5'])('is not told of the amount %s', (text) =>
		expect(ofLargerUnits(text)).toBeNull()
	);

	it.each([
		['30/4/2019', '2019-04-30'],
		['2019-02-30', '2019-02-28'],
		['30/02/2020', '2020-02-29'],
		['31-04-2019', '2019-04-30'],
		['epoch', '1970-01-01'],
		['2019-07-32', null],
		['2019-13-01', null],
		['infinity', null]
	])('is asked of the day %s: %s', (text, meant) => expect(plainDate(text)).toBe(meant));

	it('is asked only of texts as long as a number or a month can be', () => {
		const apart = (length: number) => `${'7'.padEnd(length - 5)}/2019`;
		expect([plainMonth(apart(100)), plainMonth(apart(101))]).toEqual(['201907', null]);
		const amount = (length: number) => `${'7'.padEnd(length - 4)}đồng`;
		expect([plainInteger(amount(100)), plainInteger(amount(101))]).toEqual(['7', null]);
	});
});
