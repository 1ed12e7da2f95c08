import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSubmissions } from '../../src/lib/server/ingest/submissions';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const HEADER = [
	'contribution_id',
	'fund_code',
	'ward_code',
	'received_on',
	'amount_vnd',
	'donor_kind',
	'channel'
];
const gift = (id: string, amount: string | number = 50000, day = '2019-07-27') => [
	id,
	'GRATITUDE',
	'00139',
	day,
	amount,
	'individual',
	'cash'
];
const total = async () =>
	(
		await fixture.store.warehouse.one<{ vnd: bigint | null }>(
			'SELECT sum(amount_vnd)::BIGINT AS vnd FROM contribution'
		)
	)?.vnd;

describe('a file of contributions', () => {
	it('is counted whole, with each row knowing its submission and record', async () => {
		const outcome = await fixture.send('contribution', csv(HEADER, gift('A1', 50000), gift('A2', 70000)));
		expect(outcome).toMatchObject({
			id: 1,
			status: 'accepted',
			records: 2,
			accepted: 2,
			rejected: 0,
			problemCount: 0
		});
		const rows = await fixture.store.warehouse.query(
			'SELECT contribution_id, submission, record FROM fact_contribution ORDER BY record'
		);
		expect(rows).toEqual([
			{ contribution_id: 'A1', submission: 1, record: 1n },
			{ contribution_id: 'A2', submission: 1, record: 2n }
		]);
		expect(await total()).toBe(120000n);
	});

	it('is refused whole for one wrong row, and the problem has its place', async () => {
		const text = csv(HEADER, gift('A1'), [...gift('A2').slice(0, 4), '1O2', 'individual', 'cash']);
		const outcome = await fixture.send('contribution', text);
		expect(outcome).toMatchObject({ status: 'refused', records: 2, accepted: 0, rejected: 2 });
		expect(outcome.problems).toEqual([
			expect.objectContaining({ code: 'not_integer', line: 3, record: 2, column: 'amount_vnd', value: '1O2' })
		]);
		expect(outcome.problems[0]?.params.suggestion).toBe('102');
		expect(await total()).toBeNull();
	});

	it('counts the right rows on request and keeps record numbers', async () => {
		const text = csv(HEADER, gift('A1', '1.000'), gift('A2', 70000), gift('A3', 'x'), gift('A4', 80000));
		const outcome = await fixture.send('contribution', text, { acceptValid: true });
		expect(outcome).toMatchObject({
			status: 'accepted',
			records: 4,
			accepted: 2,
			rejected: 2,
			problemCount: 2
		});
		const rows = await fixture.store.warehouse.query('SELECT record FROM fact_contribution ORDER BY record');
		expect(rows).toEqual([{ record: 2n }, { record: 4n }]);
	});

	it('changes nothing when the same bytes come twice', async () => {
		const text = csv(HEADER, gift('A1'));
		const first = await fixture.send('contribution', text);
		const second = await fixture.send('contribution', text);
		expect(second).toMatchObject({ id: first.id, repeated: true, dataVersion: first.dataVersion });
		expect(await total()).toBe(50000n);
	});

	it('changes nothing when the same bytes come twice at once', async () => {
		const text = csv(HEADER, gift('A1'));
		const outcomes = await Promise.all([
			fixture.send('contribution', text),
			fixture.send('contribution', text)
		]);
		expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
		expect(await total()).toBe(50000n);
	});

	it('refuses ids used twice in the file, and ids already counted', async () => {
		await fixture.send('contribution', csv(HEADER, gift('A1')));
		const outcome = await fixture.send('contribution', csv(HEADER, gift('A1', 1), gift('B1'), gift('B1', 2)));
		expect(outcome.problems.map(({ code, record, params }) => ({ code, record, params }))).toEqual([
			{ code: 'duplicate_id', record: 1, params: { submission: 1 } },
			{ code: 'duplicate_in_file', record: 3, params: { first: 2 } }
		]);
	});

	it('refuses what would bring the ledger beyond any sum there can be, in one file or over several', async () => {
		const most = 10 ** 15;
		const rows = Array.from({ length: 999 }, (_, index) => gift(`A${index}`, most));
		expect(await fixture.send('contribution', csv(HEADER, ...rows))).toMatchObject({ status: 'accepted' });
		const more = csv(HEADER, gift('B1', most), gift('B2', 1), gift('B3', most));
		const outcome = await fixture.send('contribution', more, { acceptValid: true });
		expect(outcome).toMatchObject({ status: 'accepted', accepted: 1, rejected: 2 });
		expect(outcome.problems.map(({ code, record }) => [code, record])).toEqual([
			['total_too_large', 2],
			['total_too_large', 3]
		]);
		expect(await total()).toBe(10n ** 18n);
	});

	it('holds registers of plans to the same sum, which pages add up', async () => {
		const plan = (_: unknown, index: number) => [`P${index}`, '00139', 'needed', 10 ** 15, '2019-04-30'];
		const header = ['plan_id', 'ward_code', 'state', 'households', 'needed_on'];
		const rows = Array.from({ length: 1001 }, plan);
		const outcome = await fixture.send('exit_plan', csv(header, ...rows), { dryRun: true });
		expect(outcome.problems.map(({ code, record }) => [code, record])).toEqual([['total_too_large', 1001]]);
	});

	it('finds ids used twice whether or not they rise in the file', async () => {
		const sent = (...ids: string[]) =>
			fixture.send('contribution', csv(HEADER, ...ids.map((id) => gift(id))), { dryRun: true });
		const twice = async (...ids: string[]) =>
			(await sent(...ids)).problems.map(({ code, record }) => [code, record]);
		expect(await twice('A1', 'A2', 'A3')).toEqual([]);
		expect(await twice('A3', 'A1', 'A2')).toEqual([]);
		expect(await twice('A1', 'A2', 'A2', 'A3')).toEqual([['duplicate_in_file', 3]]);
		expect(await twice('A2', 'A1', 'A2')).toEqual([['duplicate_in_file', 3]]);
	});

	it('takes an id again after the submission that brought it was withdrawn', async () => {
		const text = csv(HEADER, gift('A1'));
		await fixture.send('contribution', text);
		const [submission] = (await list()).submissions;
		await fixture.store.decide(submission!, 'withdrawn', { role: 'admin' }, null);
		expect(await total()).toBeNull();
		expect(await fixture.send('contribution', text)).toMatchObject({
			id: 2,
			status: 'accepted',
			repeated: false
		});
		expect(await total()).toBe(50000n);
	});

	it('is checked and left alone by a dry run', async () => {
		const outcome = await fixture.send('contribution', csv(HEADER, gift('A1')), { dryRun: true });
		expect(outcome).toMatchObject({ id: null, status: 'accepted', accepted: 1, dataVersion: 0 });
		expect(await total()).toBeNull();
		expect((await list()).total).toBe(0);
	});

	it('reads semicolons, a byte order mark, Vietnamese titles and CRLF', async () => {
		const titles = fixture.store.datasets.get('contribution')!.fields;
		const named = HEADER.map((name) => titles.find((field) => field.name === name)!.title).join(';');
		const text = `\uFEFF${named}\r\n${gift('A1').join(';')}\r\n`;
		expect(await fixture.send('contribution', text)).toMatchObject({ status: 'accepted', accepted: 1 });
	});

	it('names missing, unknown and repeated columns and takes nothing, not even on request', async () => {
		const text = csv([...HEADER.slice(1), 'fund_code', 'cột lạ'], [...gift('A1').slice(1), 'GRATITUDE', '1']);
		const outcome = await fixture.send('contribution', text, { acceptValid: true });
		expect(outcome).toMatchObject({ status: 'refused', records: 1, accepted: 0, rejected: 1 });
		expect(new Set(outcome.problems.map(({ code }) => code))).toEqual(
			new Set(['missing_column', 'extra_column', 'duplicate_column'])
		);
	});

	it('keeps the place of torn rows and takes the others on request', async () => {
		const text = `${csv(HEADER, gift('A1'))}A2,GRATITUDE\n${csv(gift('A3'))}"A4"x,GRATITUDE,00139,2019-07-27,1,individual,cash\n`;
		const outcome = await fixture.send('contribution', text, { acceptValid: true });
		expect(outcome).toMatchObject({ status: 'accepted', records: 4, accepted: 2, rejected: 2 });
		expect(outcome.problems.map(({ code, line, record }) => [code, line, record])).toEqual([
			['wrong_cell_count', 3, 2],
			['broken_quotes', 5, 4]
		]);
	});

	it('keeps record numbers true in a file that is read by several threads', async () => {
		const rows = 400_000;
		const lines = Array.from({ length: rows }, (_, at) => gift(`N${at + 1}`, at + 1).join(','));
		const text = `${HEADER.join(',')}\n${lines.join('\n')}\n`;
		const bad = await fixture.send('contribution', text.replace(/,400000,/, ',12.7,'), { dryRun: true });
		expect(bad.problems[0]).toMatchObject({
			code: 'not_integer',
			line: 400_001,
			record: 400_000,
			value: '12.7'
		});
		await fixture.send('contribution', text);
		const wrong = await fixture.store.warehouse.one(
			"SELECT count(*) FILTER (contribution_id <> 'N' || record)::INTEGER AS n FROM fact_contribution"
		);
		expect(wrong).toEqual({ n: 0 });
	});

	it.each([
		['a cell of 3 MB', `x${'y'.repeat(3_000_000)}`, 'too_long'],
		['a quote that is never closed', `"${'z\n'.repeat(2000)}`, 'unclosed_quote'],
		['a quote that is never closed in a long file', `"${'z\n'.repeat(3_000_000)}`, 'unclosed_quote']
	])('answers %s with a reason, and counts nothing of it', async (_, note, code) => {
		const text = `${[...HEADER, 'note'].join(',')}\n${gift('A1').join(',')},\n${gift('A2').join(',')},${note}\n${gift('A3').join(',')},\n`;
		const outcome = await fixture.send('contribution', text);
		expect(outcome).toMatchObject({ status: 'refused', accepted: 0 });
		expect(outcome.problems[0]).toMatchObject({ code, line: 3 });
		expect(outcome.rejected).toBe(outcome.records);
		if (code === 'unclosed_quote')
			expect((await fixture.send('contribution', text, { acceptValid: true })).status).toBe('refused');
	});

	it('reads a file that mixes line breaks, each problem in its place', async () => {
		const [header, a, b, c] = [HEADER, gift('A1'), gift('A2', 'x'), gift('A3')].map((cells) =>
			cells.join(',')
		);
		const text = `${header}\r\n${a}\n${b}\r\n${c}\n`;
		const outcome = await fixture.send('contribution', text, { acceptValid: true });
		expect(outcome).toMatchObject({ records: 3, accepted: 2, rejected: 1 });
		expect(outcome.problems).toEqual([expect.objectContaining({ code: 'not_integer', line: 3, record: 2 })]);
	});

	it('reads a byte order mark before a quoted header', async () => {
		const quoted = [HEADER, gift('A1')].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
		expect(await fixture.send('contribution', `\uFEFF${quoted}\n`)).toMatchObject({
			status: 'accepted',
			accepted: 1
		});
	});

	it('does not take half of a number for a cell', async () => {
		const header = 'ward_code,period,outreach_events,people_reached,paid_wrong,paid_on_time';
		const outcome = await fixture.send('ward_report_wide', `${header}\n00139,201910,3,1,234,,\n`);
		expect(outcome.problems[0]).toMatchObject({
			code: 'wrong_cell_count',
			params: { found: 7, expected: 6 }
		});
		const padded = await fixture.send('ward_report_wide', `${header},,\n00139,201910,3,1,,,,\n`);
		expect(padded).toMatchObject({ status: 'accepted', accepted: 1 });
	});

	it('refuses a purpose of the other fund and days in the wrong order', async () => {
		const columns = 'disbursement_id,fund_code,ward_code,paid_on,amount_vnd,purpose_code';
		const spent = await fixture.send(
			'disbursement',
			`${columns}\nD1,GRATITUDE,00139,2019-07-01,5,FOR_THE_POOR_TET_GIFT\n`
		);
		expect(spent.problems[0]).toMatchObject({ code: 'purpose_not_of_fund', params: { fund: 'GRATITUDE' } });
		const campaign = 'campaign_id,fund_code,ward_code,name,starts_on,ends_on,target_vnd';
		const outcome = await fixture.send(
			'campaign',
			`${campaign}\nC1,GRATITUDE,00139,Đợt 1,2019-07-31,2019-07-01,5\n`
		);
		expect(outcome.problems[0]).toMatchObject({ code: 'dates_out_of_order', column: 'ends_on' });
	});

	it.each([
		['an empty file', '', 'empty_file'],
		['only a header', csv(HEADER), 'no_records'],
		['bytes that are no UTF-8', Buffer.from([0x61, 0x2c, 0xff, 0xfe, 0x0a]).toString('latin1'), null]
	])('answers %s with a reason', async (_, text, code) => {
		const outcome = await fixture.send('contribution', text);
		expect(outcome.status).toBe('refused');
		expect(outcome.accepted + outcome.rejected).toBe(outcome.records);
		if (code) expect(outcome.problems[0]?.code).toBe(code);
	});

	it('refuses a code out of force on the day, an unknown one, and a day still to come', async () => {
		const rows = [
			[...gift('A1').slice(0, 2), '00118', '2025-08-01', ...gift('A1').slice(4)],
			[...gift('A2').slice(0, 2), '115', ...gift('A2').slice(3)],
			gift('A3', 1, '2020-01-16'),
			['A4', 'POOR', ...gift('A4').slice(2)]
		];
		const { problems } = await fixture.send('contribution', csv(HEADER, ...rows));
		expect(problems.map(({ code, record }) => [code, record])).toEqual([
			['too_late', 1],
			['unknown_ward', 2],
			['too_late', 3],
			['unknown_fund', 4]
		]);
		expect(problems[1]?.params.suggestion).toBe('00115');
	});
});

describe('the journal and the archive', () => {
	it('make the warehouse again, number for number', async () => {
		await fixture.send('contribution', csv(HEADER, gift('A1'), gift('A2', 'x')), { acceptValid: true });
		await fixture.send('contribution', csv(HEADER, gift('A1', 'x')));
		const tables = ['submission', 'problem', 'fact_contribution', 'contribution_day', 'meta'];
		const state = async () =>
			Promise.all(
				tables.map((table) => fixture.store.warehouse.query(`SELECT * FROM ${table} ORDER BY ALL`))
			);
		const before = await state();
		await fixture.store.warehouse.write((writer) =>
			writer.run("UPDATE meta SET schema_hash = 'an older program'")
		);
		await fixture.reopen();
		expect(await state()).toEqual(before);
	});
});

async function list() {
	return listSubmissions(fixture.store.warehouse, { limit: 10, offset: 0 });
}
