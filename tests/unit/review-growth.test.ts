import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../src/lib/domain/cell';
import { formHeader } from '../../src/lib/domain/review-form';
import { reviewHeader } from '../../src/lib/domain/review-header';
import { ReviewReading } from '../../src/lib/domain/review-reading';
import type { FormLine } from '../../src/lib/domain/review-rows';
import { fold, normalized } from '../../src/lib/domain/text';
import { inProportion } from '../fixtures/growth';
import { formRows, row } from '../fixtures/review-form';
import type { Value } from '../fixtures/workbook';
import { dataset, reference } from './reference-files';

const review = dataset('poverty_review');
const codes = { ward: reference.wards, fund: [], indicator: [], purpose: [], task: [] };
const context: CheckContext = { today: '2020-01-15', district: 'Quận Long Biên', codes };
const FIRST = 9;

/** The reading of a form of these rows, to be begun when it is measured. */
function reading(rows: Value[][]) {
	const lines = formRows(rows).map((cells, at) => ({
		line: at + 1,
		cells: Array.from({ length: 13 }, (_, place) => String(cells[place] ?? ''))
	}));
	const header = reviewHeader(review, formHeader(review, lines.slice(0, FIRST))!, {
		context,
		said: undefined
	});
	if ('years' in header) throw new Error('a form whose titles name its year');
	const below = lines.slice(FIRST - 1).map((line) => ({ line, kind: null }));
	return () => expect(new ReviewReading<FormLine>(below, header, context).lines).toHaveLength(rows.length);
}

const FIGURES = [3, 0, 1, 1, 0, 0, 0, 0, 0, 0];
/** The first row of a ward names it; those below are its parts. */
const part = (at: number, name: string) => row(null, at === 0 ? 'Bồ Đề' : null, name, ...FIGURES);

describe('a review’s form is read in time in proportion to it', () => {
	it.each<[string, number, (at: number, size: number) => Value[]]>([
		['parts of one ward', 4000, (at) => part(at, `Tổ ${at}`)],
		[
			'parts of one ward among «Trong đó»',
			2000,
			(at) => part(at, at % 2 ? `Tổ ${at}` : `Trong đó: nhóm ${at}`)
		],
		['a ward’s own rows', 4000, (at) => row(null, 'Bồ Đề', at % 2 ? `Tổ ${at}` : 'Tổng số', ...FIGURES)],
		['a ward’s rows of minorities', 8000, (at) => part(at, at % 2 ? 'Trong đó: DTTS' : 'DTTS')],
		['many wards', 2000, (at) => row(at, `Phường số ${at}`, null, ...FIGURES)],
		[
			'figures without words above many areas',
			8000,
			(at, size) =>
				at < size / 2 ? row(null, null, null, ...FIGURES) : row(at, 'Bồ Đề', `Tổ ${at}`, ...FIGURES)
		],
		[
			'many groups by name',
			4000,
			(at) =>
				at % 3 ? row(null, 'Bồ Đề', `Tổ ${at}`, ...FIGURES) : row(null, `Khu vực ${at}`, null, ...FIGURES)
		],
		[
			'many groups by letter',
			2000,
			(at) => (at % 3 ? row(at, 'Bồ Đề', `Tổ ${at}`, ...FIGURES) : row('a', `Nơi ${at}`, null, ...FIGURES))
		],
		[
			'groups of groups',
			4000,
			(at) => row(['I', 'A', 'a', null][at % 4] ?? null, `Khu vực ${at}`, null, ...FIGURES)
		],
		['areas of nobody', 4000, (at) => row('A', `Nơi ${at}`, null, ...FIGURES)],
		['the district’s name', 4000, (at) => row(null, 'Long Biên', at % 2 ? 'DTTS' : null, ...FIGURES)],
		[
			'totals of pages',
			4000,
			(at) => (at % 3 ? row(at, 'Bồ Đề', `Tổ ${at}`, ...FIGURES) : row(null, 'Cộng trang', null, ...FIGURES))
		]
	])('of %s', async (_, size, make) => {
		const work = (length: number) => reading(Array.from({ length }, (_row, at) => make(at, length)));
		expect(await inProportion(size, work)).toBe(true);
	});

	it.each<[string, (size: number) => string]>([
		['marks out of order', (size) => `a${'\u0301\u0323'.repeat(size / 2)}`],
		['numbers of groups', (size) => `${'I'.repeat(size)}x`],
		['blanks behind one', (size) => `I${' '.repeat(size)}x`],
		['points', (size) => `${'.'.repeat(size)}x`],
		['digits', (size) => '1'.repeat(size)],
		['totals', (size) => 'tổng số '.repeat(size / 8)]
	])('with one long cell of %s', async (_, text) => {
		const work = (size: number) => {
			const rows = [0, 1, 2, 3].map((place) => {
				const cells = row(1, 'Bồ Đề', `Tổ ${place}`, ...FIGURES);
				cells[place] = text(size);
				return cells;
			});
			return reading(rows);
		};
		expect(await inProportion(40_000, work)).toBe(true);
	});
});

it('brings letters together with their marks beside marks that no letter bears', () => {
	const marks = '\u0301\u0323'.repeat(20);
	expect(normalized(`Bo\u0302\u0300 x${marks} Đe\u0302\u0300`, 'NFC')).toBe(`B\u1ED3 x${marks} Đ\u1EC1`);
	expect(normalized('e\u0323\u0302', 'NFC')).toBe('\u1EC7');
	expect(fold(`Bo\u0302\u0300${marks} Đề`)).toBe('bo de');
});
