import { describe, expect, it } from 'vitest';
import { encodings } from '../../src/lib/domain/encoding';
import { valueWords } from '../../src/lib/domain/decision-words';
import { checkCell } from '../../src/lib/domain/cell';
import { formatsOf } from '../../src/lib/domain/cell-format';
import { problemMessage } from '../../src/lib/domain/problem';
import { dataset } from './reference-files';

describe('what a problem says', () => {
	it.each(encodings)('names the encoding %s as it is picked', (encoding) => {
		const said = valueWords(encoding);
		expect(said.vi).not.toBe(encoding);
		for (const locale of ['vi', 'en'] as const) {
			const unclear = { code: 'encoding_unclear', value: null, params: { likely: encoding } } as const;
			expect(problemMessage(unclear, locale).split(said[locale])).toHaveLength(3);
			const wrong = { code: 'encoding_wrong', value: null, params: { encoding } } as const;
			expect(problemMessage(wrong, locale)).toContain(said[locale]);
		}
	});

	it('writes days as its reader does', () => {
		const problem = { code: 'ward_not_valid', value: 'Gia Lâm', params: { date: '2019-12-01' } } as const;
		expect(problemMessage(problem, 'vi')).toContain('vào ngày 01/12/2019.');
		expect(problemMessage(problem, 'en')).toContain('on 1 December 2019.');
	});
});

it('an id of another form is told what it may hold', () => {
	const [field] = dataset('contribution').fields;
	const formats = formatsOf({});
	const found = checkCell(field!, 'BĐ-01', { codes: {}, today: '2020-01-01', formats } as never);
	expect(found?.code).toBe('wrong_pattern');
	const problem = { ...found!, params: { title: field!.title, ...found!.params } };
	expect(problemMessage(problem, 'vi')).toContain('Chỉ dùng chữ cái không dấu từ A đến Z');
	expect(problemMessage(problem, 'en')).toContain('the letters A to Z without marks');
});
