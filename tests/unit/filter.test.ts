import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	donorKinds,
	filterFromParams,
	filterProblemWords,
	filterToParams,
	monthRuns,
	noFilter,
	type Filter
} from '../../src/lib/domain/filter';
import { monthsOf } from '../../src/lib/domain/period';

const known = { funds: ['GRATITUDE', 'FOR_THE_POOR'], wards: ['00115', '00139'], indicators: ['poor_end'] };
const read = (query: string) => filterFromParams(new URLSearchParams(query), known);

describe('a filter from a URL', () => {
	it('reads every part, sorted and without repeats', () => {
		expect(
			read(
				'fund_code=GRATITUDE&ward_code=00139&ward_code=00115&ward_code=00139&period=201904&donor_kind=business&indicator=poor_end'
			)
		).toEqual({
			filter: {
				funds: ['GRATITUDE'],
				wards: ['00115', '00139'],
				periods: ['201904'],
				donorKinds: ['business'],
				indicators: ['poor_end']
			},
			problems: []
		});
	});

	it.each([
		['period=2019Q2', ['201904', '201905', '201906']],
		['period=2019', monthsOf('2019')],
		['period=201912&period=202001', ['201912', '202001']],
		['period__between=201911,202002', ['201911', '201912', '202001', '202002']],
		['period__between=2019Q1,201904', ['201901', '201902', '201903', '201904']],
		['period=201904&period__between=201903,201904', ['201903', '201904']]
	])('reads %s', (query, periods) => {
		expect(read(query)).toEqual({ filter: { ...noFilter, periods }, problems: [] });
	});

	it('takes a blank value of a form as «all» and leaves other parameters alone', () => {
		expect(read('ward_code=&period=&measure=progress&amount_vnd__gte=5')).toEqual({
			filter: noFilter,
			problems: []
		});
	});

	it.each([
		['ward_code=00999', { param: 'ward_code', value: '00999', code: 'unknown_code' }],
		['ward_code=115', { param: 'ward_code', value: '115', code: 'unknown_code' }],
		['fund_code=gratitude', { param: 'fund_code', value: 'gratitude', code: 'unknown_code' }],
		['donor_kind=friend', { param: 'donor_kind', value: 'friend', code: 'unknown_code' }],
		['indicator=poor', { param: 'indicator', value: 'poor', code: 'unknown_code' }],
		['period=201913', { param: 'period', value: '201913', code: 'not_a_period' }],
		['period=2019-04', { param: 'period', value: '2019-04', code: 'not_a_period' }],
		['period__between=201904', { param: 'period__between', value: '201904', code: 'not_a_range' }],
		[
			'period__between=201905,201904',
			{ param: 'period__between', value: '201905,201904', code: 'not_a_range' }
		],
		['period__between=a,b', { param: 'period__between', value: 'a,b', code: 'not_a_range' }],
		['ward_code__ne=00139', { param: 'ward_code__ne', value: '00139', code: 'unknown_operator' }]
	])('reports %s and filters by nothing of it', (query, problem) => {
		const { filter, problems } = read(query);
		expect(problems).toEqual([problem]);
		expect(filter).toEqual(noFilter);
	});

	it('keeps what is right beside what is wrong', () => {
		const { filter, problems } = read('ward_code=00139&ward_code=nowhere');
		expect(filter.wards).toEqual(['00139']);
		expect(problems).toHaveLength(1);
	});

	it('says every problem in both languages, with the value', () => {
		for (const query of ['ward_code=x1', 'period=x1', 'period__between=x1', 'ward_code__x1=1']) {
			const words = filterProblemWords(read(query).problems[0] as never);
			expect(words.vi).toContain('x1');
			expect(words.en).toContain('x1');
		}
	});
});

describe('a filter to a URL', () => {
	it('writes whole years and quarters as such', () => {
		const periods = [...monthsOf('2018'), ...monthsOf('2019Q2'), '201907'];
		expect(filterToParams({ ...noFilter, periods }).toString()).toBe(
			'period=2018&period=2019Q2&period=201907'
		);
	});

	it('comes back as it was, whatever it asks for', () => {
		const month = fc
			.tuple(fc.integer({ min: 2018, max: 2020 }), fc.integer({ min: 1, max: 12 }))
			.map(([year, m]) => `${year}${String(m).padStart(2, '0')}`);
		const some = (values: readonly string[]) => fc.subarray([...values]).map((list) => list.sort());
		const filters: fc.Arbitrary<Filter> = fc.record({
			funds: some(known.funds),
			wards: some(known.wards),
			periods: fc.uniqueArray(month, { maxLength: 36 }).map((list) => list.sort()),
			donorKinds: some(donorKinds),
			indicators: some(known.indicators)
		});
		fc.assert(
			fc.property(filters, (filter) => {
				expect(filterFromParams(filterToParams(filter), known)).toEqual({ filter, problems: [] });
			})
		);
	});
});

it('draws months together into runs', () => {
	expect(monthRuns(['201912', '201902', '201901', '202001'])).toEqual([
		{ first: '201901', last: '201902' },
		{ first: '201912', last: '202001' }
	]);
});
