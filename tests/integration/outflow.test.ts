import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fundReconciliations, dayBalances, outcomes } from '../../src/lib/server/measures/reconciliation';
import { noFilter } from '../../src/lib/domain/filter';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const query = (sql: string) => fixture.store.warehouse.query(sql);
const PAID = [
	'disbursement_id',
	'fund_code',
	'ward_code',
	'paid_on',
	'amount_vnd',
	'purpose_code',
	'document_no'
];
const BANK = ['posted_on', 'reference', 'debit_vnd', 'credit_vnd', 'balance_vnd', 'note'];
const BO_DE = '00139';

const paid = (id: string, day: number, amount: number, document = '') => [
	...[id, 'FOR_THE_POOR', BO_DE, `2019-10-${day}`, amount, 'FOR_THE_POOR_HOUSE_BUILD', document]
];
const out = (day: number, amount: number, reference = '', balance: number | '' = '') => [
	...[`2019-10-${day}`, reference, amount, '', balance, 'chi']
];
const credit = (day: number, amount: number, reference: string, balance: number | '' = '') => [
	...[`2019-10-${day}`, reference, '', amount, balance, 'ung ho']
];
const ledger = async (...rows: (string | number)[][]) => {
	const outcome = await fixture.send('disbursement', csv(PAID, ...rows));
	expect(outcome.status, JSON.stringify(outcome.problems)).toBe('accepted');
};
const bank = async (...rows: (string | number)[][]) => {
	const options = { fund: 'FOR_THE_POOR', bank: 'Agribank' };
	const outcome = await fixture.send('bank_statement', csv(BANK, ...rows), options);
	expect(outcome.status, JSON.stringify(outcome.problems)).toBe('accepted');
	return outcome;
};
const pairs = () =>
	query(`SELECT disbursement_id AS id, status, rule, ledger_vnd AS ledger, bank_vnd AS bank FROM outflow
		ORDER BY disbursement_id NULLS LAST, bank_vnd`);

describe('payments and debits', () => {
	it('are held against each other one to one, by the surest rule first', async () => {
		await ledger(
			paid('P1', 17, 500, 'D1'), // same number, amount, day
			paid('P2', 17, 200, 'D2'), // same number and amount, booked two days later
			paid('P3', 18, 100), // two alike, two debits alike
			paid('P4', 18, 100),
			paid('P5', 18, 700, 'D5'), // the bank says 70
			paid('P6', 20, 900, 'D6'), // nowhere at the bank: in cash
			paid('P7', 20, 40), // a day later at the bank, nothing else it could be
			paid('P8', 30, 80) // no statement reaches the 30th
		);
		await bank(
			out(17, 500, 'D1'),
			out(18, 100, 'X1'),
			out(18, 100, 'X2'),
			out(18, 70, 'D5'),
			out(19, 200, 'D2'),
			out(21, 40, 'X3'),
			out(21, 33, 'FEE') // only at the bank
		);
		expect(await pairs()).toEqual([
			{ id: 'P1', status: 'matched', rule: 'reference', ledger: 500n, bank: 500n },
			{ id: 'P2', status: 'matched', rule: 'reference', ledger: 200n, bank: 200n },
			{ id: 'P3', status: 'matched', rule: 'amount_day', ledger: 100n, bank: 100n },
			{ id: 'P4', status: 'matched', rule: 'amount_day', ledger: 100n, bank: 100n },
			{ id: 'P5', status: 'amount_differs', rule: 'amount_differs', ledger: 700n, bank: 70n },
			{ id: 'P6', status: 'only_ledger', rule: null, ledger: 900n, bank: null },
			{ id: 'P7', status: 'matched', rule: 'amount_near', ledger: 40n, bank: 40n },
			{ id: null, status: 'only_bank', rule: null, ledger: null, bank: 33n }
		]);
		expect(await outcomes(fixture.store.warehouse, 'out', noFilter)).toEqual([
			outcome('amount_differs', 1, 700n, 70n),
			outcome('matched', 5, 940n, 940n),
			outcome('no_statement', 1, 80n, null),
			outcome('only_bank', 1, 0n, 33n),
			outcome('only_ledger', 1, 900n, 0n)
		]);
	});

	it('are the same whichever came first, and a debit that two statements show is one', async () => {
		await bank(out(17, 500, 'D1'), out(18, 60), out(18, 60), credit(19, 5, 'C1'));
		await bank(out(18, 60), out(18, 60), out(20, 10, 'D9'));
		await ledger(paid('P1', 17, 500, 'd1 '), paid('P2', 18, 60));
		const before = await pairs();
		expect(before).toEqual([
			{ id: 'P1', status: 'matched', rule: 'reference', ledger: 500n, bank: 500n },
			{ id: 'P2', status: 'matched', rule: 'amount_day', ledger: 60n, bank: 60n },
			{ id: null, status: 'only_bank', rule: null, ledger: null, bank: 10n },
			{ id: null, status: 'only_bank', rule: null, ledger: null, bank: 60n }
		]);
		await fixture.store.warehouse.write((writer) => writer.run("UPDATE meta SET schema_hash = 'older'"));
		await fixture.reopen();
		expect(await pairs()).toEqual(before);
	});
});

