import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRecord } from '../../src/lib/domain/cell';
import { checkContext } from '../../src/lib/server/reference';
import { csv, newStore, type Fixture } from '../fixtures/store';

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
	'Bo\u0302\u0300',
	'\u00A0',
	'\u200B',
	'x'.repeat(99),
	'x'.repeat(101),
	'201904',
	'201913',
	'190001',
	'2019',
	''
];

const cell = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...traps) },
	{ weight: 2, arbitrary: fc.integer({ min: -5, max: 5_000_000 }).map(String) },
	{
		weight: 1,
		arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/[\0\r]/.test(text))
	},
	{
		weight: 1,
		arbitrary: fc
			.date({ min: new Date('1980-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
			.map((d) => d.toISOString().slice(0, 10))
	}
);

describe.each(['contribution', 'disbursement', 'ward_report', 'campaign', 'target', 'difficulty'])(
	'the browser and the warehouse agree on %s',
	(name) => {
		it('row by row, whatever is in the cells', async () => {
			const dataset = fixture.store.datasets.get(name)!;
			const context = checkContext(fixture.store.reference, '2020-01-15');
			const columns = dataset.fields.map((field) => field.name);
			const row = fc
				.tuple(
					...dataset.fields.map((field) =>
						// Mostly right cells, so that wrong ones are met one at a time.
						fc.oneof(
							{ weight: 5, arbitrary: fc.constant(field.example ?? '') },
							{ weight: 1, arbitrary: cell }
						)
					)
				)
				.filter((cells) => cells.some((text) => text !== ''));
			await fc.assert(
				fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
					const outcome = await fixture.send(name, csv(columns, ...rows), { dryRun: true });
					expect(outcome.accepted + outcome.rejected).toBe(outcome.records);
					expect(outcome.records).toBe(rows.length);
					// What a single row cannot show, a rule over several rows may add.
					const ofRules = new Set([
						'duplicate_in_file',
						'duplicate_id',
						'period_in_future',
						'flow_not_balanced',
						'purpose_not_of_fund',
						'total_too_large',
						'dates_out_of_order'
					]);
					const found = new Set(outcome.problems.filter((p) => !ofRules.has(p.code)).map((p) => p.record));
					const expected = new Set<number>();
					rows.forEach((cells, index) => {
						const named = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
						if (checkRecord(dataset, named, context).length > 0) expected.add(index + 1);
					});
					expect([...found].sort()).toEqual([...expected].sort());
					expect(outcome.problems.map(({ code }) => code)).not.toContain('unreadable_record');
				}),
				{ numRuns: 12, seed: 672 }
			);
		});
	}
);
