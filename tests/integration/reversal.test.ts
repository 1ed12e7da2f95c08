import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noFilter } from '../../src/lib/domain/filter';
import { reversalFile } from '../../src/lib/server/ingest/reversal-file';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { outcomes } from '../../src/lib/server/measures/reconciliation';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const GIFT =
	'contribution_id,fund_code,ward_code,received_on,amount_vnd,donor_kind,channel,reference,reverses'.split(
		','
	);
const PAID = 'disbursement_id,fund_code,ward_code,paid_on,amount_vnd,purpose_code,households,reverses'.split(
	','
);
type Cells = Record<string, string | number>;
const gift = (cells: Cells) => {
	const usual: Cells = {
		...{ contribution_id: 'A1', fund_code: 'GRATITUDE', ward_code: '00139', received_on: '2019-07-05' },
		...{ amount_vnd: 500_000, donor_kind: 'individual', channel: 'transfer', reference: '', reverses: '' }
	};
	return GIFT.map((name) => cells[name] ?? usual[name] ?? '');
};
const paid = (cells: Cells) => {
	const usual: Cells = {
		...{
			disbursement_id: 'P1',
			fund_code: 'GRATITUDE',
			ward_code: '00139',
			paid_on: '2019-07-10',
			households: 3
		},
		...{ amount_vnd: 900_000, purpose_code: 'GRATITUDE_HARDSHIP', reverses: '' }
	};
	return PAID.map((name) => cells[name] ?? usual[name] ?? '');
};
const gifts = (...rows: Cells[]) => fixture.send('contribution', csv(GIFT, ...rows.map(gift)));
const back: Cells = {
	contribution_id: 'A1-DAO',
	received_on: '2019-08-02',
	amount_vnd: -500_000,
	reverses: 'A1'
};
const problems = async (...rows: Cells[]) => {
	const outcome = await gifts(...rows);
	expect(outcome.accepted + outcome.rejected).toBe(outcome.records);
	return outcome.problems.map(({ code, record, params }) => ({ code, record, ...params }));
};
const decide = async (id: number | null, status: 'withdrawn' | 'returned') => {
	const submission = (await getSubmission(fixture.store.warehouse, id ?? 0))!;
	return fixture.store.decide(submission, status, { role: 'admin' }, null);
};
const query = (sql: string) => fixture.store.warehouse.query(sql);

