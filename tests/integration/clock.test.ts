import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { getSubmission, listSubmissions } from '../../src/lib/server/ingest/submissions';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { provenance } from '../../src/lib/server/measures/provenance';
import { fundHistory } from '../../src/lib/server/measures/sum-history';
import { csv, newStore, NOW, type Fixture } from '../fixtures/store';

const HOUR = 60 * 60 * 1000;
let hours = 0;
let fixture: Fixture;

/** Each of these happens while the clock is set further back. */
beforeAll(async () => {
	fixture = await newStore({ clock: () => new Date(NOW.getTime() - (hours += 5) * HOUR) });
	const send = async (dataset: string, header: string[], ...cells: (string | number)[]) => {
		const { id, status } = await fixture.send(dataset, csv(header, cells));
		expect(status).toBe('accepted');
		return id!;
	};
	const report = ['ward_code', 'period', 'indicator', 'value'];
	for (const value of [12, 15, 11]) await send('ward_report', report, '00139', '201901', 'poor_end', value);
	const difficulty = ['difficulty_id', 'ward_code', 'raised_on', 'category', 'summary'];
	for (const word of ['trước', 'sau'])
		await send('difficulty', difficulty, 'K1', '00139', '2019-03-01', 'policy', word);
	const gift = ['contribution_id', 'fund_code', 'received_on', 'amount_vnd', 'donor_kind', 'channel'];
	for (const [id, vnd] of [
		['G1', 5],
		['G2', 7]
	] as const)
		await send('contribution', gift, id, 'GRATITUDE', '2019-03-01', vnd, 'individual', 'cash');
	const campaign = ['campaign_id', 'fund_code', 'ward_code', 'name', 'starts_on', 'ends_on', 'target_vnd'];
	for (const target of [100, 900, 300])
		await send(
			'campaign',
			campaign,
			'C1',
			'GRATITUDE',
			'00139',
			'Tháng Ba',
			'2019-03-01',
			'2019-03-31',
			target
		);
	const wrong = (await getSubmission(fixture.store.warehouse, 9))!;
	await fixture.store.decide(wrong, 'withdrawn', { role: 'standing_agency' }, null);
	const third = (await getSubmission(fixture.store.warehouse, 3))!;
	await fixture.store.decide(third, 'withdrawn', { role: 'standing_agency' }, null);
});
afterAll(() => fixture.dispose());

const rows = (sql: string) => fixture.store.warehouse.query(sql);

describe('while the clock of the server goes backwards', () => {
	it('what was sent later takes the place of what was sent before', async () => {
		expect(await rows('SELECT value::INTEGER AS value, submission FROM live_report')).toEqual([
			{ value: 15, submission: 2 }
		]);
		expect(await rows('SELECT summary FROM difficulty')).toEqual([{ summary: 'sau' }]);
		const change =
			'SELECT change, value_before::INTEGER AS "from", value::INTEGER AS "to" FROM report_change';
		expect(await rows(`${change} ORDER BY submission`)).toEqual([
			{ change: 'first', from: null, to: 12 },
			{ change: 'corrected', from: 12, to: 15 }
		]);
	});

	it('histories go from figure to figure as it happened', async () => {
		const happened = [
			[1, 'sent', null, 12],
			[2, 'sent', 12, 15],
			[3, 'sent', 15, 11],
			[3, 'withdrawn', 11, 15]
		].map(([submission, event, from, to]) => ({ submission, event, from, to }));
		for (const view of ['figure_history', 'district_history'])
			expect(
				await rows(
					`SELECT submission, event, value_before::INTEGER AS "from", value::INTEGER AS "to" FROM ${view}
					ORDER BY submission, event`
				)
			).toEqual(happened);
		const sums = 'SELECT received_vnd::INTEGER AS vnd FROM fund_history';
		expect(await rows(`${sums} WHERE level = 'district' ORDER BY submission`)).toEqual([
			{ vnd: 5 },
			{ vnd: 12 }
		]);
		const targets = 'SELECT submission, event, target_change_vnd::INTEGER AS change FROM campaign_event';
		expect(await rows(`${targets} WHERE target_change_vnd <> 0 ORDER BY submission, event`)).toEqual([
			{ submission: 8, event: 'sent', change: 100 },
			{ submission: 9, event: 'sent', change: 800 },
			{ submission: 10, event: 'sent', change: -600 }
		]);
		expect(await rows('SELECT target_vnd::INTEGER AS target FROM campaign_progress')).toEqual([
			{ target: 300 }
		]);
		const filter = { ...noFilter, funds: ['GRATITUDE'], periods: ['201903'] };
		const asked = { view: 'fund_by_ward', filter, meant: {} };
		const told = await fundHistory(fixture.store.warehouse, asked, { withdrawn: true });
		expect(told.map(({ received }) => Number(received))).toEqual([12, 5]);
		const behind = await provenance(fixture.store.warehouse, 'fund_by_ward', filter);
		expect(behind.map(({ submission }) => submission)).toEqual([7, 6]);
	});

	it('submissions are listed in the order of the journal, and are the same made again from it', async () => {
		const ids = async () =>
			(await listSubmissions(fixture.store.warehouse, { limit: 20, offset: 0 })).submissions.map(
				({ id }) => id
			);
		expect(await ids()).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
		expect((await verifyStore(fixture.store)).faults).toEqual([]);
		await fixture.reopen();
		expect(await ids()).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
	});
});
