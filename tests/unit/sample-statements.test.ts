import { describe, expect, it } from 'vitest';
import { manifest, parsed, rowsOf, sum } from './sample-files';

const amount = (text = '') => Number(text.replace(/[.,]/g, ''));
const files = manifest.files.filter((file) => file.dataset === 'bank_statement');
const ofFund = (code: string) =>
	files
		.filter((file) => file.fund_code === code)
		.flatMap((file) => parsed(file.path).data)
		.map((row) => ({
			on: (row.Date ?? row.TNXDate ?? '').split('/').reverse().join('-'),
			reference: row.ReferenceNumber ?? row.DocNo ?? '',
			credit: amount(row.CreditAmount ?? row.Credit),
			debit: amount(row.DebitAmount ?? row.Debit),
			balance: row.Balance ? amount(row.Balance) : null
		}));

describe.each(['GRATITUDE', 'FOR_THE_POOR'])('the statements of %s', (fund) => {
	const account = ofFund(fund);
	const ledger = rowsOf('contribution').filter((row) => row.fund_code === fund && row.channel === 'transfer');

	it('are one a quarter, their balances running on from the one before', () => {
		expect(files.filter((file) => file.fund_code === fund)).toHaveLength(4);
		let balance = 0;
		let printed = 0;
		for (const row of account) {
			balance += row.credit - row.debit;
			expect(balance).toBeGreaterThanOrEqual(0);
			if (row.balance === null) continue;
			expect(row.balance).toBe(balance);
			printed++;
		}
		expect(printed).toBeGreaterThan(50);
	});

	it('show nearly all of the ledger’s transfers, and a few things it does not have', () => {
		const credits = account.filter((row) => row.credit > 0);
		const known = new Map(ledger.filter((row) => row.reference).map((row) => [row.reference, row]));
		const found = credits.filter((row) => known.has(row.reference));
		expect(found.length / known.size).toBeGreaterThan(0.98);
		expect(found.length).toBeLessThan(known.size);
		expect(found.some((row) => row.credit !== Number(known.get(row.reference)?.amount_vnd))).toBe(true);
		expect(credits.filter((row) => row.reference.startsWith('QR')).length).toBeGreaterThan(10);
		const more = credits.reduce((total, row) => total + row.credit, 0) - sum(ledger, 'amount_vnd');
		expect(Math.abs(more)).toBeLessThan(sum(ledger, 'amount_vnd') / 20);
	});

	it('pay out on working days what the ledger paid, under its document number', () => {
		const documents = new Set(rowsOf('disbursement').map((row) => row.document_no));
		const paid = account.filter((row) => row.debit > 0);
		expect(paid.length).toBeGreaterThan(20);
		for (const row of paid) expect(documents).toContain(row.reference);
		for (const row of account) expect(new Date(row.on).getUTCDay() % 6).not.toBe(0);
	});
});
