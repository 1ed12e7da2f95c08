import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/lib/domain/dataset';
import { fileSize } from '../../src/lib/components/sending/file-size';
import { groupProblems, shownHere, type ShownProblem } from '../../src/routes/submissions/new/shown';

const fields: Field[] = [{ name: 'amount_vnd', type: 'integer', title: 'Số tiền', titleEn: 'Amount' }];
const shown = (
	code: ShownProblem['code'],
	severity: ShownProblem['severity'],
	line: number
): ShownProblem => ({
	code,
	severity,
	line,
	column: null,
	value: null,
	message: ''
});

describe('problems as the upload page shows them', () => {
	it('names the column by its title and speaks the reader’s language', () => {
		const problem = {
			code: 'not_integer' as const,
			line: 14,
			record: 13,
			column: 'amount_vnd',
			value: '1O2',
			params: { title_vi: 'Số tiền', title_en: 'Amount', hint_vi: ' Có phải 102?', hint_en: ' Is it 102?' },
			severity: 'error' as const
		};
		expect(shownHere(problem, fields, 'vi')).toMatchObject({
			column: 'Số tiền',
			message: 'Cột “Số tiền”: “1O2” không phải số nguyên viết liền, ví dụ 1234567. Có phải 102?'
		});
		expect(shownHere(problem, fields, 'en')).toMatchObject({ column: 'Amount' });
	});

	it('groups by kind, errors before warnings, and counts those not given', () => {
		const problems = [
			shown('no_amount', 'warning', 2),
			shown('not_date', 'error', 3),
			shown('not_date', 'error', 9)
		];
		expect(groupProblems(problems, { not_date: 5000 }).map(({ code, count }) => [code, count])).toEqual([
			['not_date', 5000],
			['no_amount', 1]
		]);
	});

	it('says a size as people do', () => {
		expect([0, 999, 1_250_000, 2e9].map((bytes) => fileSize(bytes, 'vi'))).toEqual([
			'0 B',
			'999 B',
			'1,3 MB',
			'2 GB'
		]);
	});
});
