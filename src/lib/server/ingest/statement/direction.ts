import type { BankProfile, ProfileColumn, Way } from '../../../domain/bank-profile';
import type { Finding } from '../../../domain/cell';
import { fold } from '../../../domain/text';
import { amountExample, readAmount } from './amount';

/** An amount in the column of its way, or why it belongs to neither. */
export type Booked =
	| { credit_vnd: string; debit_vnd: string }
	| { code: Finding['code']; column: ProfileColumn; params: Finding['params'] };

/** Which way one column's amount went: by the word beside it, else by its sign. A zero went no way. */
export function booked(
	{ amount_vnd, direction }: Record<'amount_vnd' | 'direction', string>,
	profile: BankProfile
): Booked {
	const unreadable = { code: 'amount_unreadable', column: 'amount_vnd' } as const;
	const amount = readAmount(amount_vnd, profile);
	if (amount === null) return { ...unreadable, params: { format: amountExample(profile) } };
	const way = profile.words ? wayOf(direction, profile.words) : wayBySign(amount, profile.plus ?? 'in');
	if (way === null) return { code: 'direction_unreadable', column: 'direction', params: wordsTold(profile) };
	// Beside a word a sign says the same again; where it says the other way nobody can tell which is right.
	const minus = amount.startsWith('-');
	if (profile.words && minus && way === 'in') {
		return { ...unreadable, params: { format: amountExample(profile) } };
	}
	const digits = minus ? amount.slice(1) : amount;
	return way === 'in' ? { credit_vnd: digits, debit_vnd: '' } : { credit_vnd: '', debit_vnd: digits };
}

const wayBySign = (amount: string, plus: Way): Way =>
	amount.startsWith('-') === (plus === 'out') ? 'in' : 'out';

function wayOf(text: string, words: Record<Way, string[]>): Way | null {
	const is = (way: Way) => words[way].some((word) => fold(word) === fold(text));
	return is('in') ? 'in' : is('out') ? 'out' : null;
}

const wordsTold = ({ words }: BankProfile) => ({
	in: words?.in.join(', ') ?? '',
	out: words?.out.join(', ') ?? ''
});
