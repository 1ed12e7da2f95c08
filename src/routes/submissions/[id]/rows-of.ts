/** The public view in which the rows of a dataset are counted. */
const views: Record<string, string> = {
	ward_report: 'ward_indicator',
	ward_report_wide: 'ward_indicator',
	contribution: 'contribution',
	bank_statement: 'contribution',
	pledge: 'pledge',
	disbursement: 'disbursement',
	difficulty: 'difficulty',
	exit_plan: 'exit_plan',
	proposal: 'proposal'
};

/** Where the counted rows of a submission are listed; null when it counts nothing or its rows are not listed. */
export function rowsOf({
	id,
	dataset,
	status
}: {
	id: number;
	dataset: string;
	status: string;
}): string | null {
	const counts = status === 'accepted' || status === 'approved';
	return counts && views[dataset] ? `/data/${views[dataset]}?submission=${id}` : null;
}
