import { expect, it } from 'vitest';
import { readLayouts } from '../../src/lib/server/ingest/statement/catalogue';
import { PassedOver } from '../../src/lib/server/ingest/statement/passed-over';

const layout = readLayouts('data/reference').find((one) => one.layout === 'vietcombank')!;
const match = { layout, columns: layout.columns };

it(
	'takes each balance of a line above the header up to the next, of very many in one go',
	{ timeout: 5_000 },
	() => {
		const passed = new PassedOver();
		const named = Array.from({ length: 400_000 }, () => 'Số dư cuối');
		passed.addAbove(1, ['Số dư đầu kỳ:', '1.000', ...named, '2.000'], match, ',');
		expect(passed.printed(false)).toEqual({
			opening: { line: 1, balance: 1000n },
			closing: { line: 1, balance: 2000n }
		});
	}
);
