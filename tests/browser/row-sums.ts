export type Row = Record<string, unknown>;

export interface BehindRecord {
	submission: number;
	dataset: string;
	label: string;
	value: bigint | null;
}

/** What is behind a row. */
export interface Behind {
	submissions: number[];
	records: BehindRecord[];
}

/** A number of a row: its column, what it says, and what the records behind it come to. */
type Check = [name: string, said: string, told: string];

const text = (value: unknown) => String(value as string | number | bigint | null);
const sum = (records: readonly BehindRecord[]) =>
	records.reduce((total, { value }) => total + (value ?? 0n), 0n);
const check = (row: Row, name: string, told: bigint | number): Check => [name, text(row[name]), text(told)];
const known = (row: Row, name: string, told: bigint | number): Check[] =>
	row[name] === null ? [] : [check(row, name, told)];

const partOf = (label: string, at: number) => label.split(' · ')[at] ?? '';
const of = (records: readonly BehindRecord[], ...datasets: string[]) =>
	records.filter(({ dataset }) => datasets.some((name) => dataset === name));
const ofIndicator = (records: readonly BehindRecord[], ...indicators: string[]) =>
	records.filter(({ label }) => indicators.includes(partOf(label, 2)));
const REPORTS = ['ward_report', 'ward_report_wide'];
const distinct = (records: readonly BehindRecord[], key: (label: string) => string) =>
	new Set(records.map(({ label }) => key(label))).size;

/** Columns that are each the sum of one indicator. */
const wide =
	(columns: Record<string, string>) =>
	(row: Row, { records }: Behind) =>
		Object.entries(columns).flatMap(([column, indicator]) =>
			known(row, column, sum(ofIndicator(records, indicator)))
		);

const payments = wide(
	Object.fromEntries(
		'beneficiaries_due beneficiaries_paid paid_on_time paid_wrong amount_due_vnd amount_paid_vnd arrears_vnd'
			.split(' ')
			.map((name) => [name, name])
	)
);

const RATES: Record<string, [string, string]> = {
	poverty_rate: ['poor_end', 'households_total'],
	near_poverty_rate: ['near_poor_end', 'households_total'],
	dossiers: ['dossiers_complete', 'dossiers_total'],
	payments: ['paid_on_time', 'beneficiaries_due'],
	plans: ['exit_plans_carried_out', 'exit_plans_needed']
};
const rate =
	(column: string) =>
	(row: Row, { records }: Behind): Check[] => {
		const [above, below] = RATES[text(row[column])] ?? [];
		if (!above || !below) return [];
		return [
			...known(row, 'numerator', sum(ofIndicator(records, above))),
			...known(row, 'denominator', sum(ofIndicator(records, below)))
		];
	};

const steps = (row: Row, { records }: Behind): Check[] => {
	const near = row.kind === 'near_poor' ? 'near_' : '';
	const names = ['newly_poor', 'fell_back', 'moved_in', 'escaped', 'moved_out'];
	return [
		...known(row, 'starting', sum(ofIndicator(records, `${near}poor_start`))),
		...names.flatMap((name) => known(row, name, sum(ofIndicator(records, near + name)))),
		...known(row, 'ending', sum(ofIndicator(records, `${near}poor_end`)))
	];
};

const gifts = (records: readonly BehindRecord[]) => of(records, 'contribution', 'bank_statement');
const paid = (records: readonly BehindRecord[]) => of(records, 'disbursement');
const moved = (row: Row, { records }: Behind): Check[] =>
	[
		check(row, 'contributions', gifts(records).length),
		check(row, 'received_vnd', sum(gifts(records))),
		check(row, 'disbursements', paid(records).length),
		check(row, 'spent_vnd', sum(paid(records)))
	].filter(([name]) => name in row);

const changed = (row: Row, { submissions, records }: Behind): Check[] => {
	const sign = row.event === 'sent' ? 1n : -1n;
	return [
		['submission', text([row.submission]), text(submissions)],
		check(row, 'received_change_vnd', sign * sum(gifts(records))),
		check(row, 'spent_change_vnd', sign * sum(paid(records)))
	];
};

const ins = (records: readonly BehindRecord[]) => records.filter(({ value }) => (value ?? 0n) > 0n);
const outs = (records: readonly BehindRecord[]) => records.filter(({ value }) => (value ?? 0n) < 0n);
const lines = (row: Row, { submissions, records }: Behind): Check[] => [
	['submission', text([row.submission]), text(submissions)],
	check(row, 'lines', records.length),
	check(row, 'credit_vnd', sum(ins(records))),
	check(row, 'debit_vnd', -sum(outs(records)))
];

/** Ledger and bank, which has what went out below 0. */
const sides =
	(ledger: string, sign: bigint) =>
	(row: Row, { records }: Behind): Check[] => {
		const [own, bank] = [of(records, ledger), of(records, 'bank_statement')];
		return [
			...known(row, 'ledger_vnd', sum(own)),
			...known(row, 'bank_vnd', sign * sum(bank)),
			...(row.entries === undefined || row.status === 'matched'
				? []
				: [check(row, 'entries', Math.max(own.length, bank.length))])
		];
	};

