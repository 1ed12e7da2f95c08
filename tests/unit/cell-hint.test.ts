import { expect, it } from 'vitest';
import { checkCell, type CheckContext } from '../../src/lib/domain/cell';
import { dateFormatOf } from '../../src/lib/domain/date-format';
import { dataset } from './reference-files';

const codes = { ward: [], fund: [], indicator: [], purpose: [], task: [] };
const context: CheckContext = { today: '2019-12-31', codes };
const paramsOf = (name: string, column: string, cell: string, formats?: CheckContext['formats']) => {
	const field = dataset(name).fields.find((candidate) => candidate.name === column)!;
	return checkCell(field, cell, { ...context, formats })?.params ?? {};
};

it('rounds no amount for its sender, and says what it is in larger units', () => {
	const params = paramsOf('contribution', 'amount_vnd', '1.5');
	expect(params).not.toHaveProperty('suggestion');
	expect(params.hint_vi).toContain('theo triệu đồng thì đó là 1500000, theo nghìn đồng là 1500');
	expect(params.hint_en).toContain('1500000');
});

it('rounds no figure of which the unit is not known', () =>
	expect(paramsOf('ward_report', 'value', '1.5')).not.toHaveProperty('hint_vi'));

it('asks of households in parts whether the nearest whole number is meant', () =>
	expect(paramsOf('exit_plan', 'households', '12,4')).toMatchObject({
		...{ suggestion: '12', hint_vi: ' Có phải 12?' }
	}));

it.each([
	['dd/mm/yyyy', '2019-07-26', '26/07/2019'],
	['dd/mm/yyyy', '31/09/2019', '30/09/2019'],
	['dd-mm-yyyy', '31/09/2019', '30-09-2019'],
	['mm/dd/yyyy', '09/31/2019', '09/30/2019'],
	['mm/dd/yyyy', '26.07.2019', '07/26/2019'],
	['d/m/yy', '2019-07-26', '26/7/19'],
	['d/m/yy', '1950-07-26', undefined],
	['yyyy-mm-dd', '31/09/2019', '2019-09-30']
])('asks of days written %s whether %s is %s', (name, cell, suggestion) =>
	expect(
		paramsOf('contribution', 'received_on', cell, { number: 'plain', date: dateFormatOf(name)! }).suggestion
	).toBe(suggestion)
);
