import { describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../src/lib/domain/filter';
import type { Campaign, CampaignCurve } from '../../src/lib/server/measures/campaigns';
import type { FundOverview, FundsPage } from '../../src/lib/server/measures/funds';
import { campaignStatus, elapsed } from '../../src/routes/funds/campaign-status';
import { fundChoices } from '../../src/routes/funds/choices';
import { fundsLead } from '../../src/routes/funds/lead';
import { csvHref, flowView, provenanceHref } from '../../src/routes/funds/links';
import { placeWord, whenWords } from '../../src/routes/funds/words';

const season = { startsOn: '2019-07-01', endsOn: '2019-07-30' };
const filter = (part: Partial<Filter>): Filter => ({ ...noFilter, ...part });

describe('how a campaign stands', () => {
	it.each([
		[1.2, '2019-07-05', 'exceeded'],
		[1, '2019-12-31', 'met'],
		[0.999, '2019-12-31', 'missed'],
		[0.999, '2019-07-30', 'at_risk'],
		[0.5, '2019-07-15', 'on_course'],
		[0.49, '2019-07-15', 'at_risk'],
		[0, '2019-06-30', 'on_course'],
		[null, '2019-12-31', 'no_data']
	])('reached %s on %s is %s', (ratio, asOf, status) => {
		expect(campaignStatus({ ...season, ratio }, asOf)).toBe(status);
	});

	it('counts the season’s days, both ends included', () => {
		expect(elapsed(season, '2019-07-15')).toBe(0.5);
		expect([elapsed(season, null), elapsed(season, '2019-06-30'), elapsed(season, '2020-01-01')]).toEqual([
			0, 0, 1
		]);
	});
});

const curve = (fundCode: string, received: bigint): CampaignCurve => ({
	fundCode,
	...season,
	campaigns: 2,
	target: 1_000_000_000n,
	received,
	ratio: Number(received) / 1e9,
	points: []
});
const fund = (fundCode: string, campaign: CampaignCurve | null): FundOverview => ({
	fundCode,
	contributions: 3,
	received: 1_500_000_000n,
	disbursements: 2,
	spent: 600_000_000n,
	households: 4,
	balance: 900_000_000n,
	campaign
});
const ward = (wardCode: string, ratio: number): Campaign => ({
	campaignId: wardCode,
	name: '',
	fundCode: 'A',
	wardCode,
	wardName: wardCode,
	...season,
	target: 100n,
	pledged: 0n,
	received: 0n,
	spent: 0n,
	contributions: 0,
	ratio
});
const view = (part: Partial<FundsPage>): FundsPage => ({
	asOf: '2019-12-31',
	ledger: { first: '201901', last: '201912' },
	funds: [fund('A', curve('A', 1_000_000_000n)), fund('B', curve('B', 900_000_000n))],
	months: [],
	wards: [],
	donorKinds: [],
	channels: [],
	purposes: [],
	campaigns: [ward('x', 1.1), ward('y', 0.82), ward('z', 0.9)],
	statements: [],
	reconciliations: [],
	...part
});
const names = { fund: (code: string) => `Quỹ ${code}`, ward: (code: string) => `Phường ${code}` };
const lead = (part: Partial<FundsPage>, asked: Partial<Filter> = {}) => {
	const parts = fundsLead(view(part), filter(asked), names, 'vi');
	const plain = (text: string) => text.replaceAll('\u00a0', ' ');
	return {
		text: plain(parts.map(({ text }) => text).join('')),
		ways: parts.flatMap(({ text, href }) => (href ? [[plain(text), href]] : [])),
		wrong: parts.filter((piece) => piece.wrong).map(({ text }) => plain(text))
	};
};

describe('the sentence of the funds', () => {
	it('says what came in, went out and is left, and marks what is behind', () => {
		const { text, wrong } = lead({});
		expect(text).toBe(
			'Cả sổ, từ tháng 1/2019 đến tháng 12/2019, hai quỹ nhận 3,00 tỷ ₫, chi 1,20 tỷ ₫; cuối kỳ còn 1,80 tỷ ₫. ' +
				'So với chỉ tiêu vận động, Quỹ A đạt 100%; ' +
				'Quỹ B đạt 90%, thiếu 100 triệu ₫. 2 trên 3 phường có đợt chưa đạt, thấp nhất là Phường y (82%).'
		);
		// What is behind, its number a part of its own, and the wards.
		expect(wrong.join('')).toContain('Quỹ B đạt 90%, thiếu 100 triệu ₫2 trên 3 phường');
		const year = Array.from({ length: 12 }, (_, i) => `2019${String(i + 1).padStart(2, '0')}`);
		expect(lead({}, { periods: year }).text).toContain('Năm 2019, hai quỹ nhận');
	});

	it('leads from its sums and its campaigns to what is behind them', () => {
		expect(lead({}).ways.slice(0, 3)).toEqual([
			['3,00 tỷ ₫', '/provenance/contribution'],
			['1,20 tỷ ₫', '/provenance/disbursement'],
			['1,80 tỷ ₫', '/provenance/fund_balance?period__between=201901%2C201912']
		]);
		expect(lead({}).ways.slice(3)).toEqual([
			['100%', expect.stringMatching(/campaign_progress\?fund_code=A&starts_on=[\d-]+&ends_on=/)],
			['90%', expect.stringContaining('campaign_progress?fund_code=B')]
		]);
	});

	it('does not speak of missing while the campaign runs', () => {
		const running = lead({ asOf: '2019-07-15', campaigns: [ward('x', 0.6)] });
		expect(running.text).toContain('Quỹ B đang vận động, đạt 90%.');
		expect(running.wrong).toEqual([]);
		const slow = lead({ asOf: '2019-07-30', campaigns: [ward('x', 0.6)] });
		expect(slow.text).toContain('chậm so với thời gian. 1 trên 1 phường có đợt chậm tiến độ');
	});

	it('says nothing of spending when donors are chosen, and nothing of campaigns where there is none', () => {
		const funds = [{ ...fund('A', null), spent: null, balance: null, disbursements: null }];
		const { text } = lead({ funds, campaigns: [] }, { funds: ['A'], wards: ['y'], donorKinds: ['business'] });
		expect(text).toBe(
			'Cả sổ, từ tháng 1/2019 đến tháng 12/2019, Quỹ A tại phường Phường y nhận 1,5 tỷ ₫ từ doanh nghiệp.'
		);
	});

	it('says that nothing was recorded instead of three zeros', () => {
		const funds = [
			{ ...fund('A', null), contributions: 0, disbursements: 0, received: 0n, spent: 0n, balance: 0n }
		];
		expect(lead({ funds, campaigns: [], ledger: null }).text).toBe(
			'Trong các kỳ đã chọn, Quỹ A chưa ghi khoản thu, chi nào.'
		);
	});
});

describe('words and links of the funds', () => {
	it('names months as people do', () => {
		expect(whenWords(['201907', '201908', '201909'], 'vi')).toBe('Quý 3/2019');
		expect(whenWords(['201908', '201909', '201910'], 'vi')).toBe('Từ tháng 8/2019 đến tháng 10/2019');
		expect(whenWords(['201901', '201907'], 'vi')).toBe('Trong các kỳ đã chọn');
	});

	it('tells the district’s own level from units outside it', () => {
		expect([placeWord(null, null), placeWord('', null), placeWord('00139', 'Bồ Đề')]).toEqual([
			'Cấp quận',
			'Đơn vị ngoài quận',
			'Bồ Đề'
		]);
	});

	it('asks each view only for what it can be narrowed by', () => {
		const asked = filter({ wards: ['00139'], periods: ['201907'], donorKinds: ['business'] });
		expect(flowView(asked)).toBe('fund_by_donor');
		expect(csvHref('fund_by_purpose', asked)).toBe(
			'/api/v1/views/fund_by_purpose?ward_code=00139&period=201907&format=csv'
		);
		expect(provenanceHref('statement_summary', asked)).toBe('/provenance/statement_summary?period=201907');
	});

	it('shows a choice the selects do not have beside them', () => {
		const lists = {
			funds: [{ code: 'A', name: 'Quỹ A' }],
			wards: [{ code: '00139', name: 'Bồ Đề' }],
			ledger: { first: '201901', last: '201903' }
		};
		const one = fundChoices(filter({ periods: ['201902'], wards: ['00139'] }), lists, 'vi');
		expect(one.others).toEqual([]);
		expect(one.choices.map(({ value }) => value)).toEqual(['201902', '', '00139', '']);
		const several = fundChoices(
			filter({ periods: ['201812'], donorKinds: ['agency', 'business'] }),
			lists,
			'vi'
		);
		expect(several.others.map(({ label }) => label)).toEqual([
			'Kỳ: Tháng 12/2018',
			'Đối tượng ủng hộ: 2 mục đã chọn'
		]);
	});
});
