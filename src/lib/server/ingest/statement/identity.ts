import { createHash } from 'node:crypto';
import type { CanonicalColumn } from '../../../domain/bank-profile';

type Cells = Readonly<Record<CanonicalColumn, string>>;

/**
 * What makes a bank transaction itself, whichever file it comes in: bank, reference, day, time and amount. Without a
 * reference note and counterparty stand in. A tuple, so that no cell can spill into the next.
 */
export function statementIdentity(cells: Cells, bank: string | null): readonly string[] {
	const { reference, posted_on, posted_time, credit_vnd, note, counterparty } = cells;
	const key = [bank ?? '', reference, posted_on, posted_time, credit_vnd];
	return reference === '' ? [...key, note, counterparty] : key;
}

/**
 * Gives each credit of one statement its contribution id, in file order: the same transaction in another, overlapping
 * statement gets the same id. Rows that are equal by identity are the first, second, … of that statement, so that
 * two real gifts alike are two. Keeps one count per identity and nothing of the rows.
 */
export function contributionIds(bank: string | null): (row: { cells: Cells }) => string {
	const counts = new Map<string, number>();
	return ({ cells }) => {
		const key = digest(statementIdentity(cells, bank));
		const nth = (counts.get(key) ?? 0) + 1;
		counts.set(key, nth);
		return `BS-${nth === 1 ? key : digest([key, String(nth)])}`;
	};
}

/** Whether a readable record is money received: its credit is filled and not zero. A debit is an outflow. */
export function isCredit(cells: Cells): boolean {
	return cells.credit_vnd !== '' && cells.credit_vnd !== '0';
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first 100 bits of SHA-256 over a tuple, as 20 letters of base 32. */
function digest(tuple: readonly string[]): string {
	const bytes = createHash('sha256').update(JSON.stringify(tuple)).digest();
	let bits = BigInt(`0x${bytes.subarray(0, 13).toString('hex')}`) >> 4n;
	let text = '';
	for (let at = 0; at < 20; at += 1) {
		text = ALPHABET[Number(bits & 31n)] + text;
		bits >>= 5n;
	}
	return text;
}
