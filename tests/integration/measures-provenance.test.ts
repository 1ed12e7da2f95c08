import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { cellHistory } from '../../src/lib/server/measures/cell-history';
import { cellFilter, provenance, sourceRecords } from '../../src/lib/server/measures/provenance';
import { traceable } from '../../src/lib/server/measures/trails';
import { BO_DE, NGOC_THUY, smallDistrict, type SmallDistrict } from '../fixtures/small-district';

let district: SmallDistrict;
const ids: Record<string, number> = {};
beforeAll(async () => {
	district = await smallDistrict();
	ids.first = await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', {
		escaped: 1,
		poor_end: 12
	});
	ids.other = await district.report(NGOC_THUY, '201901', '2019-02-01T10:00:00+07:00', { poor_end: 30 });
	ids.correction = await district.report(BO_DE, '201901', '2019-02-05T09:00:00+07:00', { poor_end: 13 });
	ids.target = await district.send(
		'target',
		'2019-01-15T09:00:00+07:00',
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		[NGOC_THUY, 'poor_end', 31, '2018-12-31', 20, '2019-12-31'],
		[BO_DE, 'poor_end', 14, '2018-12-31', 8, '2019-12-31']
	);
	ids.gifts = await district.send(
		'contribution',
		'2019-08-01T09:00:00+07:00',
		['contribution_id', 'fund_code', 'ward_code', 'received_on', 'amount_vnd', 'donor_kind', 'channel'],
		['G1', 'GRATITUDE', BO_DE, '2019-07-05', 100, 'individual', 'cash'],
		['G2', 'GRATITUDE', NGOC_THUY, '2019-07-05', 200, 'individual', 'cash'],
		['G3', 'GRATITUDE', BO_DE, '2019-07-06', 300, 'business', 'transfer']
	);
	ids.spent = await district.send(
		'disbursement',
		'2019-08-02T09:00:00+07:00',
		['disbursement_id', 'fund_code', 'ward_code', 'paid_on', 'amount_vnd', 'purpose_code', 'households'],
		['D1', 'GRATITUDE', BO_DE, '2019-07-27', 50, 'GRATITUDE_GIFT', '']
	);
});
afterAll(() => district.dispose());

const ask = () => district.store.warehouse;
const cell = cellFilter({ ward: BO_DE, period: '201901', indicator: 'poor_end' });

