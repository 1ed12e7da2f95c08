import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRecord } from '../../src/lib/domain/cell';
import { formatsOf, type CellFormats } from '../../src/lib/domain/cell-format';
import { dateFormats } from '../../src/lib/domain/date-format';
import type { Dataset, Field } from '../../src/lib/domain/dataset';
import { numberFormats } from '../../src/lib/domain/number-format';
import type { ReadOptions } from '../../src/lib/domain/read-options';
import { wardNameField } from '../../src/lib/domain/ward-name';
import { checkContext } from '../../src/lib/server/reference';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { writtenDay, writtenNumber } from '../fixtures/written';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

/** Cells that have fooled readers of numbers, dates and codes before. */
const traps = [
	'12.7',
	'1.000',
	'1,000',
	'.5',
	'1e3',
	'0x10',
	'1_000',
	'-0',
	'+5',
	'007',
	'٣',
	'９',
	'1 000',
	' 5',
	'5 ',
	'1O2',
	'9223372036854775807',
	'9223372036854775808',
	'-9223372036854775809',
	'999999999999999999999',
	'epoch',
	'infinity',
	'-infinity',
	'today',
	'now',
	'-2019-01-02',
	'2019-01-02 10:00',
	'2019-02-29',
	'2019-02-30',
	'2020-02-29',
	'1900-02-29',
	'2019-1-2',
	'02/01/2019',
	'2019-13-01',
	'0000-01-01',
	'12019-01-01',
	'0044-03-15 (BC)',
	'1989-12-31',
	'1990-01-01',
	'2020-01-15',
	'2020-01-16',
	'2100-12-31',
	'2101-01-01',
	'2019-07-27T00:00:00',
	'true',
	'false',
	'TRUE',
	't',
	'1',
	'0',
	'yes',
	'NULL',
	'null',
	'nan',
	'NaN',
	'\\N',
	"'",
	"a'b",
	'""',
	'a"b',
	'x\ny',
	'00139',
	'139',
	'00118',
	'00142',
	'99999',
	'GRATITUDE',
	'gratitude',
	'FOR_THE_POOR',
	'individual',
	'Individual',
	'cash',
	'=1+1',
	'@x',
	'😀',
	'Bồ Đề',
	'P. Bồ Đề',
	'phuong bo de',
	'Bồ Đề'.normalize('NFD'),
	'P.\u00A0Ngọc\u00A0Thuỵ',
	'Bố Đê',
	'Hồng Hà',
	'00139 - Bồ Đề',
	'00118 - Bồ Đề',
	'00118',
	'00097',
	'như đã nói',
	'Bo\u0302\u0300',
	'\u00A0',
	'\u200B',
	'x'.repeat(99),
	'x'.repeat(101),
	'1.000.000',
	'1,000,000',
	'1 000 000',
	'1\u00A0000\u00A0000',
	'1 000\u00A0000',
	'(1.000)',
	'(5)',
	'-1.000',
	'1.00',
	'1.0000',
	'0.500',
	'1.234,5',
	'1.234.56',
	'5/4/2019',
	'05/04/2019',
	'31/04/2019',
	'29/02/2019',
	'04/15/2019',
	'5/4/19',
	'5/4/75',
	'30/4',
	'43585',
	'60',
	'59',
	'0',
	'43585.5',
	'2019/04/05',
	'05-04-2019',
	'a\0b',
	'201904',
	'201913',
	'190001',
	'2019',
	''
];

const wardTraps = traps.filter((text) => /đề|de|thu|hà|^00|đã/iu.test(text.normalize('NFC')));

