import type { CheckState } from '$lib/domain/check-state';
import { m } from '$lib/paraglide/messages';

/** What the page says first. */
export const stateWord: Record<CheckState, (facts: { at: string; n: string }) => string> = {
	never: () => m.checks_lead_never(),
	good: ({ at }) => m.checks_lead_good({ at }),
	old: ({ at }) => m.checks_lead_old({ at }),
	failed: ({ at, n }) => m.checks_lead_failed({ at, n })
};

const faultWords: Record<string, () => string> = {
	journal_changed: m.check_fault_journal_changed,
	journal_short: m.check_fault_journal_short,
	anchor_differs: m.check_fault_anchor_differs,
	file_missing: m.check_fault_file_missing,
	file_changed: m.check_fault_file_changed,
	submission_differs: m.check_fault_submission_differs,
	rows_differ: m.check_fault_rows_differ,
	rollup_differs: m.check_fault_rollup_differs,
	summary_differs: m.check_fault_summary_differs,
	table_altered: m.check_fault_table_altered,
	not_made_again: m.check_fault_not_made_again,
	not_finished: m.check_fault_not_finished
};

export const faultWord = (code: string): string => faultWords[code]?.() ?? code;
