import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const query = (sql: string) => fixture.store.warehouse.query(sql);
const LEDGER = [
	'contribution_id',
	'fund_code',
	'ward_code',
	'received_on',
	'amount_vnd',
	'donor_kind',
	'channel',
	'reference'
];
const BANK = ['posted_on', 'reference', 'debit_vnd', 'credit_vnd', 'note'];
const BO_DE = '00139';

const gift = (
	id: string,
	day: number,
	amount: number,
	reference = '',
	channel = 'transfer',
	fund = 'FOR_THE_POOR'
) => [id, fund, BO_DE, `2019-10-${day}`, amount, 'business', channel, reference];
const line = (day: number, amount: number, reference = '', note = 'ung ho') => [
	`2019-10-${day}`,
	reference,
	'',
	amount,
	note
];
const ledger = (...rows: (string | number)[][]) => fixture.send('contribution', csv(LEDGER, ...rows));
const bank = (...rows: (string | number)[][]) =>
	fixture.send('bank_statement', csv(BANK, ...rows), { fund: 'FOR_THE_POOR', bank: 'Agribank' });
const withdraw = async (id: number | null) =>
	fixture.store.decide(
		(await getSubmission(fixture.store.warehouse, id!))!,
		'withdrawn',
		{ role: 'admin' },
		null
	);

const pairs = () =>
	query(`SELECT contribution_id AS id, status, rule, ledger_vnd::BIGINT AS ledger, bank_vnd::BIGINT AS bank
		FROM reconciliation ORDER BY contribution_id NULLS LAST, bank_vnd`);
const received = async () =>
	Number(
		(
			await fixture.store.warehouse.one<{ vnd: bigint }>(
				'SELECT coalesce(sum(received_vnd), 0)::BIGINT AS vnd FROM fund_by_month'
			)
		)?.vnd
	);

