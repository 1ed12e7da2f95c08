import type { Problem } from '../../../domain/problem';
import type { Decision } from '../../../domain/read-options';
import { fold } from '../../../domain/text';
import type { Writer } from '../../warehouse/reader';
import { fileProblem } from '../read/problem';

/** What a bank calls the number of an account, without case and diacritics, perhaps in two languages. */
const NAME = '(?:so hieu |so )?(?:tai khoan|tk)(?: so)?|stk|(?:account|acct?|a\\/c)(?: ?(?:no|number))?\\.?';
const NAMED = new RegExp(`(?<!du )(?<![\\p{L}/])(?:${NAME})(?: ?[/(|–-] ?(?:${NAME})\\)?)? ?[:#]? ?`, 'gu');
/** Digits, perhaps in groups, or what a bank left of them. */
const NUMBER = /^(?:[0-9](?:[ -]?[0-9]){5,19}|[x*]{2,}[ -]?[0-9]{4})(?![0-9.,/]|[ -][0-9]|\p{L})/u;
/** More of its words than a line with an account has. */
const LONGEST = 400;

/** The account that the lines above a statement's header name, if it is just one. Only its last digits are ever kept. */
export class StatementAccount {
	private readonly found = new Set<string>();

	/** Takes a line above the header. */
	take(cells: readonly string[]): void {
		const texts = cells.map((cell) => fold(cell.slice(0, LONGEST))).filter((text) => text !== '');
		for (const [at, text] of texts.entries()) {
			for (const { 0: name, index } of text.matchAll(NAMED)) {
				const rest = text.slice(index + name.length);
				const [number] = NUMBER.exec(rest === '' ? (texts[at + 1] ?? '') : rest) ?? [];
				if (number !== undefined && !isDay(number))
					this.found.add(`…${number.replace(/[^0-9]/g, '').slice(-4)}`);
			}
		}
	}

	/** As it may be shown: `…4567`; null where none or more than one is named. */
	get shown(): string | null {
		const [only = null, another] = this.found;
		return another === undefined ? only : null;
	}

	decisions(): Decision[] {
		return this.shown === null ? [] : [{ about: 'account', value: this.shown, by: 'file' }];
	}
}

const isDay = (number: string) =>
	/^[0-9]{1,2}[ -][0-9]{1,2}[ -](?:19|20)[0-9]{2}$|^(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(number);

/** The account of a statement that counts. */
interface Counted {
	id: number;
	fund: string;
	account: string;
}

/**
 * Why a statement may be of the wrong account: the bank's statements that count name it for another fund, or another one
 * for this fund. Nothing is said where one of this fund names the same. A fund may have several accounts, so it is a
 * warning that waits for the sender's word.
 */
export async function accountProblem(
	writer: Writer,
	{ fund, bank }: { fund: string | null; bank: string | null },
	account: string | null
): Promise<Problem | null> {
	if (account === null || fund === null) return null;
	const counted = await writer.query<Counted>(
		`SELECT id, fund, decision.value AS account FROM (
			SELECT s.id, s.fund_code AS fund,
				unnest(from_json(m.decisions, '[{"about":"VARCHAR","value":"VARCHAR"}]')) AS decision
			FROM main.live_submission s JOIN main.submission m ON m.id = s.id
			WHERE s.dataset = 'bank_statement' AND m.bank IS NOT DISTINCT FROM $bank
		)
		WHERE decision.about = 'account' ORDER BY id DESC`,
		{ bank }
	);
	const own = counted.filter((other) => other.fund === fund);
	if (own.some((other) => other.account === account)) return null;
	const elsewhere = counted.find((other) => other.account === account);
	const [before] = own;
	if (elsewhere) {
		const { id: submission, fund: other } = elsewhere;
		return told('account_of_another_fund', { account, submission, fund: other });
	}
	return before ? told('account_differs', { account, other: before.account, submission: before.id }) : null;
}

/** A warning that is its own rule to be confirmed. */
const told = (code: 'account_of_another_fund' | 'account_differs', params: Problem['params']): Problem => ({
	...fileProblem(code, { rule: code, ...params }),
	severity: 'warning'
});