describe('an entry that was wrong', () => {
	it('is taken back by its opposite: both are shown, and all sums come to what the right entry says', async () => {
		await gifts({}, { contribution_id: 'A2', amount_vnd: 70_000 });
		const outcome = await gifts(back, {
			contribution_id: 'A3',
			received_on: '2019-08-02',
			amount_vnd: 50_000
		});
		expect(outcome).toMatchObject({ status: 'accepted', accepted: 2 });
		expect(
			await query(
				`SELECT contribution_id AS id, amount_vnd AS vnd, reverses, reversed_by AS "by" FROM contribution ORDER BY 1`
			)
		).toEqual([
			{ id: 'A1', vnd: 500_000n, reverses: null, by: 'A1-DAO' },
			{ id: 'A1-DAO', vnd: -500_000n, reverses: 'A1', by: null },
			{ id: 'A2', vnd: 70_000n, reverses: null, by: null },
			{ id: 'A3', vnd: 50_000n, reverses: null, by: null }
		]);
		// 500 000 + 70 000 in July, −500 000 + 50 000 in August
		const byMonth = 'SELECT period, received_vnd AS vnd FROM fund_by_month ORDER BY 1';
		expect(await query(byMonth)).toEqual([
			{ period: '201907', vnd: 570_000n },
			{ period: '201908', vnd: -450_000n }
		]);
		expect(
			await query(
				'SELECT donor_kind, channel, sum(received_vnd)::BIGINT AS vnd FROM fund_by_donor GROUP BY ALL'
			)
		).toEqual([{ donor_kind: 'individual', channel: 'transfer', vnd: 120_000n }]);
		expect(await query('SELECT * FROM reversal')).toMatchObject([
			{
				...{ ledger: 'gift', entry_id: 'A1', reversing_id: 'A1-DAO', amount_vnd: 500_000n },
				...{ entered_on: '2019-07-05', reversed_on: '2019-08-02', period: '201908', ward_code: '00139' },
				...{ submission: 1, record: 1n, reversing_submission: 2, reversing_record: 1n }
			}
		]);
		expect((await verifyStore(fixture.store)).faults).toEqual([]);
	});

	it('of payments takes its households back too', async () => {
		await fixture.send('disbursement', csv(PAID, paid({}), paid({ disbursement_id: 'P2', households: 1 })));
		const taken = { disbursement_id: 'P1-DAO', amount_vnd: -900_000, reverses: 'P1' };
		expect((await fixture.send('disbursement', csv(PAID, paid(taken)))).status).toBe('accepted');
		expect(
			await query('SELECT sum(spent_vnd)::BIGINT AS vnd, sum(households)::BIGINT AS n FROM spent_month')
		).toEqual([{ vnd: 900_000n, n: 1n }]);
		const other = await fixture.send('disbursement', csv(PAID, paid({ ...taken, households: 2 })));
		expect(other.problems.map(({ code }) => code)).toContain('duplicate_id');
	});

	it('is held against no statement, nor is what takes it back; the right entry is', async () => {
		const statement = csv(
			['posted_on', 'reference', 'credit_vnd', 'note'],
			['2019-07-05', 'R1', 50_000, 'x']
		);
		await fixture.send('bank_statement', statement, { fund: 'GRATITUDE', bank: 'Agribank' });
		await gifts({ reference: 'R1' }, { contribution_id: 'B', received_on: '2019-06-01', amount_vnd: 9 });
		const of = async () => {
			const rows = await outcomes(fixture.store.warehouse, 'in', noFilter);
			return Object.fromEntries(rows.map(({ status, entries, ledgerVnd }) => [status, [entries, ledgerVnd]]));
		};
		expect(await of()).toEqual({ amount_differs: [1, 500_000n], no_statement: [1, 9n] });
		await gifts(back, { contribution_id: 'A3', amount_vnd: 50_000, reference: 'R1' });
		expect(await of()).toEqual({ matched: [1, 50_000n], no_statement: [1, 9n] });
		expect(await query('SELECT sum(received_vnd)::BIGINT AS vnd FROM received_month')).toEqual([
			{ vnd: 50_009n }
		]);
	});

	it('cannot be withdrawn from under its reversal, and stands again when that is withdrawn', async () => {
		const first = await gifts({});
		const second = await gifts(back);
		const before = await query('SELECT * FROM received_month');
		await expect(decide(first.id, 'withdrawn')).rejects.toMatchObject({ code: 'bad_request' });
		await expect(decide(first.id, 'returned')).rejects.toMatchObject({ code: 'bad_request' });
		expect(await query('SELECT * FROM received_month')).toEqual(before);
		await decide(second.id, 'withdrawn');
		expect(await query('SELECT sum(received_vnd)::BIGINT AS vnd FROM received_month')).toEqual([
			{ vnd: 500_000n }
		]);
		expect(await query('FROM reversal')).toEqual([]);
		await decide(first.id, 'withdrawn');
		expect(await query('FROM contribution')).toEqual([]);
	});

	it('and its reversal are the same after a rebuild', async () => {
		await gifts({}, { contribution_id: 'A2' });
		await gifts(back);
		const all = () => query('SELECT * FROM contribution ORDER BY contribution_id');
		const before = await all();
		await fixture.store.warehouse.write((writer) => writer.run("UPDATE meta SET schema_hash = 'older'"));
		await fixture.reopen();
		expect(await all()).toEqual(before);
	});
});

