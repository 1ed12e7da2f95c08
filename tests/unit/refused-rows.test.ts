import { describe, expect, it } from 'vitest';
import { RefusedRows } from '../../src/lib/domain/refused-rows';
import { dataset } from './reference-files';

const contribution = dataset('contribution');
const { fields } = contribution;
const wrong = [
	'x',
	'GRATITUDE',
	'00139',
	'2019-07-25',
	'hai trăm nghìn',
	'individual',
	'cash',
	'Trần Thị Hoa'
];
const people = ['Nguyễn Văn An', 'Lê Thị Mai', 'Phạm Văn Hùng'].map((name, at) => [
	'1',
	name,
	`0${at + 1}/02/1951`
]);

function signs(rows: readonly (readonly string[])[], step = 1) {
	const refused = new RefusedRows(contribution, fields);
	rows.forEach((cells, at) => refused.take(1 + at * step, cells));
	return refused.signs();
}

describe('people among the rows that a ledger refuses', () => {
	it('are found wherever they stand among them', () => {
		for (const before of [0, 997, 998, 999, 1000, 2500]) {
			const rows = [...Array<string[]>(before).fill(wrong), ...people, wrong, wrong];
			expect(signs(rows), String(before)).toEqual(['name', 'birth']);
		}
	});

	it('are found though other rows there are very long', () => {
		const long = [...wrong, 'y'.repeat(600_000)];
		expect(signs([long, long, ...people])).toEqual(['name', 'birth']);
	});

	it('are no list where right records stand between them', () => {
		expect(signs(people, 2)).toEqual(['name', 'birth']);
		expect(signs(people, 3)).toBeNull();
	});

	it('are none where the rows are the ledger’s own, wrong in a cell', () => {
		expect(signs(Array<string[]>(50).fill(wrong))).toBeNull();
	});
});