describe('ledger and statement', () => {
	it('are held against each other, and what both show is counted once', async () => {
		await ledger(
			gift('L1', 17, 500_000, 'R1'), // same reference, amount, day
			gift('L2', 17, 200_000, 'R2'), // same reference and amount, booked 2 days later
			gift('L3', 18, 100_000), // no reference: with the first such transfer of the day
			gift('L4', 18, 100_000), // with the second
			gift('L5', 18, 700_000, 'R5'), // the bank says 70,000
			gift('L6', 20, 900_000, 'R6'), // nowhere at the bank
			gift('L7', 20, 60_000, '', 'cash'), // cash is not the bank's business
			gift('L8', 30, 80_000, 'R8') // no statement reaches the 30th
		);
		await bank(
			line(17, 500_000, 'R1'),
			line(18, 100_000, 'X1'),
			line(18, 100_000, 'X2'),
			line(18, 100_000, 'X3'), // a third gift alike that the ledger does not have
			line(18, 70_000, 'R5'),
			line(19, 200_000, 'R2'),
			line(21, 40_000, 'X4') // only at the bank
		);
		expect(await pairs()).toEqual([
			{ id: 'L1', status: 'matched', rule: 'reference', ledger: 500_000n, bank: 500_000n },
			{ id: 'L2', status: 'matched', rule: 'reference_near', ledger: 200_000n, bank: 200_000n },
			{ id: 'L3', status: 'matched', rule: 'amount_day', ledger: 100_000n, bank: 100_000n },
			{ id: 'L4', status: 'matched', rule: 'amount_day', ledger: 100_000n, bank: 100_000n },
			{ id: 'L5', status: 'amount_differs', rule: 'amount_differs', ledger: 700_000n, bank: 70_000n },
			{ id: 'L6', status: 'only_ledger', rule: null, ledger: 900_000n, bank: null },
			{ id: null, status: 'only_bank', rule: null, ledger: null, bank: 40_000n },
			{ id: null, status: 'only_bank', rule: null, ledger: null, bank: 100_000n }
		]);
		// ledger 500 + 200 + 100 + 100 + 700 + 900 + 60 + 80 = 2,640 thousand; only at the bank 40 + 100
		expect(await received()).toBe(2_780_000);
		expect(
			await query(`SELECT period, status, entries, days, ledger_vnd AS ledger, bank_vnd AS bank, difference_vnd AS difference
				FROM reconciliation_month ORDER BY status`)
		).toEqual([
			{
				period: '201910',
				status: 'amount_differs',
				entries: 1n,
				days: 1n,
				ledger: 700_000n,
				bank: 70_000n,
				difference: -630_000n
			},
			{
				period: '201910',
				status: 'matched',
				entries: 4n,
				days: 3n,
				ledger: 900_000n,
				bank: 900_000n,
				difference: 0n
			},
			{
				period: '201910',
				status: 'no_statement',
				entries: 1n,
				days: null,
				ledger: 80_000n,
				bank: null,
				difference: null
			},
			{
				period: '201910',
				status: 'only_bank',
				entries: 2n,
				days: 2n,
				ledger: 0n,
				bank: 140_000n,
				difference: 140_000n
			},
			{
				period: '201910',
				status: 'only_ledger',
				entries: 1n,
				days: 1n,
				ledger: 900_000n,
				bank: 0n,
				difference: -900_000n
			}
		]);
		// donor kind and ward of what both show are the ledger's; the rest came to the district
		expect(
			await query(`SELECT donor_kind, ward_code, sum(received_vnd)::BIGINT AS vnd FROM fund_by_donor
				WHERE channel = 'transfer' GROUP BY ALL ORDER BY donor_kind`)
		).toEqual([
			{ donor_kind: 'business', ward_code: BO_DE, vnd: 2_580_000n },
			{ donor_kind: 'unspecified', ward_code: null, vnd: 140_000n }
		]);
		expect(await query('SELECT in_ledger, contributions, repeated FROM statement_summary')).toEqual([
			{ in_ledger: 5n, contributions: 2n, repeated: 0n }
		]);
	});

	it('come to the same whichever is sent first and after either is withdrawn', async () => {
		const statement = await bank(line(17, 500_000, 'R1'), line(17, 30_000, 'R2'));
		expect(await received()).toBe(530_000);
		const book = await ledger(gift('L1', 17, 500_000, 'R1'), gift('L2', 17, 10_000, 'C', 'cash'));
		expect(await received()).toBe(540_000);
		await withdraw(book.id);
		expect(await received()).toBe(530_000);
		const again = await ledger(gift('L1', 17, 500_000, 'R1'), gift('L3', 17, 10_000, 'C', 'cash'));
		await withdraw(statement.id);
		expect(await received()).toBe(510_000);
		await withdraw(again.id);
		expect(await received()).toBe(0);
	});

	it('leave to a person what could be several things, counted once meanwhile', async () => {
		await ledger(
			gift('L1', 17, 100_000, 'PT-01'), // a receipt's number, not the bank's
			gift('L2', 20, 300_000) // two transfers of 300,000, a day before and a day after
		);
		await bank(
			line(17, 100_000, 'B1'),
			line(19, 300_000, 'B2'),
			line(21, 300_000, 'B3'),
			line(25, 5_000, 'B4')
		);
		expect(await pairs()).toMatchObject([
			{ id: 'L1', status: 'unclear' },
			{ id: 'L2', status: 'unclear' },
			{ id: null, status: 'only_bank', bank: 5_000n },
			{ id: null, status: 'only_bank', bank: 300_000n }
		]);
		expect(await received()).toBe(705_000);
	});

	it('within a few days and nothing else it could be, are the same', async () => {
		await ledger(gift('L1', 17, 120_000), gift('L2', 17, 450_000));
		await bank(line(20, 120_000, 'B1'), line(21, 450_000, 'B2'), line(15, 1_000, 'B3'));
		expect(await pairs()).toMatchObject([
			{ id: 'L1', status: 'matched', rule: 'amount_near' },
			{ id: 'L2', status: 'only_ledger' }, // four days apart
			{ id: null, bank: 1_000n },
			{ id: null, bank: 450_000n }
		]);
	});
});

