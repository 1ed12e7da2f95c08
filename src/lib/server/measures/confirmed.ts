import type { Locale } from '../../domain/locale';
import { ruleEntries } from '../explore/rule-entries';
import type { Submission } from '../ingest/submissions';
import type { Reference } from '../reference';
import type { Reader } from '../warehouse/reader';

/** A rule whose warnings the sender confirmed, and how many there were. */
export interface Confirmed {
	code: string;
	words: string;
	count: number;
}

/** What the sender confirmed of the warnings that the file had; words confirmed in vain are left out. */
export async function confirmedOf(
	reader: Pick<Reader, 'query'>,
	{ id, read_options: { confirmed = [] } }: Submission,
	reference: Reference,
	locale: Locale
): Promise<Confirmed[]> {
	if (confirmed.length === 0) return [];
	const found = await reader.query<{ rule: string; count: number }>(
		`SELECT json_extract_string(params, '$.rule') AS rule, count(*)::INTEGER AS count FROM problem
		WHERE submission = $id AND severity = 'warning' AND code <> 'to_confirm'
		GROUP BY rule ORDER BY rule`,
		{ id }
	);
	const words = ruleWords(reference, locale);
	return found
		.filter(({ rule }) => confirmed.includes(rule))
		.map(({ rule, count }) => ({ code: rule, count, words: words.get(rule) ?? rule }));
}

/** Rules of the program that ask for the sender's word, and what they are about. */
const ACCOUNTS = ['account_differs', 'account_of_another_fund'];
const accountWords = { vi: 'Tài khoản của sao kê', en: 'The statement’s account' };

function ruleWords(
	{ reportRules, outlierRules, amountRules, indicators }: Reference,
	locale: Locale
): Map<string, string> {
	return new Map([
		...ACCOUNTS.map((code) => [code, accountWords[locale]] as const),
		...ruleEntries(reportRules, indicators, locale).map(({ code, words }) => [code, words] as const),
		...[...outlierRules, ...amountRules].map(
			({ code, name, name_en }) => [code, locale === 'vi' ? name : name_en] as const
		)
	]);
}
