import { describe, expect, it } from 'vitest';
import { checkRecord, type CheckContext } from '../../src/lib/domain/cell';
import { problemMessage } from '../../src/lib/domain/problem';
import { dataset } from './reference-files';

// The name went from one code to the other when the units were reformed.
const context: CheckContext = {
	today: '2025-12-31',
	codes: {
		ward: [
			{ code: '00139', name: 'Bồ Đề', valid_from: '2004-01-01', valid_to: '2025-06-30' },
			{ code: '00118', name: 'Bồ Đề', valid_from: '2025-07-01', valid_to: null }
		],
		fund: [{ code: 'GRATITUDE' }],
		indicator: [{ code: 'poor_end' }],
		purpose: [],
		task: []
	}
};
const report = (cells: Record<string, string>) =>
	checkRecord(
		dataset('ward_report'),
		{ ward_code: 'Bồ Đề', period: '201907', indicator: 'poor_end', value: '5', ...cells },
		context
	);

describe('one mistake of a row', () => {
	it('is told once: a ward that only waits for the row’s month is no second one', () => {
		expect(report({})).toEqual([]);
		expect(report({ period: '07/2019' }).map(({ code }) => code)).toEqual(['wrong_pattern']);
		expect(report({ period: '' }).map(({ code }) => code)).toEqual(['required']);
		expect(
			report({ period: '07/2019', ward_code: 'Phường Bồ Đề '.repeat(3) }).map(({ code }) => code)
		).toEqual(['wrong_pattern', 'unknown_ward']);
	});

	it.each(['07/2019', '7-2019', '2019-07', 'Tháng 7/2019', 'tháng 7 năm 2019', 'T7/2019'])(
		'%j is asked about as the month it probably is',
		(period) => expect(problemMessage(report({ period })[0]!, 'vi')).toContain('Có phải 201907?')
	);

	it.each(['13/2019', 'quý 2', '7/19'])('%j is no month', (period) =>
		expect(problemMessage(report({ period })[0]!, 'vi')).not.toContain('Có phải')
	);
});