describe('running balances', () => {
	const LINES = ['posted_on', 'reference', 'debit_vnd', 'credit_vnd', 'balance_vnd'];
	const send = (...rows: (string | number)[][]) =>
		fixture.send('bank_statement', csv(LINES, ...rows), { fund: 'FOR_THE_POOR', bank: 'Agribank' });
	const balance = () =>
		query(`SELECT opening_vnd::BIGINT AS opening, credit_vnd::BIGINT AS credits, debit_vnd::BIGINT AS debits,
			closing_vnd::BIGINT AS closing, links, breaks, runs, status FROM statement_balance`);

	it('are checked line by line; a debit is money going out', async () => {
		await send(
			['2019-10-17', 'R1', '', 500, 1_500],
			['2019-10-17', 'R2', 200, '', 1_300],
			['2019-10-18', 'R3', '', 50, ''],
			['2019-10-18', 'R4', '', 50, 1_400]
		);
		// opening 1,500 − 500 = 1,000; + 600 − 200 = 1,400
		expect(await balance()).toEqual([
			{
				opening: 1_000n,
				credits: 600n,
				debits: 200n,
				closing: 1_400n,
				links: 2n,
				breaks: 0n,
				runs: 1n,
				status: 'balanced'
			}
		]);
		expect(await received()).toBe(600);
		expect(
			await query(
				'SELECT posted_on, opening_vnd::BIGINT AS o, closing_vnd::BIGINT AS c, status FROM statement_day ORDER BY 1'
			)
		).toEqual([
			{ posted_on: '2019-10-17', o: null, c: 1_300n, status: 'unverifiable' },
			{ posted_on: '2019-10-18', o: 1_300n, c: 1_400n, status: 'balanced' }
		]);
	});

	it('of days that stand out of their order are taken in the order of the statement: no day is broken without a break', async () => {
		const days = () =>
			query(`SELECT day(posted_on)::INTEGER AS day, opening_vnd::BIGINT AS o, closing_vnd::BIGINT AS c, status
				FROM statement_day ORDER BY posted_on`);
		const back = ['2019-10-11', 'R3', '', 100, 1_300];
		const lines = [
			['2019-10-10', 'R1', '', 100, 1_100],
			['2019-10-12', 'R2', '', 100, 1_200],
			back,
			['2019-10-13', 'R4', '', 100, 1_400]
		];
		const { id } = await send(...lines);
		expect(await balance()).toMatchObject([{ links: 3n, breaks: 0n, status: 'balanced' }]);
		// The 11th is booked after the 12th has begun; after its line both days are whole.
		const whole = [
			{ day: 10, o: null, c: 1_100n, status: 'unverifiable' },
			{ day: 11, o: 1_100n, c: null, status: 'unverifiable' },
			{ day: 12, o: null, c: 1_300n, status: 'unverifiable' },
			{ day: 13, o: 1_300n, c: 1_400n, status: 'balanced' }
		];
		expect(await days()).toEqual(whole);
		await withdraw(id);
		const turned = await send(...[...lines].reverse());
		expect(await days()).toEqual(whole);
		await withdraw(turned.id);
		// The 11th does not follow from the 12th, before which it may have been booked; the 13th follows from neither.
		back[4] = 1_250;
		await send(...lines);
		expect(await balance()).toMatchObject([{ breaks: 1n, status: 'broken' }]);
		const broken = await days();
		expect(broken.map(({ status }) => status)).toEqual([
			'unverifiable',
			'unverifiable',
			'unverifiable',
			'broken'
		]);
	});

	it('name each break with its row and amount, and start a new run there', async () => {
		await send(
			['2019-10-17', 'R1', '', 500, 1_500],
			['2019-10-17', 'R2', '', 100, 1_600],
			['2019-10-18', 'R3', '', 70, 9_070],
			['2019-10-18', 'R4', '', 30, 9_100]
		);
		expect(await balance()).toMatchObject([{ links: 3n, breaks: 1n, runs: 2n, status: 'broken' }]);
		expect(
			await query(`SELECT record, expected_vnd::BIGINT AS expected, balance_vnd AS printed, difference_vnd::BIGINT AS difference
				FROM balance_break`)
		).toEqual([{ record: 3n, expected: 1_670n, printed: 9_070n, difference: 7_400n }]);
	});

	it('are read from the end when the newest line comes first', async () => {
		await send(
			['2019-10-18', 'R3', 30, '', 1_570],
			['2019-10-18', 'R2', '', 100, 1_600],
			['2019-10-17', 'R1', '', 500, 1_500]
		);
		expect(await balance()).toEqual([
			{
				opening: 1_000n,
				credits: 600n,
				debits: 30n,
				closing: 1_570n,
				links: 2n,
				breaks: 0n,
				runs: 1n,
				status: 'balanced'
			}
		]);
	});

	it('that are not printed cannot be checked, which is not the same as right', async () => {
		await send(['2019-10-17', 'R1', '', 500, ''], ['2019-10-17', 'R2', '', 100, '']);
		expect(await balance()).toMatchObject([
			{ opening: null, closing: null, links: 0n, status: 'unverifiable' }
		]);
		expect(await query('SELECT status FROM statement_day')).toEqual([{ status: 'unverifiable' }]);
	});
});
