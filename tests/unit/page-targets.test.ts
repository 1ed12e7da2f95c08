import { beforeAll, describe, expect, it } from 'vitest';
import { plain } from '$lib/components/sentence';
import { lineTrace } from '$lib/components/targets/cell-trace';
import { changeWords, intervalOnWay, metWords, outlookWords } from '$lib/components/targets/outlook';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { TargetCell } from '$lib/server/measures/targets';
import { matrixOf, standingCounts, targetsLead } from '../../src/routes/targets/matrix';
import { targetLead } from '../../src/routes/targets/[indicator]/lead';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const cell: TargetCell = {
	...{ wardCode: null, wardName: null, indicator: 'poor_end', unit: 'household', period: '201909' },
	...{ baseline: 100, baselineOn: '2018-12-31', target: 60, dueOn: '2019-12-31', value: 72 },
	...{ lastValue: null, lastPeriod: null, progress: 0.7, expected: 70, expectedProgress: 0.75, ahead: -2 },
	...{ status: 'at_risk', wardsReported: 2, wardsExpected: 2 },
	...{ rate: 0.01, targetRate: 0.008, denominator: 'households_total', denominatorValue: 7200 },
	...{ outlook: 'uncertain', projected: 61.2, projectedLow: 58.4, projectedHigh: 64.1 },
	...{ metOn: '2020-01-10', metFrom: '2019-12-20', metBy: null, pace: -3.64, paceNeeded: -4 }
};
const ward = (wardCode: string, more: Partial<TargetCell>): TargetCell => ({
	...cell,
	...{ wardCode, wardName: wardCode },
	...more
});
const silent = { value: null, progress: null, status: 'no_data' as const };
const targets = {
	period: '201909',
	cells: [
		cell,
		ward('A', { status: 'met' }),
		ward('B', silent),
		ward('C', { status: 'missed' }),
		ward('C', { indicator: 'dossiers_complete', status: 'exceeded', period: '201904', dueOn: '2019-04-30' })
	]
};
const poor = { code: 'poor_end', name: 'Hộ nghèo', unit: 'household' };
const spoken = [
	poor,
	{ code: 'escaped', name: '', unit: '' },
	{ code: 'dossiers_complete', name: 'Hồ sơ', unit: '' }
];

describe('what is behind a target’s projection', () => {
	it('is of that target alone: the same figure may have one for another day', () => {
		expect(lineTrace(ward('A', {}))).toContain('level=ward&due_on=2019-12-31');
	});
});

describe('the matrix of targets', () => {
	it('has a column for each indicator with a target, and the wards of most concern first', () => {
		const { columns, district, wards } = matrixOf(targets, spoken, '');
		expect(columns.map(({ code, closed }) => [code, closed])).toEqual([
			['poor_end', false],
			['dossiers_complete', true]
		]);
		expect(district?.cells.map((each) => each?.status)).toEqual(['at_risk', undefined]);
		expect(wards.map(({ code }) => code)).toEqual(['C', 'B', 'A']);
		expect(matrixOf(targets, spoken, 'name').wards.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
	});

	it('counts a ward that did not report as silent, in no other state', () => {
		expect(standingCounts(targets).map(({ count }) => count)).toEqual([1, 1, 0, 0, 1, 1]);
		expect(plain(targetsLead(targets, spoken, 'vi'))).toBe(
			'Hết tháng 9/2019, quận đạt 0 trên 1 chỉ tiêu; hộ nghèo có nguy cơ không đạt. Trong 4 chỉ tiêu giao cho phường, ' +
				'2 đã đạt, 1 không đạt, 1 chưa có báo cáo.'
		);
	});

	it('tells of how many of the district’s targets anything is known', () => {
		const lead = (...own: Partial<TargetCell>[]) =>
			plain(targetsLead({ ...targets, cells: own.map((more) => ({ ...cell, ...more })) }, spoken, 'vi'));
		const dossiers = { indicator: 'dossiers_complete', status: 'missed' as const };
		expect(lead(silent, dossiers)).toBe(
			'Hết tháng 9/2019, mới 1 trên 2 chỉ tiêu của quận đủ báo cáo để kết luận; hồ sơ không đạt; hộ nghèo chưa đủ báo cáo. '
		);
		expect(lead(silent, { ...dossiers, status: 'met' })).toContain('hồ sơ đã đạt; hộ nghèo chưa đủ báo cáo');
		expect(lead(silent, { ...dossiers, ...silent })).toBe(
			'Hết tháng 9/2019, chưa đủ báo cáo để kết luận về 2 chỉ tiêu của quận. '
		);
	});
});

describe('a target’s outlook in words', () => {
	it('says where it stands and where it is heading', () => {
		expect(plain(targetLead({ cell, period: '201909', place: 'quận', indicator: poor }, 'vi'))).toBe(
			'Hết tháng 9/2019, quận còn 72 hộ nghèo, chậm hơn lộ trình 2 hộ. ' +
				'Giữ đà này, 31/12/2019 quận ở khoảng 58–65: chưa chắc đạt chỉ tiêu 60.'
		);
	});

	it('does not project from too little, nor what is met', () => {
		const few = { ...cell, outlook: 'too_few' as const, projectedLow: null, projectedHigh: null };
		expect(
			plain(targetLead({ cell: few, period: '201909', place: 'quận', indicator: poor }, 'vi'))
		).toContain('Chưa đủ số liệu để dự báo');
		expect(metWords(few, 'vi')).toBeNull();
		expect(outlookWords({ ...cell, status: 'met' }, 'vi')).toBe('đã đạt');
	});

	it('gives the days between which it would be met, and the changes with their signs', () => {
		expect(metWords(cell, 'vi')).toEqual({
			on: 'đạt khoảng 10/01/2020',
			between: 'sớm nhất 20/12/2019, chưa thấy ngày muộn nhất'
		});
		expect(changeWords(-3.64, 'household', 'vi')).toBe('−3,6 hộ');
		const way = intervalOnWay(cell);
		expect([way?.low, way?.high].map((part) => part?.toFixed(4))).toEqual(['0.8975', '1.0400']);
	});
});
