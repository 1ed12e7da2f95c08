import { m } from '$lib/paraglide/messages';
import type { OutcomeStatus } from '$lib/domain/outcome';
import type { DayBalance } from '$lib/server/measures/reconciliation';

/** How an entry of the ledger and one of the bank compare, in the office's words. */
export const outcomeWord: Record<OutcomeStatus, () => string> = {
	matched: m.rec_matched,
	amount_differs: m.rec_amount_differs,
	unclear: m.rec_unclear,
	only_ledger: m.rec_only_ledger,
	only_bank: m.rec_only_bank,
	no_statement: m.rec_no_statement
};

/** What a day's printed balance says. */
export const balanceWord: Record<DayBalance['status'], () => string> = {
	balanced: m.rec_balanced,
	broken: m.rec_broken,
	unverifiable: m.rec_unverifiable
};
