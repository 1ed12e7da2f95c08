import { addDays, day, isWeekend } from './calendar';
import type { Contribution } from './contributions';
import { csv } from './csv';
import type { Disbursement } from './disbursements';
import { unaccented } from './names';
import type { Rng } from './prng';

/** One row of a fund's bank account: what came in or went out, and what was left. */
export interface Posting extends Move {
	balance: number;
}

interface Move {
	on: string;
	reference: string;
	credit: number;
	debit: number;
	note: string;
}

/** From this sum on a payment is made through the bank rather than from the till. */
const BY_BANK_FROM = 5_000_000;
/** Gifts of a year that reached the account and that nobody wrote into the ledger. */
const FORGOTTEN = 24;

/**
 * A fund's account over the year, by day. It shows the ledger's transfers as a bank does: a weekend's is posted on
 * Monday, one in three hundred is not there, one in four hundred is of another sum, and a few are nowhere in the
 * ledger. Larger payments leave it when the account can bear them.
 */
export function accountOf(
	rng: Rng,
	year: number,
	fundName: string,
	contributions: readonly Contribution[],
	disbursements: readonly Disbursement[]
): Posting[] {
	const moves = [
		...contributions.flatMap((gift) => creditsOf(rng, gift)),
		...Array.from({ length: FORGOTTEN }, () => forgotten(rng, year, fundName)),
		...disbursements.filter(({ amount_vnd }) => amount_vnd >= BY_BANK_FROM).map(debitOf)
	].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
	const account: Posting[] = [];
	let balance = 0;
	for (const move of moves) {
		if (move.on.slice(0, 4) !== String(year) || balance < move.debit) continue;
		balance += move.credit - move.debit;
		account.push({ ...move, balance });
	}
	return account;
}

function creditsOf(rng: Rng, gift: Contribution): Move[] {
	if (gift.channel !== 'transfer' || rng.chance(1 / 300)) return [];
	const credit = rng.chance(1 / 400) ? gift.amount_vnd + 50_000 : gift.amount_vnd;
	return [{ on: workingDay(gift.received_on), reference: gift.reference, credit, debit: 0, note: gift.note }];
}

function forgotten(rng: Rng, year: number, fundName: string): Move {
	const on = workingDay(addDays(day(year, 1, 1), rng.int(0, 360)));
	const reference = `QR${rng.int(10_000_000, 99_999_999)}`;
	return {
		on,
		reference,
		credit: rng.int(1, 10) * 50_000,
		debit: 0,
		note: unaccented(`Ung ho ${fundName}`)
	};
}

const debitOf = (payment: Disbursement): Move => ({
	on: workingDay(payment.paid_on),
	reference: payment.document_no,
	credit: 0,
	debit: payment.amount_vnd,
	note: `Chi theo ${payment.document_no}`
});

/** Banks post on working days: what comes at a weekend shows on Monday. */
const workingDay = (on: string): string => (isWeekend(on) ? workingDay(addDays(on, 1)) : on);

/** The rows of a page of a printed statement. */
const PAGE = 40;

const grouped = (amount: number, mark: string): string =>
	amount === 0 ? '' : String(amount).replace(/\B(?=(\d{3})+$)/g, mark);

const printed = (on: string): string => on.split('-').reverse().join('/');

/** How the sample's two banks print an account: the balance beside every row, or at each page's end. */
export const STATEMENT_LAYOUTS: readonly ((rows: readonly Posting[]) => string)[] = [
	(rows) =>
		csv(
			[
				'PageId',
				'Date',
				'Time',
				'DocumentNumber',
				'ReferenceNumber',
				'TransactionDetails',
				'DebitAmount',
				'CreditAmount',
				'Balance',
				'OffsetAccount'
			],
			rows.map((row, index) => ({
				PageId: 1 + Math.floor(index / PAGE),
				Date: printed(row.on),
				ReferenceNumber: row.reference,
				TransactionDetails: row.note,
				DebitAmount: grouped(row.debit, ','),
				CreditAmount: grouped(row.credit, ','),
				Balance: grouped(row.balance, ',') || '0'
			}))
		),
	(rows) =>
		csv(
			['PageId', 'TNXDate', 'DocNo', 'Debit', 'Credit', 'Balance', 'TransactionDetails'],
			rows.map((row, index) => ({
				PageId: 1 + Math.floor(index / PAGE),
				TNXDate: printed(row.on),
				DocNo: row.reference,
				Debit: grouped(row.debit, '.'),
				Credit: grouped(row.credit, '.'),
				Balance:
					(index + 1) % PAGE === 0 || index === rows.length - 1 ? grouped(row.balance, '.') || '0' : '',
				TransactionDetails: row.note
			}))
		)
];
