import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../src/lib/domain/filter';
import { attention } from '../../src/lib/server/measures/attention';
import { wardPage } from '../../src/lib/server/measures/ward';
import { firstQuarter } from '../fixtures/first-quarter';
import { BO_DE, NGOC_THUY, THUONG_THANH, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
beforeAll(async () => {
	district = await firstQuarter();
});
afterAll(() => district.dispose());

const ask = () => district.store.warehouse;
const rules = () => district.store.reference.attention;
const only = (...wards: string[]): Filter => ({ ...noFilter, wards: [...wards].sort() });

describe('what needs a decision', () => {
	it('is found by the rules, the most pressing first, with its figures', async () => {
		const found = await attention(ask(), noFilter, rules());
		expect(found.map(({ rule, wardName }) => [rule, wardName])).toEqual([
			['target_at_risk', 'Bồ Đề'],
			['report_missing', 'Ngọc Thụy'],
			['difficulties_unanswered', null],
			['payments_late', 'Thượng Thanh']
		]);
		expect(found[0]?.facts).toMatchObject({ value: 49, target: 38, dueOn: '2019-12-31', progress: 1 / 12 });
		// 11 households in the nine months left
		expect(found[0]?.facts.neededPerMonth).toBeCloseTo(11 / 9, 10);
		expect(found[1]?.facts).toEqual({ status: 'missing', dueOn: '2019-04-02', daysLate: 18 });
		// on 20 April K1 has waited 50 days and K2 19; K3 was answered, K4 has waited 10
		expect(found[2]?.facts).toEqual({ difficulties: 2, oldestDays: 50, mostCategory: 'housing', wards: 2 });
		expect(found[3]?.facts).toEqual({ onTimeRate: 0.65, due: 20, paidOnTime: 13 });
	});

	it('is what was known then, for an earlier month', async () => {
		// on 2 March nothing had waited more than 15 days; Bồ Đề's 49 was 0.94 behind 50 − 12 × 59/365: less than a household
		const found = await attention(ask(), { ...noFilter, periods: ['201902'] }, rules());
		expect(found.map(({ rule, wardName }) => [rule, wardName])).toEqual([['payments_late', 'Ngọc Thụy']]);
	});

	it('is of the wards asked for, and of the whole district', async () => {
		const found = await attention(ask(), only(THUONG_THANH), rules());
		expect(found.map(({ rule }) => rule)).toEqual(['payments_late']);
	});
});

describe('one ward’s page', () => {
	it('shows the ward, its neighbours, what it reported and what it did not', async () => {
		const page = await wardPage(ask(), NGOC_THUY, noFilter, true);
		expect(page).toMatchObject({
			wardName: 'Ngọc Thụy',
			previous: { wardName: 'Bồ Đề' },
			next: { wardName: 'Thượng Thanh' },
			period: '201903'
		});
		expect(page?.calendar.map(({ period, status }) => [period, status])).toEqual([
			['201901', 'on_time'],
			['201902', 'on_time'],
			['201903', 'missing']
		]);
		expect(page?.targets).toMatchObject([
			{
				indicator: 'poor_end',
				value: null,
				lastValue: 36,
				lastPeriod: '201902',
				progress: null,
				status: 'no_data',
				districtProgress: 8 / 25
			}
		]);
		expect(page?.compared.find(({ indicator }) => indicator === 'poor_end')).toEqual({
			indicator: 'poor_end',
			ward: null,
			district: 92,
			share: null,
			yearBefore: null
		});
		expect(page?.difficulties.map(({ difficultyId }) => difficultyId)).toEqual(['K2', 'K3']);
	});

	it('names the task the directive gives to Bồ Đề, and is none for a code that is no ward', async () => {
		const page = await wardPage(ask(), BO_DE, noFilter, true);
		expect(page?.tasks).toMatchObject([{ taskId: '672-5.9', dueOn: null, status: 'no_report' }]);
		expect(await wardPage(ask(), '99999', noFilter, true)).toBeNull();
	});
});
