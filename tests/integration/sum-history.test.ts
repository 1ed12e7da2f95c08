import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import type { Who } from '../../src/lib/domain/role';
import { provenanceJson } from '../../src/lib/server/export/provenance-json';
import { trace } from '../../src/lib/server/explore/trace';
import { districtHistory, fundHistory } from '../../src/lib/server/measures/sum-history';
import {
	BO_DE,
	NGOC_THUY,
	THUONG_THANH,
	smallDistrict,
	type SmallDistrict
} from '../fixtures/small-district';

const as = (role: Who['role']): Who => ({ role, wardCode: null, via: 'demo' });
const GIFT = 'contribution_id,fund_code,ward_code,received_on,amount_vnd,donor_kind,channel,reverses'.split(
	','
);
const PAID = 'disbursement_id,fund_code,ward_code,paid_on,amount_vnd,purpose_code'.split(',');
const gift = (id: string, ward: string, amount: number, reverses = '', day = '2019-07-05') => [
	...[id, 'GRATITUDE', ward, day, amount, 'individual', 'cash', reverses]
];

describe('the history of a fund’s sums', () => {
	let district: SmallDistrict;
	const ids = { gifts: 0, paid: 0, late: 0, reversal: 0 };
	beforeAll(async () => {
		district = await smallDistrict();
		const { send } = district;
		ids.gifts = await send(
			'contribution',
			'2019-08-01T09:00:00+07:00',
			GIFT,
			gift('G1', BO_DE, 100),
			gift('G2', NGOC_THUY, 200),
			gift('G3', BO_DE, 7, '', '2019-06-30')
		);
		const payment = ['D1', 'GRATITUDE', BO_DE, '2019-07-27', 50, 'GRATITUDE_GIFT'];
		ids.paid = await send('disbursement', '2019-08-02T09:00:00+07:00', PAID, payment);
		ids.late = await send('contribution', '2019-08-03T09:00:00+07:00', GIFT, gift('G4', BO_DE, 30));
		ids.reversal = await send(
			'contribution',
			'2019-08-04T09:00:00+07:00',
			GIFT,
			gift('G5', BO_DE, -100, 'G1')
		);
		await district.decide(ids.late, 'withdrawn');
	});
	afterAll(() => district.dispose());

	const july = { ...noFilter, funds: ['GRATITUDE'], periods: ['201907'] };
	const told = async (filter = july, withdrawn = true) =>
		(
			await fundHistory(district.store.warehouse, { view: 'fund_by_ward', filter, meant: {} }, { withdrawn })
		).map((one) => [
			...[one.submission, one.event, Number(one.receivedChange), Number(one.received)],
			...[Number(one.spentChange), Number(one.spent)]
		]);

	it('lists entries that do not count any more to those alone who may read what they came in', async () => {
		const who = { ...as('ward_officer'), wardCode: NGOC_THUY };
		for (const [submission, asker, labels] of [
			[ids.late, as('viewer'), ['G4']],
			[ids.late, who, null],
			[ids.reversal, who, ['G5']]
		] as const) {
			const search = new URLSearchParams({ submission: String(submission), level: 'district' });
			const { found } = await trace(district.store, {
				view: 'fund_history',
				search,
				who: asker,
				locale: 'vi'
			});
			expect(found?.sources.map((source) => source.submission)).toEqual([submission]);
			expect(found?.opened.flatMap(({ rows }) => rows.map(({ label }) => label))).toEqual(labels ?? []);
			const json = await provenanceJson(district.store, 'fund_history', search, asker);
			expect('records' in json ? json.records.map(({ label }) => label) : null).toEqual(labels);
		}
	});

	it('says of each event, the latest first, what it added or took away and the sum after it', async () => {
		expect(await told()).toEqual([
			[ids.late, 'withdrawn', -30, 200, 0, 50],
			[ids.reversal, 'sent', -100, 230, 0, 50],
			[ids.late, 'sent', 30, 330, 0, 50],
			[ids.paid, 'sent', 0, 300, 50, 50],
			[ids.gifts, 'sent', 300, 300, 0, 0]
		]);
		expect(await told({ ...july, wards: [NGOC_THUY] })).toEqual([[ids.gifts, 'sent', 200, 200, 0, 0]]);
		expect((await told({ ...july, periods: [] }))[0]).toEqual([ids.late, 'withdrawn', -30, 207, 0, 50]);
	});

	it('tells strangers of what counts only, and it adds up all the same', async () => {
		expect(await told(july, false)).toEqual([
			[ids.reversal, 'sent', -100, 200, 0, 50],
			[ids.paid, 'sent', 0, 300, 50, 50],
			[ids.gifts, 'sent', 300, 300, 0, 0]
		]);
	});

	/** What the API tells of it. */
	const historyOf = async (view: string, search: URLSearchParams, role: Who['role']) => {
		const answer = await provenanceJson(district.store, view, search, as(role));
		return 'history' in answer ? answer.history : null;
	};

	it('is that of a campaign’s days, of compared sums and of those of units', async () => {
		const campaign = ['C1', 'GRATITUDE', BO_DE, 'Tháng Bảy', '2019-07-01', '2019-07-20', 1000];
		const columns = 'campaign_id,fund_code,ward_code,name,starts_on,ends_on,target_vnd'.split(',');
		const sent = await district.send('campaign', '2019-08-05T09:00:00+07:00', columns, campaign);
		const walk = async (view: string, query: string) => {
			const search = new URLSearchParams(query);
			const history = await historyOf(view, search, 'standing_agency');
			return history?.events.map((event) =>
				['submission', 'event', 'received_vnd', 'spent_vnd'].map((name) => event[name as keyof typeof event])
			);
		};
		// The payment of the 27th lies after the campaign's days, and the other ward's gift outside its ward.
		expect(await walk('campaign_progress', `fund_code=GRATITUDE&ward_code=${BO_DE}&period=201907`)).toEqual([
			[sent, 'sent', '0', '0'],
			[ids.late, 'withdrawn', '0', '0'],
			[ids.reversal, 'sent', '30', '0'],
			[ids.late, 'sent', '130', '0'],
			[ids.gifts, 'sent', '100', '0']
		]);
		for (const view of ['compared_fund', 'unit_fund', 'fund_by_ward']) {
			const events = await walk(view, `fund_code=GRATITUDE&ward_code=${BO_DE}&period=201907`);
			expect(events?.[0]).toEqual([ids.late, 'withdrawn', '0', '50']);
		}
	});

	it('of a campaign has its earlier targets and its pledges, also those that were taken back', async () => {
		const columns = 'campaign_id,fund_code,ward_code,name,starts_on,ends_on,target_vnd'.split(',');
		const campaign = (target: number, days = ['2019-10-01', '2019-10-20']) =>
			['C9', 'GRATITUDE', BO_DE, 'Tháng Mười', ...days, target] as (string | number)[];
		const first = await district.send('campaign', '2019-09-21T09:00:00+07:00', columns, campaign(1000));
		const wrong = await district.send('campaign', '2019-09-22T09:00:00+07:00', columns, campaign(90_000));
		const pledges = 'pledge_id,fund_code,ward_code,pledged_on,amount_vnd,donor_kind'.split(',');
		const pledge = ['P1', 'GRATITUDE', BO_DE, '2019-10-02', 70, 'business'];
		const pledged = await district.send('pledge', '2019-10-03T09:00:00+07:00', pledges, pledge);
		await district.decide(wrong, 'withdrawn');
		const right = await district.send('campaign', '2019-10-05T09:00:00+07:00', columns, campaign(900));
		const walk = async (role: Who['role'], query: string) => {
			const history = await historyOf('campaign_progress', new URLSearchParams(query), role);
			return history?.events.map((event) =>
				['submission', 'event', 'target_change_vnd', 'target_vnd', 'pledged_change_vnd', 'pledged_vnd'].map(
					(name) => event[name as keyof typeof event]
				)
			);
		};
		const told = [
			[right, 'sent', '-100', '900', '0', '70'],
			[wrong, 'withdrawn', '-89000', '1000', '0', '70'],
			[pledged, 'sent', '0', '90000', '70', '70'],
			[wrong, 'sent', '89000', '90000', '0', '0'],
			[first, 'sent', '1000', '1000', '0', '0']
		];
		expect(await walk('standing_agency', 'campaign_id=C9')).toEqual(told);
		const season = 'fund_code=GRATITUDE&starts_on=2019-10-01&ends_on=2019-10-20';
		expect(await walk('standing_agency', season)).toEqual(told);
		// As if what was taken back had never come.
		expect(await walk('public', 'campaign_id=C9')).toEqual([
			[right, 'sent', '-100', '900', '0', '70'],
			[pledged, 'sent', '0', '1000', '70', '70'],
			[first, 'sent', '1000', '1000', '0', '0']
		]);
		const search = new URLSearchParams('campaign_id=C9');
		const page = await trace(district.store, {
			...{ view: 'campaign_progress', search, who: as('viewer'), locale: 'vi' as const }
		});
		expect(page.found?.sum).toMatchObject({ sums: ['target', 'pledged', 'received', 'spent'], count: 5 });
		expect(page.found?.sources.map(({ submission }) => submission)).toEqual([right, pledged]);
	});

	it('of campaigns is told neither of a kind of donor nor where two of them count the same gift', async () => {
		const columns = 'campaign_id,fund_code,ward_code,name,starts_on,ends_on,target_vnd'.split(',');
		const campaign = (id: string, ward: string, from: string, to: string) => [
			...[id, 'GRATITUDE', ward, id, from, to, 1000]
		];
		const both = [
			campaign('C2', NGOC_THUY, '2019-09-01', '2019-09-20'),
			campaign('C3', BO_DE, '2019-09-20', '2019-09-30')
		];
		const campaigns = await district.send('campaign', '2019-06-02T09:00:00+07:00', columns, ...both);
		const paid = gift('G6', NGOC_THUY, 40, '', '2019-09-20');
		const sent = await district.send('contribution', '2019-09-21T09:00:00+07:00', GIFT, paid);
		const walk = async (query = '') => {
			const search = new URLSearchParams(`fund_code=GRATITUDE&period=201909${query}`);
			const page = await trace(district.store, {
				...{ view: 'campaign_progress', search, who: as('standing_agency'), locale: 'vi' as const }
			});
			const history = await historyOf('campaign_progress', search, 'standing_agency');
			expect(history === null).toBe(page.found?.sum === null);
			return history?.events;
		};
		expect(await walk()).toMatchObject([
			{ submission: sent, received_vnd: '40', target_vnd: '2000' },
			{ submission: campaigns, target_change_vnd: '2000' }
		]);
		expect(await walk('&donor_kind=individual')).toBeUndefined();
		const third = campaign('C4', NGOC_THUY, '2019-09-20', '2019-09-25');
		await district.send('campaign', '2019-06-03T09:00:00+07:00', columns, third);
		expect(await walk()).toBeUndefined();
	});

	it('is told by the API to strangers without what was taken back, and without who', async () => {
		const search = new URLSearchParams('fund_code=GRATITUDE&period=201907');
		const history = await historyOf('fund_by_month', search, 'public');
		expect(history).toMatchObject({ of: 'fund', events: [{ received_vnd: '200' }, {}, {}] });
		expect(history?.events.map((event) => 'by_role' in event && event.by_role)).toEqual([null, null, null]);
		const named = await historyOf('fund_by_month', search, 'standing_agency');
		expect(named?.events[0]).toMatchObject({ event: 'withdrawn', by_role: 'admin' });
	});

	it('is on the page of the sum’s sources: who, when and from which file for the staff, never for strangers', async () => {
		const search = new URLSearchParams('fund_code=GRATITUDE&period=201906&period=201907');
		const walk = async (role: Who['role']) =>
			(await trace(district.store, { view: 'fund_by_month', search, who: as(role), locale: 'vi' })).found
				?.sum;
		const [staff, stranger] = [await walk('standing_agency'), await walk('public')];
		expect(staff).toMatchObject({ of: 'fund', count: 5, sums: ['received', 'spent', 'balance'] });
		expect(staff?.events.slice(0, 2)).toMatchObject([
			{ word: 'đã rút', by: 'Quản trị', fileName: 'contribution.csv', received: 207n, balance: 157n },
			{ word: 'đảo khoản', mayRead: true, receivedChange: -100n, received: 237n }
		]);
		expect(stranger).toMatchObject({
			count: 3,
			events: [{ by: null, fileName: null, mayRead: false }, {}, {}]
		});
	});

	it.each([
		['', ['received', 'spent', 'balance']],
		['period=201907', ['received', 'spent']],
		['period=201906', ['received', 'spent', 'balance']],
		['period__between=201906,201908', ['received', 'spent', 'balance']],
		[`period=201907&ward_code=${NGOC_THUY}`, ['received', 'spent', 'balance']],
		['donor_kind=individual', ['received']]
	])('has a balance from the first entry on only, and a file of the same sums: %s', async (asked, sums) => {
		const search = new URLSearchParams(`fund_code=GRATITUDE&${asked}`);
		const view = asked.startsWith('donor') ? 'fund_by_donor' : 'fund_by_ward';
		const { found } = await trace(district.store, { view, search, who: as('viewer'), locale: 'vi' });
		expect(found?.sum).toMatchObject({ sums });
		expect(found?.sum?.filter === null).toBe(asked.startsWith('donor'));
	});

	it('of a purpose, a channel and no ward is told of these alone', async () => {
		const last = async (view: string, query: string) =>
			(await historyOf(view, new URLSearchParams(query), 'viewer'))?.events[0];
		const july = 'fund_code=GRATITUDE&period=201907';
		expect(await last('fund_by_purpose', `${july}&purpose_code=GRATITUDE_GIFT`)).toMatchObject({
			spent_vnd: '50'
		});
		expect(await last('fund_by_purpose', `${july}&purpose_code=GRATITUDE_MEDICAL`)).toBeUndefined();
		expect(await last('fund_by_donor', `${july}&channel=cash`)).toMatchObject({ received_vnd: '200' });
		expect(await last('fund_by_ward', `${july}&ward_code__isnull=true`)).toBeUndefined();
		expect(await last('fund_history', `${july}&submission=${ids.gifts}`)).toBeUndefined();
		const ownLevel = gift('OWN', '', 11);
		const sent = await district.send('contribution', '2019-10-06T09:00:00+07:00', GIFT, ownLevel);
		const event = { submission: sent, received_vnd: '11' };
		expect(await last('fund_by_ward', `${july}&ward_code__isnull=true`)).toMatchObject(event);
		// The sum over wards that compared_fund has is without it.
		expect(await last('compared_fund', july)).toMatchObject({ received_vnd: '200' });
		await district.decide(sent, 'withdrawn');
	});
});

