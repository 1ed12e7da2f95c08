import { beforeAll, describe, expect, it } from 'vitest';
import { plain } from '$lib/components/sentence';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { DossierPace } from '$lib/server/measures/dossiers';
import type { PaymentMonth } from '$lib/server/measures/payments';
import { dossiersLead } from '../../src/routes/dossiers/lead';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const dossier: DossierPace = {
	wardCode: null,
	wardName: null,
	period: '201903',
	total: 1354,
	complete: 799,
	remaining: 555,
	rate: 799 / 1354,
	deadline: '2019-04-30',
	countedOn: '2019-03-31',
	daysLeft: 30,
	paceNeeded: 129.5,
	paceKept: 93.26,
	doneOn: '2019-05-12',
	status: 'open',
	wardsKnown: 14,
	wardsPaced: 14,
	wardsExpected: 14,
	carried: false
};
const payment = {
	onTimeRate: 0.926,
	arrears: 42_200_000n,
	arrearsCarried: true,
	wrong: 2
} as PaymentMonth;
const lead = (more: Partial<DossierPace>, paid?: Partial<PaymentMonth>) =>
	dossiersLead(
		{
			dossier: { ...dossier, ...more },
			payment: paid && { ...payment, ...paid },
			place: 'toàn quận'
		},
		'vi'
	);

describe('the first sentence of dossiers and payments', () => {
	it('tells what is left, the days to the deadline, and a pace that is too slow as wrong', () => {
		const told = lead({});
		expect(plain(told)).toBe(
			'Hết tháng 3/2019, toàn quận hoàn thiện 799/1.354 hồ sơ, còn 555, 30 ngày nữa tới hạn 30/04/2019: ' +
				'cần 129,5 hồ sơ mỗi tuần, đang làm 93,3. '
		);
		expect(told.some(({ wrong }) => wrong)).toBe(true);
		expect(lead({ paceKept: 130 }).some(({ wrong }) => wrong)).toBe(false);
	});

	it('counts the days over, and says when nothing is left', () => {
		const over = {
			status: 'overdue',
			daysLeft: -250,
			remaining: 15,
			complete: 1339,
			paceNeeded: null
		} as const;
		expect(plain(lead(over))).toContain('còn 15 hồ sơ quá hạn 30/04/2019 đã 250 ngày');
		expect(plain(lead({ status: 'complete', remaining: 0, complete: 1354 }))).toContain(
			'không còn hồ sơ nào'
		);
	});

	it('does not speak of a ward’s earlier figure as of this month', () => {
		expect(plain(lead({ wardCode: '00118', carried: true }))).toBe(
			'Toàn quận chưa có báo cáo tháng 3/2019. '
		);
	});

	it('adds how the payments stand, an estimate marked as one', () => {
		expect(plain(lead({}, {}))).toMatch(
			/92,6% được chi trả đúng hạn, truy lĩnh còn 42,2 triệu ₫ \(tạm tính\), 2 lượt chi sai\.$/
		);
		expect(plain(lead({}, { arrears: 0n, wrong: 0 }))).toMatch(/92,6% được chi trả đúng hạn\.$/);
		expect(plain(lead({}, { onTimeRate: null }))).not.toContain('chi trả');
	});
});
