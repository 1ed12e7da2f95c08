import { beforeAll, describe, expect, it } from 'vitest';
import { plain } from '$lib/components/sentence';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { FlowRow } from '$lib/server/measures/flows';
import type { Rate } from '$lib/server/measures/rates';
import { filterOf, stepTrace } from '$lib/components/flows/flow-row';
import { rateTold } from '../../src/routes/flows/rate-told';
import { flowsLead } from '../../src/routes/flows/lead';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const row = (more: Partial<FlowRow> = {}): FlowRow => ({
	wardCode: null,
	wardName: null,
	span: '2019',
	kind: 'poor',
	firstPeriod: '201901',
	lastPeriod: '201912',
	values: { start: 509, newly_poor: 42, fell_back: 14, moved_in: 12, escaped: 223, moved_out: 20, end: 334 },
	unexplained: 0,
	missing: [],
	wardsReported: 14,
	wardsExpected: 14,
	provisional: false,
	...more
});
const rate: Rate = {
	wardCode: null,
	period: '201912',
	indicator: 'poor_end',
	value: 394,
	denominator: 'households_total',
	whole: 76448,
	rate: 394 / 76448,
	carried: true
};
const said = (more: Partial<FlowRow>, known: Rate | null = null) => {
	const place = more.wardCode ? 'phường Bồ Đề' : 'toàn quận';
	return plain(flowsLead({ row: row(more), kind: 'poor', place, rate: known }, 'vi'));
};

describe('the first sentence of the flows', () => {
	it('tells from how many to how many, why, and what part of all households is left', () => {
		expect(said({}, rate)).toBe(
			'Năm 2019, hộ nghèo của toàn quận giảm từ 509 còn 334: 223 hộ thoát, 56 hộ phát sinh hoặc tái nghèo. ' +
				'Hết tháng 12/2019 còn 0,52% số hộ dân (tạm tính).'
		);
	});

	it('speaks of the wards that reported alone, and of a year under way by its months', () => {
		expect(said({ wardsReported: 12, lastPeriod: '201909' })).toMatch(
			/^Từ đầu tháng 1\/2019 tới hết tháng 9\/2019, hộ nghèo của 12\/14 phường báo cáo đủ giảm/
		);
	});

	it('marks a rise, and names the months a ward lacks instead of adding up the rest', () => {
		const rise = flowsLead(
			{ row: row({ values: { ...row().values, end: 520 } }), kind: 'poor', place: 'toàn quận', rate: null },
			'vi'
		);
		expect(rise[0]).toMatchObject({ wrong: true });
		const unknown = { ...row().values, newly_poor: null, fell_back: null, moved_in: null, escaped: null };
		expect(said({ wardCode: '00139', values: unknown, missing: ['201902', '201910'] })).toBe(
			'Phường Bồ Đề thiếu báo cáo T2, T10 nên chưa cộng được biến động. '
		);
	});
});

describe('the reports behind a step', () => {
	const rows = [
		row({ wardsReported: 1, wardsExpected: 2 }),
		row({ wardCode: '00118', wardsReported: 0, wardsExpected: 1 }),
		row({ wardCode: '00139', wardsReported: 1, wardsExpected: 1 }),
		row({ wardCode: '00118', wardsReported: 1, wardsExpected: 1, kind: 'near_poor' })
	];

	it('are those of the wards that are in the sum, of the first month for the start and the last for the end', () => {
		expect(filterOf(rows[0]!, rows)).toEqual(['00139']);
		expect(filterOf(row(), rows)).toEqual([]);
		expect(filterOf(rows[1]!, rows)).toEqual(['00118']);
		const at = (step: 'start' | 'escaped' | 'end') =>
			new URL(stepTrace(rows[0]!, rows, step), 'http://localhost').searchParams;
		expect(at('start').get('period')).toBe('201901');
		expect(at('end').get('period')).toBe('201912');
		expect([at('escaped').get('period'), at('escaped').get('indicator')]).toEqual(['2019', 'escaped']);
	});
});

describe('the rate that is told', () => {
	const months = ['201908', '201909', '201910'].map((period, at) => ({
		...rate,
		wardCode: '00118',
		period,
		value: 40 + at,
		carried: period === '201910'
	}));
	const asked = { ward: '00118', indicator: 'poor_end', month: '201910' };

	it('is of the last month a ward has reported, never a figure carried on to a month without a report', () => {
		expect(rateTold(months, asked)).toMatchObject({ period: '201909', value: 41 });
		expect(rateTold(months, { ...asked, month: '201908' })).toMatchObject({ period: '201908', value: 40 });
		expect(rateTold(months.slice(2), asked)).toBeNull();
	});

	it('is the district’s of the month, though wards stand in it with earlier figures', () => {
		const district = { ...rate, period: '201910', carried: true };
		expect(rateTold([district, ...months], { ...asked, ward: null })).toBe(district);
	});
});
