import { beforeAll, describe, expect, it } from 'vitest';
import { plain } from '$lib/components/sentence';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { FigureName } from '$lib/domain/compared-figure';
import type { ComparedRow } from '$lib/server/measures/compared';
import { courseOf } from '../../src/routes/compare/course';
import { compareAll } from '../../src/routes/compare/figures';
import { compareLead } from '../../src/routes/compare/lead';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const row = (
	wardCode: string | null,
	period: string,
	figure: FigureName,
	value: number | null
): ComparedRow => ({
	...{ wardCode, wardName: wardCode, period, figure, value },
	...{ lastValue: null, part: null, whole: null, carried: false }
});
const wards = [
	{ code: 'A', name: 'Bồ Đề' },
	{ code: 'B', name: 'Cự Khối' }
];
const rows = [
	row('A', '201901', 'poverty_rate', 0.02),
	row('A', '201902', 'poverty_rate', 0.018),
	row('A', '201902', 'dossiers', 0.9),
	row('A', '201902', 'payments', 0.95),
	row('B', '201902', 'poverty_rate', 0.011),
	row('B', '201902', 'dossiers', 0.8),
	row('B', '201902', 'payments', 0.95),
	row(null, '201902', 'poverty_rate', 0.0123)
];
const against = (kind: 'district' | 'ward' | 'past') => ({
	ward: 'A',
	period: '201902',
	against: kind === 'ward' ? { kind, wardCode: 'B' } : kind === 'past' ? { kind, period: '201901' } : { kind }
});
const lead = (pair: ReturnType<typeof against>, from = rows) =>
	compareLead(compareAll(from, pair), pair, wards, 'vi');

describe('the sentence of a comparison', () => {
	it('counts what is worse among what is known of both, and names what is better', () => {
		const told = lead(against('ward'));
		expect(plain(told)).toBe(
			'Hết tháng 2/2019, phường Bồ Đề kém phường Cự Khối ở 1 trên 3 số liệu: tỷ lệ hộ nghèo 1,80% so với 1,10%. ' +
				'Tốt hơn ở hồ sơ hoàn thiện.'
		);
		expect(told.filter(({ wrong }) => wrong)).toHaveLength(1);
	});

	it('holds a ward against the district, and against itself', () => {
		expect(plain(lead(against('district')))).toContain('kém quận ở 1 trên 1 số liệu');
		expect(plain(lead(against('past')))).toBe(
			'Hết tháng 2/2019, phường Bồ Đề tốt hơn tháng 1/2019 ở 1 trên 1 số liệu: tỷ lệ hộ nghèo 1,80% so với 2,00%.'
		);
	});

	it('says which side has not reported', () => {
		expect(plain(lead(against('ward'), rows.slice(4)))).toBe('Phường Bồ Đề chưa có báo cáo tháng 2/2019.');
		expect(plain(lead(against('ward'), rows.slice(0, 4)))).toBe(
			'Phường Cự Khối chưa có báo cáo tháng 2/2019.'
		);
	});
});

describe('the course of a comparison', () => {
	const names = { own: 'Bồ Đề', other: 'quận', mark: 'tháng 1/2019' };
	const course = (pair: Parameters<typeof courseOf>[2]['pair'], months = ['201901', '201902']) =>
		courseOf(rows, 'poverty_rate', { pair, months, names, locale: 'vi' });

	it('leaves a gap where one side did not report', () => {
		const { data } = course(against('ward'));
		expect(data.series.map(({ values }) => values)).toEqual([
			[0.02, 0.018],
			[null, 0.011]
		]);
	});

	it('marks a month of the same year, and lays another year over this one', () => {
		const same = course(against('past')).data;
		expect(same.series).toHaveLength(1);
		expect(same.mark).toEqual({ period: '201901', text: 'tháng 1/2019' });
		const before = course({ ...against('past'), against: { kind: 'past', period: '201802' } }).data;
		expect(before.months).toHaveLength(12);
		expect(before.series[1]?.values).toEqual(Array(12).fill(null));
	});
});