describe('a ward’s figure', () => {
	it('comes from the submission, the file and the record that sent it last', async () => {
		const [source, ...others] = await provenance(ask(), 'ward_indicator', cell);
		expect(others).toEqual([]);
		expect(source).toMatchObject({
			submission: ids.correction,
			dataset: 'ward_report',
			state: 'provisional',
			fileName: 'ward_report.csv',
			receivedAt: '2019-02-05T02:00:00.000Z',
			senderRole: 'admin',
			records: 1,
			firstRecord: 1,
			lastRecord: 1
		});
		expect(source?.sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(
			await sourceRecords(ask(), 'ward_indicator', cell, { submission: ids.correction as number })
		).toEqual([{ submission: ids.correction, record: 1, label: '00139 · 201901 · poor_end', value: 13n }]);
	});

	it('keeps what was said before a correction', async () => {
		const history = await cellHistory(ask(), { wardCode: BO_DE, period: '201901', indicator: 'poor_end' });
		expect(
			history.map(({ submission, record, value, standing }) => [submission, record, value, standing])
		).toEqual([
			[ids.correction, 1, 13, true],
			[ids.first, 2, 12, false]
		]);
	});

	it('has every report of the month behind it when no ward is named, the latest first', async () => {
		const sources = await provenance(ask(), 'ward_indicator', { ...noFilter, periods: ['201901'] });
		expect(sources.map(({ submission, records }) => [submission, records])).toEqual([
			[ids.correction, 1],
			[ids.other, 1],
			[ids.first, 1]
		]);
	});
});

describe('a figure that stands since an earlier month', () => {
	beforeAll(async () => {
		const dossiers = { dossiers_total: 10, dossiers_complete: 4 };
		ids.january = await district.report(BO_DE, '201901', '2019-02-06T09:00:00+07:00', dossiers);
		ids.february = await district.report(BO_DE, '201902', '2019-03-01T09:00:00+07:00', {
			...dossiers,
			dossiers_complete: 7
		});
		// Another ward’s report makes March a month of its own, for which Bồ Đề sent nothing.
		ids.march = await district.report(NGOC_THUY, '201903', '2019-04-01T09:00:00+07:00', { escaped: 1 });
	});
	const of = (period: string, indicator: string) => cellFilter({ ward: BO_DE, period, indicator });
	const behind = async (view: string, period: string, indicator: string) =>
		(await provenance(ask(), view, of(period, indicator))).map(({ submission }) => submission);

	it.each(['dossier_progress', 'district_indicator', 'indicator_rate'])(
		'%s leads to the report it was sent with',
		async (view) => {
			expect(await behind(view, '201903', 'dossiers_total')).toEqual([ids.february]);
			expect(await behind(view, '201902', 'dossiers_total')).toEqual([ids.february]);
		}
	);

	it('is behind no figure of the month itself', async () => {
		expect(await behind('ward_indicator', '201903', 'dossiers_total')).toEqual([]);
		expect(await behind('household_flow', '201903', 'poor_end')).toEqual([]);
	});

	it('a pace is a step between two reports, and both are behind it', async () => {
		expect(await behind('dossier_pace', '201902', 'dossiers_complete')).toEqual([ids.february, ids.january]);
		expect(await behind('dossier_pace', '201901', 'dossiers_complete')).toEqual([ids.january]);
	});

	it('is told once, however many months it stands for', async () => {
		const records = await sourceRecords(
			ask(),
			'dossier_progress',
			{ ...of('201902', 'dossiers_total'), periods: ['201902', '201903'] },
			{ submission: ids.february! }
		);
		expect(records.map(({ record, label }) => [record, label])).toEqual([
			[1, '00139 · 201902 · dossiers_total']
		]);
	});
});

it('a target’s progress comes from the reports and from the target', async () => {
	const sources = await provenance(ask(), 'target_progress', cell);
	expect(sources.map(({ submission, firstRecord }) => [submission, firstRecord])).toEqual([
		[ids.target, 2],
		[ids.correction, 1]
	]);
});

describe('a fund’s sum', () => {
	const july = cellFilter({ ward: BO_DE, period: '201907', fund: 'GRATITUDE' });

	it.each(['fund_by_ward', 'fund_by_month', 'fund_balance', 'compared_fund'])(
		'%s comes from the gifts and the payments',
		async (view) => {
			const sources = await provenance(ask(), view, july);
			expect(sources.map(({ submission, records }) => [submission, records])).toEqual([
				[ids.spent, 1],
				[ids.gifts, 2]
			]);
		}
	);

	it('leads to each gift, by donor kind too', async () => {
		expect(await sourceRecords(ask(), 'contribution', july, { submission: ids.gifts as number })).toEqual([
			{ submission: ids.gifts, record: 1, label: 'G1', value: 100n },
			{ submission: ids.gifts, record: 3, label: 'G3', value: 300n }
		]);
		const business = { ...july, donorKinds: ['business'] };
		expect(await provenance(ask(), 'contribution', business)).toMatchObject([
			{ submission: ids.gifts, records: 1 }
		]);
		const page = { submission: ids.gifts as number, limit: 1, offset: 1 };
		expect(await sourceRecords(ask(), 'contribution', july, page)).toMatchObject([{ label: 'G3' }]);
	});

	it('has nothing behind it where nothing was sent', async () => {
		expect(await provenance(ask(), 'fund_by_ward', { ...july, periods: ['201908'] })).toEqual([]);
		expect(await provenance(ask(), 'disbursement', { ...july, wards: [NGOC_THUY] })).toEqual([]);
	});
});

it('every view that has a trail answers, whatever the filter; others say that they have none', async () => {
	const full = {
		funds: ['GRATITUDE'],
		wards: [BO_DE],
		periods: ['201907'],
		donorKinds: ['business'],
		indicators: ['poor_end']
	};
	for (const view of traceable) {
		expect(Array.isArray(await provenance(ask(), view, noFilter)), view).toBe(true);
		expect(Array.isArray(await provenance(ask(), view, full)), view).toBe(true);
		expect(Array.isArray(await sourceRecords(ask(), view, full, { submission: 1 })), view).toBe(true);
	}
	for (const view of ['ward_conversion', 'nothing', 'toString']) {
		await expect(provenance(ask(), view, noFilter)).rejects.toMatchObject({ code: 'not_found' });
	}
});

it('a submission that no longer counts is behind nothing', async () => {
	await district.decide(ids.gifts as number, 'withdrawn');
	expect(await provenance(ask(), 'contribution', noFilter)).toEqual([]);
	await district.decide(ids.correction as number, 'returned');
	expect(await provenance(ask(), 'ward_indicator', cell)).toMatchObject([
		{ submission: ids.first, firstRecord: 2 }
	]);
	const history = await cellHistory(ask(), { wardCode: BO_DE, period: '201901', indicator: 'poor_end' });
	expect(history.map(({ status, standing }) => [status, standing])).toEqual([
		['returned', false],
		['accepted', true]
	]);
});
