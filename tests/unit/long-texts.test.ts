import { describe, expect, it } from 'vitest';
import { betweenTest } from '../../src/lib/domain/between';
import type { CheckContext } from '../../src/lib/domain/cell';
import { findHeader } from '../../src/lib/domain/header';
import type { Problem } from '../../src/lib/domain/problem';
import type { StatementRow } from '../../src/lib/server/ingest/statement/read-statement';
import { StatementTotals } from '../../src/lib/server/ingest/statement/statement-totals';
import { numberIn } from '../../src/lib/server/ingest/statement/printed-totals';
import { readCodeCells } from '../../src/lib/server/ingest/validate/code-cells';
import type { Writer } from '../../src/lib/server/warehouse/reader';
import { dataset } from './reference-files';

const contribution = dataset('contribution');
const context: CheckContext = {
	today: '2019-07-27',
	codes: { ward: [], fund: [], indicator: [], purpose: [], task: [] } as unknown as CheckContext['codes']
};

describe('a line among the records', () => {
	it('is taken for one that was signed only when it is as short as such words are', () => {
		const is = betweenTest(contribution, [['Mã']], [contribution.fields[0] ?? null], context);
		expect(is(['Hà Nội, ngày 1 tháng 2 năm 2019'])).toBe('signature');
		const [short, long] = [200, 201].map((length) => is(['ngày 1 tháng 2 năm '.padEnd(length, 'x')]));
		expect([short, long]).toEqual(['signature', null]);
	});
});

describe('what would keep everybody waiting', () => {
	const within = (work: () => unknown) => {
		const from = performance.now();
		work();
		return performance.now() - from;
	};

	it('is no amount: hundreds of thousands of its marks', () => {
		const layout = {} as Parameters<typeof numberIn>[1];
		expect(within(() => numberIn(`1${','.repeat(300_000)}1`, layout))).toBeLessThan(5000);
		expect(numberIn(`1${','.repeat(300)}1`, layout)).toBeNull();
	});

	it('is no part of a sum that a total is held against', () => {
		const totals = new StatementTotals();
		const cells = { debit_vnd: '9'.repeat(1000), credit_vnd: '' } as StatementRow['cells'];
		totals.follow({ cells, problems: [{ severity: 'error' } as Problem] });
		totals.add(3, [{ label: 'Tổng ghi nợ', measure: 'debit', printed: 5n }]);
		expect(totals.problems(dataset('bank_statement'))).toEqual([]);
	});

	it('is no header: forty lines as wide as a sheet can be, each cell with the mark of a group', () => {
		const cells = Array.from({ length: 16_384 }, () => 'Hộ · nghèo');
		const lines = Array.from({ length: 40 }, (_, at) => ({ line: at + 1, cells }));
		expect(within(() => findHeader(contribution, lines))).toBeLessThan(5000);
		expect(findHeader(contribution, lines.slice(0, 1))?.match).toMatchObject({
			problems: [{ code: 'too_many_columns' }]
		});
	});
});

describe('words for codes', () => {
	it('beyond 500 are left as they are, whichever come first out of the file', async () => {
		const written = Array.from(
			{ length: 3000 },
			(_, at) => `Tiền${' '.repeat(2 + ((at * 7) % 61))}mặt${'.'.repeat(at % 50)}`
		);
		const distinct = [...new Set(written)];
		const writer = {
			async *stream() {
				yield { rowCount: distinct.length, values: [distinct] };
			}
		} as unknown as Writer;
		const cells = new Map([['channel', '"c0"']]);
		const read = await readCodeCells(writer, contribution, { source: 'file', cells, context });
		expect(distinct.length).toBeGreaterThan(1001);
		expect(Object.keys(read?.words.channel ?? {})).toEqual(distinct.toSorted().slice(0, 500));
	});
});
