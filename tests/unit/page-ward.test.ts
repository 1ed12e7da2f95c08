import { beforeAll, describe, expect, it } from 'vitest';
import { plain } from '$lib/components/sentence';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { WardPage } from '$lib/server/measures/ward';
import { wardLead, wardMeta } from '../../src/routes/wards/[code]/lead';
import { wardRows, wardsLead } from '../../src/routes/wards/ward-rows';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const target = {
	indicator: 'poor_end',
	unit: 'household',
	period: '201909',
	baseline: 58,
	target: 38,
	dueOn: '2019-12-31',
	value: 52 as number | null,
	lastValue: null as number | null,
	lastPeriod: null as string | null,
	progress: 0.3,
	expected: 43,
	ahead: -8.9,
	expectedProgress: 0.75,
	status: 'at_risk' as const,
	districtProgress: 0.77
};
const ward = {
	wardCode: '00139',
	wardName: 'Bồ Đề',
	period: '201909',
	targets: [target],
	compared: [],
	dossiers: [{ period: '201909', total: 132, complete: 132, remaining: 0, rate: 1, status: 'complete' }],
	payments: [{ period: '201909', onTimeRate: 0.95 }],
	difficulties: [],
	calendar: [
		{
			period: '201909',
			status: 'late',
			state: 'provisional',
			dueOn: '2019-10-02',
			firstReceivedAt: '2019-10-03T07:40:25.000Z',
			corrections: 2
		}
	]
} as unknown as WardPage;

describe('a ward’s sentence', () => {
	it('stands beside the path, and says when all else is well', () => {
		expect(plain(wardLead(ward, 'vi'))).toBe(
			'Hết tháng 9/2019, phường Bồ Đề còn 52 hộ nghèo, chậm hơn lộ trình 8 hộ. Hồ sơ đã xong, 95% được chi trả đúng ' +
				'hạn, không khó khăn nào chờ trả lời.'
		);
	});

	it('is no figure of a target whose time was over before the month', () => {
		const over = { ...target, period: '201812', value: 61 };
		const compared = [{ indicator: 'poor_end', ward: 52, district: null, share: null, yearBefore: null }];
		const said = plain(wardLead({ ...ward, targets: [over], compared }, 'vi'));
		expect(said).toContain('Hết tháng 9/2019, phường Bồ Đề còn 52 hộ nghèo.');
		expect(said).not.toContain('61');
	});

	it('lists what is wrong', () => {
		const dossiers = [{ ...ward.dossiers[0]!, remaining: 7, status: 'overdue' }];
		const payments = [{ ...ward.payments[0]!, onTimeRate: 0.82 }];
		const said = wardLead({ ...ward, dossiers, payments }, 'vi');
		expect(plain(said)).toContain('Còn 7 hồ sơ quá hạn; mới 82% được chi trả đúng hạn.');
		expect(said.filter(({ wrong }) => wrong)).toHaveLength(3);
	});

	it('gives the last figure as the last figure', () => {
		const silent = { ...target, value: null, lastValue: 55, lastPeriod: '201908' };
		expect(plain(wardLead({ ...ward, targets: [silent] }, 'vi'))).toContain(
			'Phường Bồ Đề chưa có báo cáo tháng 9/2019. Số gần nhất: 55 hộ nghèo, hết tháng 8/2019.'
		);
	});

	it('tells how the report came', () => {
		expect(wardMeta(ward, 'vi')).toEqual([
			'Báo cáo tháng 9/2019 nộp chậm, 14:40 03/10/2019 (hạn 02/10/2019)',
			'2 lần đính chính',
			'chưa duyệt'
		]);
	});
});

describe('the list of wards', () => {
	const tile = (wardCode: string, value: number | null, status: 'met' | 'missed' | 'no_data') => ({
		...{ wardCode, wardName: wardCode, row: 0, col: 0, value, status },
		...{ lastValue: null, lastPeriod: null, provisional: false, selected: true }
	});
	const measured = [
		{
			...{
				measure: 'progress' as const,
				unit: 'ratio' as const,
				better: 'higher' as const,
				period: '201909',
				months: null
			},
			tiles: [tile('A', null, 'no_data'), tile('B', 0.4, 'missed'), tile('C', 1, 'met')]
		}
	];

	it('puts the furthest first and the unknown last', () => {
		expect(wardRows(measured, '').map(({ code }) => code)).toEqual(['C', 'B', 'A']);
		expect(wardRows(measured, 'name').map(({ code }) => code)).toEqual(['A', 'B', 'C']);
	});

	it('counts how they stand', () => {
		expect(plain(wardsLead(wardRows(measured, ''), 'vi'))).toBe(
			'Một phường đạt hoặc vượt chỉ tiêu, một không đạt, một chưa nộp báo cáo.'
		);
	});
});
