import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	createViews,
	definitions,
	keptAfter,
	leaveKeptBehind,
	refreshKept
} from '../../src/lib/server/warehouse/kept';
import { temporaryFolder } from '../fixtures/program';
import { BO_DE, NGOC_THUY, smallDistrict, type SmallDistrict } from '../fixtures/small-district';
import { newStore } from '../fixtures/store';

let district: SmallDistrict;
beforeAll(async () => {
	district = await smallDistrict();
	await district.report(BO_DE, '201901', '2019-02-01T09:00:00+07:00', { poor_end: 12 });
});
afterAll(() => district.dispose());

/** All that is kept. */
const state = async () => {
	const rows: Record<string, unknown> = {};
	for (const name of names())
		rows[name] = await district.store.warehouse.query(`SELECT * FROM ${name} ORDER BY ALL`);
	return rows;
};

const names = (dataset?: string) => keptAfter(dataset).map(({ name }) => name);

describe('the semantic layer', () => {
	it('says of every number what it is: definition, unit and grain, before the statement', () => {
		for (const { name, sql } of definitions) {
			expect(sql, name).toMatch(new RegExp(`^-- ${name}: `));
			expect(sql, name).toMatch(/^-- Definition/m);
			expect(sql, name).toMatch(/Grain: /);
			expect(sql, name).toMatch(/[Uu]nit/);
		}
	});

	it('keeps its file names in the order of what depends on what', () => {
		const later = new Set(definitions.map(({ name }) => name));
		for (const { name, words } of definitions) {
			later.delete(name);
			expect(
				[...words].filter((word) => later.has(word)),
				name
			).toEqual([]);
		}
	});

	it('joins nothing by ASOF, at which DuckDB 1.5.5 breaks off, and with it the warehouse, where a thread sees no row', () => {
		for (const { name, words } of definitions) expect(words.has('ASOF'), name).toBe(false);
	});

	it('relies on no index or key', async () => {
		const { warehouse } = district.store;
		expect(await warehouse.query('SELECT index_name FROM duckdb_indexes()')).toEqual([]);
		const keys =
			"SELECT table_name FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE')";
		expect(await warehouse.query(keys)).toEqual([]);
	});
});