describe('a reversal is refused', () => {
	beforeEach(async () => void (await gifts({}, { contribution_id: 'A2' })));

	it('of what is not in the ledger, or only in the same file', async () => {
		expect(await problems({ ...back, reverses: 'ZZ' })).toMatchObject([
			{ code: 'reversed_unknown', record: 1 }
		]);
		const own = { contribution_id: 'C1' };
		expect(await problems(own, { ...back, contribution_id: 'C2', reverses: 'C1' })).toMatchObject([
			{ code: 'reversed_unknown', record: 2 }
		]);
	});

	it.each<[string, Cells]>([
		['amount_vnd', { amount_vnd: -499_999 }],
		['fund_code', { fund_code: 'FOR_THE_POOR' }],
		['ward_code', { ward_code: '00118' }],
		['ward_code', { ward_code: '' }],
		['donor_kind, channel', { donor_kind: 'business', channel: 'cash' }]
	])('that differs in %s', async (columns, cells) => {
		expect(await problems({ ...back, ...cells })).toMatchObject([
			{ code: 'reversal_differs', columns, amount: '-500000' }
		]);
	});

	it('of an earlier day', async () => {
		expect(await problems({ ...back, received_on: '2019-07-04' })).toMatchObject([
			{ code: 'reversal_too_early', date: '2019-07-04', earlier: '2019-07-05' }
		]);
	});

	it('of what was taken back already, in this file or before, and of a reversal', async () => {
		expect(await problems(back, { ...back, contribution_id: 'A1-DAO2' })).toMatchObject([
			{ code: 'reversed_twice', record: 2, by: 'A1-DAO' }
		]);
		expect((await gifts(back)).status).toBe('accepted');
		expect(await problems({ ...back, contribution_id: 'A1-DAO2' })).toMatchObject([
			{ code: 'reversed_twice', record: 1, by: 'A1-DAO' }
		]);
		expect(await problems({ ...back, contribution_id: 'D', reverses: 'A1-DAO' })).toMatchObject([
			{ code: 'reversal_reversed' }
		]);
	});

	it('with an amount above zero, as is an amount below zero that reverses nothing', async () => {
		expect(await problems({ ...back, amount_vnd: 500_000 })).toMatchObject([
			{ code: 'too_large', maximum: -1, hint_vi: expect.stringContaining('số tiền âm') as unknown }
		]);
		expect(await problems({ ...back, amount_vnd: 0 })).toMatchObject([{ code: 'too_large', maximum: -1 }]);
		expect(await problems({ ...back, reverses: '' })).toMatchObject([
			{
				code: 'too_small',
				minimum: 1,
				hint_vi: expect.stringContaining('“Mã khoản bị đảo” (reverses)') as unknown
			}
		]);
		expect(await problems({ ...back, reverses: '?' })).toMatchObject([{ code: 'wrong_pattern' }]);
	});
});

describe('the file that takes an entry back', () => {
	const file = async (id: number | null, record: number, today = '2019-08-02') => {
		const submission = (await getSubmission(fixture.store.warehouse, id ?? 0))!;
		const dataset = fixture.store.datasets.get(submission.dataset)!;
		return reversalFile(fixture.store, dataset, { submission, record, today });
	};

	it('can be sent in as it is, names nobody, and is of the entry’s own day where its ward is no more', async () => {
		const { id } = await gifts({}, { contribution_id: 'A2', ward_code: '' });
		const { name, text } = await file(id, 1);
		expect({ name, text }).toEqual({
			name: 'A1-DAO.csv',
			text:
				'contribution_id,fund_code,ward_code,received_on,amount_vnd,donor_kind,channel,reverses\r\n' +
				'A1-DAO,GRATITUDE,00139,2019-08-02,-500000,individual,transfer,A1\r\n'
		});
		expect((await file(id, 1, '2026-01-01')).text).toContain(',00139,2019-07-05,');
		expect((await file(id, 2, '2026-01-01')).text).toContain(',GRATITUDE,,2026-01-01,');
		expect(await fixture.send('contribution', text)).toMatchObject({ status: 'accepted', accepted: 1 });
	});

	it('is not to be had of what is taken back, takes back, does not count, is not there, or is no ledger', async () => {
		const first = await gifts({});
		const second = await gifts(back);
		const bad = { code: 'bad_request' };
		await expect(file(first.id, 1)).rejects.toMatchObject(bad);
		await expect(file(second.id, 1)).rejects.toMatchObject(bad);
		await expect(file(first.id, 2)).rejects.toMatchObject({ code: 'not_found' });
		await decide(second.id, 'withdrawn');
		await expect(file(second.id, 1)).rejects.toMatchObject(bad);
		expect((await file(first.id, 1)).name).toBe('A1-DAO.csv');
		const report = csv(['ward_code', 'period', 'indicator', 'value'], ['00139', '201901', 'poor_end', 3]);
		const { id } = await fixture.send('ward_report', report);
		await expect(file(id, 1)).rejects.toMatchObject(bad);
	});
});
