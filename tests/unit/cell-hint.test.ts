import { expect, it } from 'vitest';
import { checkCell, type CheckContext } from '../../src/lib/domain/cell';
import { dataset } from './reference-files';

const codes = { ward: [], fund: [], indicator: [], purpose: [], task: [] };
const context: CheckContext = { today: '2019-12-31', codes };
const paramsOf = (name: string, column: string, cell: string) => {
	const field = dataset(name).fields.find((candidate) => candidate.name === column)!;
	return checkCell(field, cell, context)?.params ?? {};
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
