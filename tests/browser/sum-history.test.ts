import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { fundHistory } from '../../src/lib/server/measures/sum-history';
import { Store } from '../../src/lib/server/store';
import { temporaryFolder } from '../fixtures/program';

describe('every sum of the illustrative year', () => {
	const folder = temporaryFolder();
	let store: Store;
	beforeAll(async () => {
		cpSync(inject('sampleDir'), folder.path, { recursive: true });
		store = await Store.open({ dataDir: folder.path, referenceDir: 'data/reference' });
	});
	afterAll(async () => {
		await store.close();
		folder.remove();
	});

	const LAST = "ORDER BY happened_at DESC, event = 'sent', submission DESC) = 1";
	/** How many numbers there are, and those that are not what their history ends with. */
	const apart = async (sql: string) => {
		const rows = await store.warehouse.query<{ same: boolean }>(sql);
		return [rows.length > 20, rows.filter(({ same }) => !same)];
	};
	const all = async () => [
		await apart(`SELECT m.*, h.received_vnd = m.received_vnd AND h.spent_vnd = m.spent_vnd AS same
			FROM fund_by_month m
			LEFT JOIN (FROM fund_history WHERE level = 'district'
				QUALIFY row_number() OVER (PARTITION BY fund_code, period ${LAST}) h
				ON h.fund_code = m.fund_code AND h.period = m.period`),
		await apart(`SELECT m.*, h.received_vnd = m.received_vnd AND h.spent_vnd = m.spent_vnd AS same
			FROM fund_by_ward m
			LEFT JOIN (FROM fund_history WHERE level = 'ward'
				QUALIFY row_number() OVER (PARTITION BY fund_code, period, ward_code ${LAST}) h
				ON h.fund_code = m.fund_code AND h.period = m.period AND h.ward_code IS NOT DISTINCT FROM m.ward_code`),
		await apart(`SELECT m.*, h.wards_known = m.wards_expected - m.wards_unknown
				AND (m.value IS NULL OR h.value = m.value) AS same
			FROM district_indicator m
			LEFT JOIN (FROM district_history
				QUALIFY row_number() OVER (PARTITION BY period, indicator ${LAST}) h
				ON h.period = m.period AND h.indicator = m.indicator
			WHERE m.wards_reported > 0`),
		await apart(`SELECT c.campaign_id, e.received = c.received_vnd AND e.spent = c.spent_vnd
				AND e.target = c.target_vnd AND e.published = c.target_vnd AND e.pledged = c.pledged_vnd AS same
			FROM campaign_progress c
			LEFT JOIN (SELECT campaign_id, sum(received_change_vnd) AS received, sum(spent_change_vnd) AS spent,
					sum(target_change_vnd) AS target, sum(published_target_change_vnd) AS published,
					sum(pledged_change_vnd) AS pledged
				FROM campaign_event GROUP BY campaign_id) e ON e.campaign_id = c.campaign_id`)
	];
	const same = Array(4).fill([true, []]);

	it('is what its history ends with, also after something was taken back', async () => {
		expect(await all()).toEqual(same);
		const newest = await store.warehouse.query<{ id: number }>(
			`SELECT max(id) AS id FROM live_submission
			WHERE dataset IN ('contribution', 'disbursement', 'ward_report_wide') GROUP BY dataset`
		);
		for (const { id } of newest) {
			const submission = (await getSubmission(store.warehouse, id))!;
			await store.decide(submission, 'withdrawn', { role: 'admin' }, null);
		}
		expect(newest).toHaveLength(3);
		expect(await all()).toEqual(same);
	});

	it('as a balance to date is of all months up to it', async () => {
		const [row] = await store.warehouse.query<{ balance: bigint }>(
			`SELECT balance_vnd AS balance FROM fund_by_month WHERE fund_code = 'FOR_THE_POOR' AND period = '201909'`
		);
		const periods = Array.from({ length: 9 }, (_, at) => `20190${at + 1}`);
		const filter = { ...noFilter, funds: ['FOR_THE_POOR'], periods };
		const [last] = await fundHistory(
			store.warehouse,
			{ view: 'fund_by_month', filter, meant: {} },
			{ withdrawn: true }
		);
		expect(last!.received - last!.spent).toBe(row!.balance);
	});
});