const amount = (row: Row, { records }: Behind): Check[] => [
	['records', '1', text(records.length)],
	check(row, 'amount_vnd', sum(records))
];
const single = (_: Row, { records }: Behind): Check[] => [['records', '1', text(records.length)]];
const counted =
	(column: string, added?: string) =>
	(row: Row, { records }: Behind): Check[] => [
		check(
			row,
			column,
			distinct(records, (label) => label)
		),
		...(added ? known(row, added, sum(records)) : [])
	];
const wards = (row: Row, { records }: Behind): Check[] => [
	check(
		row,
		'received',
		distinct(records, (label) => `${partOf(label, 0)} ${partOf(label, 1)}`)
	)
];

const rules: Readonly<Record<string, (row: Row, behind: Behind) => Check[]>> = {
	ward_indicator: (row, { records }) => [check(row, 'value', sum(records))],
	figure_history: (row, { submissions, records }) => [
		['submission', text([row.submission]), text(submissions)],
		...(row.event === 'sent' ? [check(row, 'value', sum(records))] : [])
	],
	district_history: (row, { submissions, records }) => [
		['submission', text([row.submission]), text(submissions)],
		['records', 'some', records.length > 0 ? 'some' : 'none']
	],
	district_indicator: (row, { records }) => [
		...known(row, 'value', sum(records)),
		['wards', text(Number(row.wards_expected) - Number(row.wards_unknown)), text(records.length)]
	],
	reporting_rate: (row, { submissions }) => [
		['reports', text(row.received ? Number(row.corrections) + 1 : 0), text(submissions.length)]
	],
	reporting_month: wards,
	reporting_year: wards,
	indicator_rate: (row, { records }) => [
		...known(row, 'value', sum(ofIndicator(records, text(row.indicator)))),
		...known(row, 'denominator_value', sum(ofIndicator(records, text(row.denominator))))
	],
	household_flow: steps,
	household_flow_period: steps,
	poverty_review: counted('parts'),
	dossier_progress: wide({
		...{ total: 'dossiers_total', reviewed: 'dossiers_reviewed' },
		...{ complete: 'dossiers_complete', returned: 'dossiers_returned' }
	}),
	dossier_pace: wide({ total: 'dossiers_total' }),
	payment_progress: payments,
	payment_month: payments,
	target_progress: (row, { records }) => [
		...known(row, 'value', sum(of(records, ...REPORTS))),
		check(row, 'target', sum(of(records, 'target')))
	],
	target_projection: (row, { records }) => [check(row, 'target', sum(of(records, 'target')))],
	target_projection_month: (row, { records }) => [check(row, 'target', sum(of(records, 'target')))],
	compared_figure: rate('figure'),
	contribution: amount,
	disbursement: amount,
	pledge: amount,
	reversal: (_, { records }) => [
		['records', '2', text(records.length)],
		['amounts', '0', text(sum(records))]
	],
	fund_by_donor: moved,
	fund_by_purpose: moved,
	fund_by_ward: moved,
	compared_fund: moved,
	fund_by_month: moved,
	fund_balance: moved,
	unit_fund: (row, behind) => (row.state === 'exact' ? moved(row, behind) : []),
	fund_history: changed,
	campaign_progress: (row, { records }) => [
		check(row, 'target_vnd', sum(of(records, 'campaign'))),
		check(row, 'received_vnd', sum(gifts(records))),
		check(row, 'contributions', gifts(records).length),
		check(row, 'pledged_vnd', sum(of(records, 'pledge'))),
		check(row, 'spent_vnd', sum(paid(records)))
	],
	statement_summary: lines,
	statement_balance: lines,
	statement_day: lines,
	balance_break: single,
	reconciliation: sides('contribution', 1n),
	reconciliation_month: sides('contribution', 1n),
	outflow: sides('disbursement', -1n),
	outflow_month: sides('disbursement', -1n),
	reconciliation_day: (row, { records }) => [
		check(row, 'ledger_in_vnd', sum(of(records, 'contribution'))),
		check(row, 'bank_in_vnd', sum(ins(of(records, 'bank_statement')))),
		check(row, 'ledger_out_vnd', sum(paid(records))),
		check(row, 'bank_out_vnd', -sum(outs(of(records, 'bank_statement'))))
	],
	task: (row, { records }) => [check(row, 'updates', records.length)],
	task_milestone: (row, { records }) => [
		['updates', row.reported_status === null ? 'none' : 'some', records.length > 0 ? 'some' : 'none']
	],
	task_update: single,
	difficulty: (_, { records }) => [['difficulties', '1', text(distinct(records, (label) => label))]],
	difficulty_summary: counted('raised'),
	exit_plan: (row, { records }) => [check(row, 'households', sum(records))],
	exit_plan_summary: counted('plans', 'households'),
	proposal: (row, { records }) => [check(row, 'beneficiaries', sum(records))],
	proposal_summary: counted('proposals', 'beneficiaries'),
	unit_indicator: (row, { records }) => (row.state === 'exact' ? [check(row, 'value', sum(records))] : []),
	unit_rate: (row, behind) => (row.state === 'exact' ? rate('rate')(row, behind) : []),
	conversion_check: (row, { records }) => known(row, 'before_value', sum(records))
};

/** The sums and counts of a view's row. Throws for a view of which nothing is known here. */
export function sumsOf(view: string, row: Row, behind: Behind): Check[] {
	const rule = rules[view];
	if (!rule) throw new Error(`nothing is known of what the rows of ${view} add up to`);
	return rule(row, behind);
}
