import { describe, expect, it } from 'vitest';
import { readReference } from '../../src/lib/server/reference';
import { monthFiles } from '../bench/report-years';

const reference = readReference('data/reference');

describe('the years of reports that pages are measured with', () => {
	it('are the same at every run: every month of every year, nearly every ward, some late and some never', () => {
		const files = monthFiles(reference, 9);
		expect(files).toEqual(monthFiles(reference, 9));
		const reports = files.flatMap(({ name, text }) =>
			text
				.trim()
				.split('\n')
				.slice(1)
				.map((row) => [...row.split(',').slice(0, 2), name.includes('late')])
		);
		const periods = new Set(reports.map(([, period]) => period));
		expect([periods.size, [...periods].sort()[0], [...periods].sort().at(-1)]).toEqual([
			108,
			'201001',
			'201812'
		]);
		expect(new Set(reports.map(([ward, period]) => `${ward} ${period}`)).size).toBe(reports.length);
		expect(reports.length).toBeGreaterThan(0.95 * 14 * 108);
		expect(reports.length).toBeLessThan(14 * 108);
		expect(reports.some(([, , late]) => late)).toBe(true);
	});
});