describe('debits of two funds', () => {
	it('alike in every word are two, each its own fund’s', async () => {
		await bank(out(17, 11, ''));
		const other = await fixture.send('bank_statement', csv(BANK, [...out(17, 11, ''), '']), {
			fund: 'GRATITUDE',
			bank: 'Agribank'
		});
		expect(other.status).toBe('accepted');
		expect(await query('SELECT fund_code AS fund, bank_vnd AS bank FROM outflow ORDER BY fund_code')).toEqual(
			[
				{ fund: 'FOR_THE_POOR', bank: 11n },
				{ fund: 'GRATITUDE', bank: 11n }
			]
		);
	});
});

describe('the days of a fund', () => {
	it('tell what agrees, what is open, and where the balance cannot be reconciled', async () => {
		// No statement has P2, which may have been paid in cash: neither open nor agreed.
		await ledger(paid('P1', 18, 300, 'D1'), paid('P2', 19, 40));
		await bank(
			credit(17, 500, 'C1', 1_500), // no ledger entry: open; nothing before its balance
			out(18, 300, 'D1', 1_200), // matched, balance follows
			out(20, 7, 'D2', 9_999), // open, balance broken
			out(21, 0, '', '')
		);
		expect(
			await query(`SELECT day, entries, matched, open_entries AS open, balance_status AS balance, reconciled
				FROM reconciliation_day ORDER BY day`)
		).toEqual([
			{ day: '2019-10-17', entries: 1n, matched: 0n, open: 1n, balance: 'unverifiable', reconciled: false },
			{ day: '2019-10-18', entries: 1n, matched: 1n, open: 0n, balance: 'balanced', reconciled: true },
			{ day: '2019-10-19', entries: 0n, matched: 0n, open: 0n, balance: null, reconciled: true },
			{ day: '2019-10-20', entries: 1n, matched: 0n, open: 1n, balance: 'broken', reconciled: false },
			{ day: '2019-10-21', entries: 0n, matched: 0n, open: 0n, balance: 'unverifiable', reconciled: true }
		]);
		expect(await fundReconciliations(fixture.store.warehouse, noFilter)).toEqual([
			{
				...{ fundCode: 'FOR_THE_POOR', firstOn: '2019-10-17', lastOn: '2019-10-21', days: 5, openDays: 2 },
				...{ unverifiableDays: 2, brokenDays: 1, entries: 3, matched: 1, reconciledTo: null, daysOpen: 5 },
				...{ ledgerIn: 0n, bankIn: 500n, ledgerOut: 340n, bankOut: 307n }
			}
		]);
		expect((await dayBalances(fixture.store.warehouse, noFilter, 10)).rows).toMatchObject([
			{ day: '2019-10-21', closing: null, status: 'unverifiable' },
			{ day: '2019-10-20', closing: 9_999n, status: 'broken' },
			{ day: '2019-10-18', opening: 1_500n, closing: 1_200n, status: 'balanced' },
			{ day: '2019-10-17', opening: null, closing: 1_500n, status: 'unverifiable' }
		]);
	});

	it('of a fund without a statement are none, which is not a fund that agrees', async () => {
		await ledger(paid('P1', 18, 300));
		expect(await fundReconciliations(fixture.store.warehouse, noFilter)).toEqual([]);
		expect(await outcomes(fixture.store.warehouse, 'out', noFilter)).toEqual([
			outcome('no_statement', 1, 300n, null)
		]);
	});
});

const outcome = (status: string, entries: number, ledgerVnd: bigint, bankVnd: bigint | null) => ({
	...{ fundCode: 'FOR_THE_POOR', period: '201910', status, entries, ledgerVnd, bankVnd },
	differenceVnd: bankVnd === null ? null : bankVnd - ledgerVnd
});
