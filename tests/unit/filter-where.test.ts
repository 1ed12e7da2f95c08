import { describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { filterSql } from '../../src/lib/server/measures/where';

const columns = { funds: 'fund_code', wards: 'w.code', periods: 'period' } as const;

describe('the SQL of a filter', () => {
	it('is TRUE when nothing is asked for', () => {
		expect(filterSql(noFilter, columns)).toEqual({ where: 'TRUE', params: {}, unused: [] });
	});

	it('binds every value and splices none', () => {
		const evil = "' OR 1=1 --";
		const { where, params } = filterSql(
			{ ...noFilter, wards: [evil, '00139'], funds: ['GRATITUDE'] },
			columns
		);
		expect(where).toBe('fund_code = $filter_fund_code_0 AND list_contains($filter_ward_code_0, w.code)');
		expect(params).toEqual({
			filter_fund_code_0: 'GRATITUDE',
			filter_ward_code_0: [evil, '00139']
		});
	});

	it('asks for runs of months, however many they are', () => {
		const { where, params } = filterSql(
			{ ...noFilter, periods: ['201911', '201912', '202001', '202003'] },
			columns
		);
		expect(where).toBe(
			'(period BETWEEN $filter_period_0 AND $filter_period_1 OR period BETWEEN $filter_period_2 AND $filter_period_3)'
		);
		expect(Object.values(params)).toEqual(['201911', '202001', '202003', '202003']);
	});

	it('turns months into days, leap years included, where only a day is kept', () => {
		const { where, params } = filterSql(
			{ ...noFilter, periods: ['202002'] },
			{ periods: { day: 'received_on' } }
		);
		expect(where).toBe('(received_on BETWEEN $filter_period_0::DATE AND $filter_period_1::DATE)');
		expect(Object.values(params)).toEqual(['2020-02-01', '2020-02-29']);
	});

	it('says which parts it could not answer', () => {
		expect(filterSql({ ...noFilter, donorKinds: ['business'], indicators: ['poor_end'] }, columns)).toEqual({
			where: 'TRUE',
			params: {},
			unused: ['donorKinds', 'indicators']
		});
	});
});
