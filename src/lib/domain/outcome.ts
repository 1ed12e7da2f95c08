/** How entries of the ledger and of bank statements compare: statuses of views reconciliation and outflow. */
export const outcomeStatuses = [
	'matched',
	'amount_differs',
	'unclear',
	'only_ledger',
	'only_bank',
	'no_statement'
] as const;

export type OutcomeStatus = (typeof outcomeStatuses)[number];
