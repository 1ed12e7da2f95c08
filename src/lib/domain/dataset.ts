/**
 * A dataset's contract: a Frictionless Table Schema with a few properties of our own. From it come the CSV
 * template, the browser's check, the server's validation SQL, the warehouse table, the dictionary page and
 * OpenAPI, so nothing about a column is written twice.
 */
export interface Dataset {
	name: string;
	/** Vietnamese title; `titleEn` its English. */
	title: string;
	titleEn: string;
	description: string;
	descriptionEn: string;
	fields: Field[];
	/** Columns whose values, taken together, may occur once among all accepted submissions. */
	primaryKey?: string[];
	foreignKeys?: ForeignKey[];
	/** Columns added at run time, one per row of a reference list (`ward_report_wide`: one per indicator). */
	columnsFrom?: 'indicator';
	reversal?: Reversal;
	/**
	 * A later accepted row with the same key takes the place of an earlier one (reports, targets), instead of being
	 * refused as a duplicate (ledgers).
	 */
	supersedes?: boolean;
	/**
	 * Also taken as the form that offices fill in: header over several lines, titles, groups
	 * and totals; see `formHeader`.
	 */
	form?: boolean;
	/** What must hold in every record whose figures are all known: the parts are no more than the whole. */
	rules?: PartsRule[];
}

/** Sums of integer columns, written as `parseSum` reads them. */
export interface PartsRule {
	parts: string;
	whole: string;
}

/**
 * How a wrong entry of a ledger is taken back: another entry names it by its id in `field`, has the opposite `amount`
 * and the `same` values, and is of the same `day` or a later one. Both stay in the ledger.
 */
export interface Reversal {
	field: string;
	amount: string;
	day: string;
	same: string[];
}

export type FieldType = 'string' | 'integer' | 'date' | 'boolean';

export interface Field {
	name: string;
	type: FieldType;
	title: string;
	titleEn: string;
	description?: string;
	descriptionEn?: string;
	/** Other headers a sender may write for this column, beside `name` and `title`. */
	aliases?: string[];
	/**
	 * On a form, the words over this column, the ones of each header line after ` / `, folded: a regular expression.
	 */
	heading?: string;
	/** `VND` whole đồng, `household`, `person`, … ; absent for text. */
	unit?: string;
	/** Personal data: withheld from everyone whose role has not been granted it. */
	personal?: boolean;
	/** An example that passes, used by the template and the dictionary. */
	example?: string;
	constraints?: Constraints;
}

export interface Constraints {
	required?: boolean;
	/** Whole numbers for `integer`, `YYYY-MM-DD` for `date`. `today` is the day the file was received. */
	minimum?: number | string;
	maximum?: number | string;
	maxLength?: number;
	/** A regular expression that both JavaScript and RE2 read alike, anchored with ^ and $. */
	pattern?: string;
	enum?: string[];
}

/**
 * The value must be the `code` of a row of the reference list; `asOf` names the date column at which that row must be
 * valid, `within` the column whose code that row must share.
 */
export interface ForeignKey {
	field: string;
	resource: 'ward' | 'fund' | 'indicator' | 'purpose' | 'task';
	asOf?: string;
	within?: 'fund_code';
}
