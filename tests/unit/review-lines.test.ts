import { expect, it } from 'vitest';
import type { CheckContext } from '../../src/lib/domain/cell';
import { formHeader } from '../../src/lib/domain/review-form';
import { reviewHeader } from '../../src/lib/domain/review-header';
import { ReviewLines } from '../../src/lib/domain/review-lines';
import { formRows, row } from '../fixtures/review-form';
import { dataset, reference } from './reference-files';

it('tells of so many rows of ethnic minorities that differ, and of no more', () => {
	const review = dataset('poverty_review');
	const codes = { ward: reference.wards, fund: [], indicator: [], purpose: [], task: [] };
	const context: CheckContext = { today: '2020-01-15', codes };
	const above = formRows([]).map((cells, at) => ({
		line: at + 1,
		cells: cells.map((cell) => String(cell ?? ''))
	}));
	const header = reviewHeader(review, formHeader(review, above)!, { context, said: undefined });
	if ('years' in header) throw new Error('a form whose titles name its year');
	const lines = new ReviewLines(header, context);
	for (let ward = 0; ward < 300; ward += 1)
		for (const cells of [
			row(ward, ward % 2 ? 'Bồ Đề' : 'Sài Đồng', null, 100, 2, 3, 4, 1, 1),
			row(null, null, 'Dân tộc thiểu số', 5, null, 2, 2)
		])
			lines.take({ line: 9 + ward, cells: cells.map((cell) => String(cell ?? '')) });
	lines.end();
	expect(new Set(lines.problems.map(({ code }) => code))).toEqual(new Set(['minorities_differ']));
	expect(lines.problems).toHaveLength(200);
});