describe('the history of the district’s figure', () => {
	let district: SmallDistrict;
	const ids: Record<string, number> = {};
	beforeAll(async () => {
		district = await smallDistrict();
		const send = (ward: string, period: string, day: string, poor: number) =>
			district.report(ward, period, `2019-${day}T09:00:00+07:00`, { poor_end: poor });
		await send(BO_DE, '201901', '02-01', 10);
		await send(NGOC_THUY, '201901', '02-01', 20);
		ids.first = await send(BO_DE, '201902', '03-01', 9);
		ids.corrected = await send(NGOC_THUY, '201901', '03-02', 22);
		ids.third = await send(THUONG_THANH, '201902', '03-03', 30);
		ids.late = await send(NGOC_THUY, '201902', '03-04', 21);
		ids.january = await send(NGOC_THUY, '201901', '03-05', 23);
		await district.decide(ids.late, 'returned');
	});
	afterAll(() => district.dispose());

	const told = async () =>
		(await districtHistory(district.store.warehouse, { period: '201902', indicator: 'poor_end' })).map(
			(one) => [one.submission, one.event, one.before, one.value, one.wardsKnown]
		);

	it('begins with the month’s first report and tells of earlier months only where they change it', async () => {
		expect(await told()).toEqual([
			[ids.late, 'returned', 60, 62, 3],
			[ids.late, 'sent', 61, 60, 3],
			[ids.third, 'sent', 31, 61, 3],
			[ids.corrected, 'sent', 29, 31, 2],
			[ids.first, 'sent', 30, 29, 2]
		]);
	});

	it('is on the page of its sources, but not of one ward’s figure, and not for strangers', async () => {
		const walk = async (role: Who['role'], more = '') => {
			const search = new URLSearchParams(`period=201902&indicator=poor_end${more}`);
			const asked = { view: 'district_indicator', search, who: as(role), locale: 'vi' } as const;
			return (await trace(district.store, asked)).found?.sum;
		};
		expect(await walk('viewer')).toMatchObject({ of: 'district', unit: 'hộ', count: 5 });
		expect(await walk('viewer', `&ward_code=${BO_DE}`)).toBeNull();
		expect(await walk('public')).toBeNull();
	});
});