describe('kept tables', () => {
	it('hold no 128-bit integers: packed by DuckDB, they take twenty times as long to read', async () => {
		const { warehouse } = district.store;
		const wide = `SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)
			WHERE data_type = 'HUGEINT'`;
		expect(await warehouse.query(wide)).toEqual([]);
	});

	it('follow the datasets they are made of, and the day that every submission moves', () => {
		expect(names('ward_report_wide')).toEqual(names('ward_report'));
		expect(names('ward_report')).toContain('live_report');
		expect(names('ward_report')).not.toContain('received_month');
		expect(names('contribution')).toContain('campaign_progress');
		expect(names('bank_statement')).toEqual(expect.arrayContaining(['received_month', 'fund_by_month']));
		expect(names('contribution')).not.toContain('live_report');
		for (const dataset of ['difficulty', 'pledge', 'proposal'])
			expect(names(dataset)).toContain('reporting_rate');
		expect(names()).toEqual(definitions.filter(({ kept }) => kept).map(({ name }) => name));
	});

	it('hold after each submission what making all of them anew would give', async () => {
		const { warehouse } = district.store;
		await district.send(
			'target',
			'2019-02-02T09:00:00+07:00',
			['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
			[BO_DE, 'poor_end', 14, '2018-12-31', 8, '2019-12-31']
		);
		await district.send(
			'contribution',
			'2019-03-05T09:00:00+07:00',
			['contribution_id', 'fund_code', 'ward_code', 'received_on', 'amount_vnd', 'donor_kind', 'channel'],
			['G1', 'GRATITUDE', BO_DE, '2019-03-04', 5000, 'individual', 'cash']
		);
		await district.send(
			'campaign',
			'2019-03-06T09:00:00+07:00',
			['campaign_id', 'fund_code', 'ward_code', 'name', 'starts_on', 'ends_on', 'target_vnd'],
			['C1', 'GRATITUDE', BO_DE, 'Đợt', '2019-03-01', '2019-03-31', 9000]
		);
		await district.decide(
			await district.report(BO_DE, '201902', '2019-03-07T09:00:00+07:00', { poor_end: 11 }),
			'approved'
		);
		const kept = await state();
		await warehouse.write((writer) => refreshKept(writer));
		expect(await state()).toEqual(kept);
		expect(kept.campaign_progress).toMatchObject([{ received_vnd: 5000n }]);
	});

	it('change together with the facts for a reader, never between', async () => {
		const { warehouse } = district.store;
		const agree = `SELECT (SELECT max(value) FROM fact_ward_report JOIN live_submission s ON s.id = submission
			WHERE period = '201902' AND received_at = (SELECT max(received_at) FROM live_submission WHERE dataset = 'ward_report'))
			= (SELECT value FROM live_report WHERE period = '201902') AS agree`;
		let done = false;
		const writing = (async () => {
			for (const value of [9, 8, 7]) {
				await district.report(BO_DE, '201902', `2019-03-1${9 - value}T09:00:00+07:00`, { poor_end: value });
			}
			done = true;
		})();
		while (!done) expect(await warehouse.query(agree)).toEqual([{ agree: true }]);
		await writing;
	});

	it('are made anew when a definition was a view in an earlier version of the program', async () => {
		const { warehouse } = district.store;
		await warehouse.write(async (writer) => {
			await writer.run('DROP TABLE reporting_rate');
			await writer.run('CREATE VIEW reporting_rate AS SELECT 1 AS old');
			await writer.run("UPDATE meta SET layer_hash = 'an earlier program'");
		});
		await createViews(warehouse);
		expect(
			await warehouse.query("SELECT status FROM reporting_rate WHERE received = 1 AND period = '201901'")
		).toEqual([{ status: 'on_time' }]);
	});

	it('leave no altered view behind a start', async () => {
		const fixture = await newStore();
		const views = () =>
			fixture.store.warehouse.query(
				'SELECT count(*)::INTEGER AS places FROM fund_balance WHERE spent_vnd = 7'
			);
		const alter = 'SELECT * REPLACE (7 AS spent_vnd) FROM (VALUES (0)) AS one(spent_vnd)';
		await fixture.store.warehouse.write((writer) =>
			writer.run(`CREATE OR REPLACE VIEW fund_balance AS ${alter}`)
		);
		expect(await views()).toEqual([{ places: 1 }]);
		await fixture.reopen();
		expect(await views()).toEqual([{ places: 0 }]);

		await fixture.store.warehouse.write(async (writer) => {
			await writer.run('DROP VIEW fund_balance');
			await writer.run(`CREATE TABLE fund_balance AS ${alter}`);
		});
		await fixture.reopen();
		expect(await views()).toEqual([{ places: 0 }]);
		await fixture.dispose();
	});

	it('are made anew at a start only when they may be behind, or the lists they look at are others', async () => {
		const lists = temporaryFolder();
		cpSync('data/reference', lists.path, { recursive: true });
		const fixture = await newStore({ referenceDir: lists.path });
		const rates = () =>
			fixture.store.warehouse.query("SELECT due_on, status FROM reporting_rate WHERE ward_code = '00139'");
		const report = ['ward_code,period,indicator,value', '00139,201901,poor_end,12', ''].join('\n');
		await fixture.send('ward_report', report, { receivedAt: new Date('2019-02-01T09:00:00+07:00') });
		const right = await rates();
		expect(right).not.toEqual([]);

		const spoil = () => fixture.store.warehouse.write((writer) => writer.run('DELETE FROM reporting_rate'));
		await spoil();
		await fixture.reopen();
		expect(await rates()).toEqual([]);

		await fixture.store.warehouse.write(leaveKeptBehind);
		await fixture.reopen();
		expect(await rates()).toEqual(right);

		await spoil();
		const path = join(lists.path, 'district.json');
		writeFileSync(path, readFileSync(path, 'utf8').replace(/("report_due_days": )\d+/, '$117'));
		await fixture.reopen();
		expect(await rates()).not.toEqual(right);
		expect(await rates()).not.toEqual([]);
		await fixture.dispose();
		lists.remove();
	});

	it('follow at the next start where a process ended amid many files', async () => {
		const fixture = await newStore();
		fixture.store.ingest.bulk = true;
		await fixture.send('ward_report', 'ward_code,period,indicator,value\n00139,201901,poor_end,12\n');
		const received = () => fixture.store.warehouse.query('SELECT period FROM report_month WHERE reported');
		expect(await received()).toEqual([]);
		await fixture.reopen();
		expect(await received()).toEqual([{ period: '201901' }]);
		await fixture.dispose();
	});

	it('tell one latest month of a target whose time is over, whatever comes or goes within it later', async () => {
		const { warehouse } = district.store;
		const at = (day: string) => `${day}T09:00:00+07:00`;
		await district.send(
			'target',
			at('2019-03-13'),
			['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
			[BO_DE, 'households_total', 14, '2015-12-31', 8, '2017-12-31']
		);
		const latest = () =>
			warehouse.query(
				`SELECT period FROM target_progress
				WHERE is_latest AND indicator = 'households_total' AND due_on = '2017-12-31'`
			);
		await district.report(BO_DE, '201611', at('2019-03-13'), { households_total: 12 });
		const late = await district.report(BO_DE, '201703', at('2019-03-13'), { households_total: 11 });
		expect(await latest()).toEqual([{ period: '201703' }]);
		await district.decide(late, 'withdrawn');
		expect(await latest()).toEqual([{ period: '201611' }]);
	});

	it('of many years are made anew from the year on that a report, a correction or a decision touches', async () => {
		const { warehouse } = district.store;
		const [first, second] = [BO_DE, NGOC_THUY];
		const flow = {
			poor_start: 12,
			newly_poor: 0,
			fell_back: 0,
			moved_in: 0,
			escaped: 1,
			moved_out: 0,
			poor_end: 11
		};
		const counts = {
			households_total: 900,
			dossiers_total: 40,
			dossiers_complete: 20,
			beneficiaries_due: 30,
			paid_on_time: 28
		};
		const at = (day: string) => `${day}T09:00:00+07:00`;
		const report = (ward: string, period: string, day: string, more = {}) =>
			district.report(ward, period, at(day), { ...flow, ...counts, ...more });
		const whole = [];
		for (const step of [
			() => report(first, '201711', '2019-03-14'),
			() => report(second, '201711', '2019-03-14'),
			() => report(first, '201803', '2019-03-15'),
			// a month late, with months between that nobody reported
			() => report(second, '201904', '2019-05-02'),
			() => report(first, '201904', '2019-05-02', { dossiers_complete: 31 }),
			() => report(first, '201711', '2020-02-02', { poor_end: 10, escaped: 2 }),
			// on a day that moves nothing more, so that only the month before stops being the last
			() => report(second, '202001', '2020-02-03'),
			async () => district.decide(await report(first, '202001', '2020-02-03'), 'withdrawn'),
			async () =>
				district.decide(await report(first, '201803', '2020-02-03', { dossiers_total: 41 }), 'approved')
		]) {
			await step();
			const kept = await state();
			whole.push(await warehouse.query('SELECT max(rowid) + 1 = count(*) AS whole FROM ward_standing'));
			await warehouse.write((writer) => refreshKept(writer));
			expect(await state()).toEqual(kept);
		}
		// else nothing of this was looked at
		expect(whole.filter(([row]) => row?.whole === false).length).toBeGreaterThan(2);
	});
});
