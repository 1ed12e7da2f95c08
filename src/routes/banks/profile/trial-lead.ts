import { formatNumber, formatVnd } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { problemMessage } from '$lib/domain/problem';
import { m } from '$lib/paraglide/messages';
import type { Trial } from '$lib/server/banks/trial';

/** What came of a trial, in a sentence. */
export function trialLead(trial: Trial, locale: Locale): { text: string; wrong: boolean } {
	if (trial.problem) return { text: problemMessage(trial.problem, locale), wrong: true };
	const number = (value: number) => formatNumber(value, locale);
	const { records, unreadable, credits, debits, balance } = trial;
	const text = m.bank_trial_lead({
		readable: number(records - unreadable),
		records: number(records),
		credits: number(credits),
		credit: formatVnd(trial.creditVnd, locale),
		debits: number(debits),
		debit: formatVnd(trial.debitVnd, locale)
	});
	const balances =
		balance.links === 0
			? m.bank_trial_no_balance()
			: balance.breaks === 0
				? m.bank_trial_balanced({ links: number(balance.links) })
				: m.bank_trial_broken({ breaks: number(balance.breaks), links: number(balance.links) });
	return { text: `${text} ${balances}`, wrong: records === 0 || unreadable > 0 || balance.breaks > 0 };
}
