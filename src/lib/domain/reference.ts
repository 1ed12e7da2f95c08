/** Rows of `data/reference`, as an operator writes them. Days are `YYYY-MM-DD`. */
export interface Ward {
	code: string;
	name: string;
	valid_from: string;
	valid_to: string | null;
	tile_row: number | null;
	tile_col: number | null;
	/** True for the wards that report; false for units named only as successors. */
	in_district: boolean;
	/** A later unit that covers the district's old territory; left out, `in_district` says so. */
	in_area?: boolean;
}

/** One way a ward went when units were reformed. A ward with one way went whole; of several each needs a share. */
export interface Successor {
	from_code: string;
	from_valid_from: string;
	to_code: string;
	to_valid_from: string;
	/** The first day of the new unit. */
	on: string;
	/** The part of the ward that went this way, 0 to 1; null when nobody has said. */
	share: number | null;
	/** Where the share comes from, in the operator's words. */
	source?: string | null;
}

export interface Fund {
	code: string;
	name: string;
	name_en: string;
	run_by: string;
	run_by_en: string;
	/** The campaign season, `MM-DD`. */
	season_from: string;
	season_to: string;
	legal_basis: string;
	colour: string;
}

export interface Purpose {
	code: string;
	fund_code: string;
	name: string;
	name_en: string;
}

export interface Indicator {
	code: string;
	group: string;
	name: string;
	name_en: string;
	unit: string;
	definition: string;
	definition_en: string;
	aggregate: 'sum' | 'last';
	better: 'lower' | 'higher' | 'none';
	required_in_report: boolean;
	/** A figure that may stand in a report, for the example row of the template: a row without any is no report. */
	example?: string;
}

/** A numbered conclusion of the leaders, and what it asks of whom. */
export interface Directive {
	code: string;
	title: string;
	title_en: string;
	issued_on: string;
	issuer: string;
	issuer_en: string;
	/** What is known of it, with the dates as they are printed there, also where they contradict one another. */
	source: {
		title: string;
		title_en: string;
		posted_on: string;
		meeting_on: string | null;
		questioned: boolean;
		question?: string;
		question_en?: string;
	};
	tasks: DirectiveTask[];
}

export interface DirectiveTask {
	/** Its own among the tasks of all directives. */
	task_id: string;
	text: string;
	text_en: string;
	agency: string;
	agency_en: string;
	/** The one ward it is given to; null for several or for an office. */
	ward_code: string | null;
	/** As the directive says; null when it names no day. */
	due_on: string | null;
	starts_on: string | null;
	/** Steps in their order. */
	milestones: { code: string; name: string; name_en: string }[];
}

export interface District {
	name: string;
	name_en: string;
	city: string;
	timezone: string;
	plan_year: number;
	/** A month's report is due this many days after the month's last day. */
	report_due_days: number;
	/** The directive's task whose due day is the deadline of all dossiers. */
	dossier_task?: string;
	/** The directive's task whose first day says since when benefits are owed. */
	payment_task?: string;
	/** The day of the task or, where no directive names one, as the operator wrote it. */
	dossier_deadline: string;
	/** The month `YYYY-MM` of the task or, where no directive names one, as the operator wrote it. */
	payments_from: string;
	target_due: string;
	/** Who issues the briefing; left out, the paper has the district's name alone. */
	briefing?: Letterhead;
}

/** The head and foot of a paper, in both languages; the paper writes the offices in capitals. */
export interface Letterhead {
	parent: string;
	parent_en: string;
	issuer: string;
	issuer_en: string;
	/** After the number: `BC-LĐTBXH`. */
	symbol: string;
	place: string;
	recipients: string[];
	recipients_en: string[];
	signer: string;
	signer_en: string;
}