const cell = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...traps) },
	{ weight: 2, arbitrary: fc.integer({ min: -5, max: 5_000_000 }).map(String) },
	{
		weight: 1,
		arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/\r/.test(text))
	},
	{
		weight: 1,
		arbitrary: fc
			.date({ min: new Date('1980-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
			.map((d) => d.toISOString().slice(0, 10))
	}
);

/** What a sender may say about numbers and days; the plain ones are what is taken when nothing is said. */
const formats = fc.record({
	numberFormat: fc.constantFrom(undefined, ...numberFormats),
	dateFormat: fc.constantFrom(undefined, ...dateFormats)
});

/** The field's example as a file of these formats writes it. */
function right({ type, example = '' }: Field, { numberFormat, dateFormat }: ReadOptions): string {
	if (type === 'integer') return writtenNumber(example, numberFormat);
	return type === 'date' ? writtenDay(example, dateFormat) : example;
}

const said = { 'như đã nói': '00145', '00097': '00124' };
const meant = { channel: { 'như đã nói': 'payroll' }, fund_code: { 'qvnn ': 'FOR_THE_POOR' } };

/** Words for codes: sure ones, those of two codes, near ones, what the sender explained, and words of another column. */
const codeTraps = [
	'Cá nhân',
	'CÁ NHÂN'.normalize('NFD'),
	'ca\u00A0nhan',
	'Cá  nhân.',
	'cá nhân',
	'hộ gia đình',
	'Tiền mặt',
	'tien mat',
	'TM',
	'Tiên mạt',
	'Trừ lương',
	'In kind',
	'Quỹ Vì người nghèo',
	'quy den on dap nghia',
	'Vì người nghèo',
	'qvnn ',
	'như đã nói',
	'Hỗ trợ khám, chữa bệnh',
	'Quà Tết',
	'Hộ nghèo cuối kỳ',
	'Tổng số hộ dân',
	'Có',
	'không',
	'y tế, bảo hiểm',
	' ',
	'–'
];

const isCoded = ({ foreignKeys = [] }: Dataset, { name, type, constraints }: Field) =>
	type === 'boolean' ||
	constraints?.enum !== undefined ||
	foreignKeys.some(({ field, resource }) => field === name && resource !== 'ward');

const cases: { name: string; beside: Field[] }[] = [
	...['contribution', 'disbursement', 'ward_report', 'campaign', 'target', 'difficulty'].map((name) => ({
		name,
		beside: []
	})),
	...['contribution', 'ward_report'].map((name) => ({ name, beside: [wardNameField] }))
];

describe.each(cases)('the browser and the warehouse agree on $name', ({ name, beside }) => {
	it('row by row, whatever is in the cells and whatever the formats', async () => {
		const dataset = fixture.store.datasets.get(name)!;
		const ofDataset = ([column]: [string, unknown]) => dataset.fields.some((field) => field.name === column);
		const codes = Object.fromEntries(Object.entries(meant).filter(ofDataset));
		const plain = checkContext(fixture.store.reference, '2020-01-15', { wards: said, codes });
		const fields = [...dataset.fields, ...beside];
		const columns = fields.map((field) => field.name);
		const rows = (read: ReadOptions) =>
			fc.array(
				fc
					.tuple(
						...fields.map((field) =>
							// Mostly right cells, so that wrong ones are met one at a time.
							fc.oneof(
								{ weight: 5, arbitrary: fc.constant(right(field, read)) },
								...(isCoded(dataset, field) ? [{ weight: 3, arbitrary: fc.constantFrom(...codeTraps) }] : []),
								...(/ward/.test(field.name) ? [{ weight: 4, arbitrary: fc.constantFrom(...wardTraps) }] : []),
								{ weight: 1, arbitrary: cell }
							)
						)
					)
					.filter((cells) => cells.some((text) => text !== '')),
				{ minLength: 1, maxLength: 60 }
			);
		const files = formats.chain((read) => fc.tuple(rows(read), fc.constant(read)));
		await fc.assert(
			fc.asyncProperty(files, async ([rows, read]) => {
				const outcome = await fixture.send(name, csv(columns, ...rows), {
					dryRun: true,
					read: { ...read, wards: said, codes }
				});
				const context = { ...plain, formats: formatsOf(read) as CellFormats };
				expect(outcome.accepted + outcome.rejected).toBe(outcome.records);
				expect(outcome.records).toBe(rows.length);
				// What a single row cannot show, a rule over several rows may add.
				const ofRules = new Set([
					'duplicate_in_file',
					'duplicate_id',
					'period_in_future',
					'rule_broken',
					'purpose_not_of_fund',
					'total_too_large',
					'dates_out_of_order'
				]);
				const found = new Set(
					outcome.problems.filter((p) => p.record !== null && !ofRules.has(p.code)).map((p) => p.record)
				);
				const expected = new Set<number>();
				rows.forEach((cells, index) => {
					const named = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
					if (checkRecord(dataset, named, context).length > 0) expected.add(index + 1);
				});
				expect([...found].sort()).toEqual([...expected].sort());
				expect(outcome.problems.map(({ code }) => code)).not.toContain('unreadable_record');
			}),
			{ numRuns: 24, seed: 672 }
		);
	});
});
