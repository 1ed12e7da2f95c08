import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AmountRule } from '../../domain/amount-rule';
import type { CheckContext } from '../../domain/cell';
import type { OutlierRule } from '../../domain/outlier';
import type { ReportRule } from '../../domain/report-rule';
import { AppError } from '../errors';
import type { Reference } from '../reference';
import type { Archive } from './archive';
import type { ArchivedFile } from './journal-line';

/** The rules of the data, as one operator wrote them. */
export interface RuleSet {
	rules: readonly ReportRule[];
	/** Left out in sets kept before there were such rules. */
	outliers?: readonly OutlierRule[];
	/** Of ledgers; left out in the same way. */
	amounts?: readonly AmountRule[];
	/**
	 * The names of the program's own rules that came later: a set kept before one was there leaves it out, so that
	 * nothing that was counted without it is lost when the warehouse is made again.
	 */
	own?: readonly string[];
}

/** Of those, what is looked for while a bank's statement is read, beside the rules over staged rows. */
export const LATER_OF_STATEMENTS = [
	'account_differs',
	'cell_too_many_digits',
	'amount_torn',
	'balance_broken',
	'dated_balance',
	'debit_recorded',
	'debit_and_credit',
	'ends_differ',
	'statement_gap',
	'statement_totals'
] as const;

/**
 * Later ways to read what stands in a file: zeros that a sheet's format adds to digits and numbers before all days are
 * taken as shown; an older encoding named for a text is doubted when it is surely in another, and TCVN3 has all capitals;
 * a review's form is read as a whole, so that a total in it is known by its figures too; numbers of columns and pages,
 * totals of longer words and the sums of a week, a day or another part are no records; a name that fits two sheets, or a
 * ward that is called a commune or a town, is asked about; a row of the district is none of a ward's report, and asked
 * about where it may be a ward's; so is a column that is named where the file has none of that heading; a header of more
 * columns than any table has is refused; one with groups of columns is read over all its lines;
 * a column that only counts rows is left out without a word; the marks that keep the cells of rows given back from
 * running are taken off when they come again.
 */
export const LATER_READINGS = [
	'columns_counted',
	'columns_there',
	'digits_as_shown',
	'district_rows',
	'encoding_doubted',
	'form_as_a_whole',
	'headers_grouped',
	'lines_between',
	'marks_taken_off',
	'names_doubted',
	'numbers_of_rows',
	'sums_of_parts'
] as const;

/** The program's own rules and readings that were not there from the first. */
export const LATER_RULES: readonly string[] = [
	'no_figure',
	'ward_not_whole',
	...LATER_OF_STATEMENTS,
	...LATER_READINGS
];

/** Whether a file is read in a later way: one that comes now is, one that came before only as its rules say. */
export const isReadBy = (reading: (typeof LATER_READINGS)[number], rules?: Pick<RuleSet, 'own'>): boolean =>
	rules === undefined || (rules.own ?? []).includes(reading);

/**
 * Whether signatures, rows of ethnic minorities and groups without figures are told from a review's records: they are
 * for a file that comes now, and were for all whose rules take a ward's rows together, which came after that.
 */
export const tellsRows = (rules?: RuleSet): boolean =>
	rules === undefined || (rules.own ?? []).includes('ward_not_whole');

/** What the cells of a file are checked by, as its rules have its wards read. */
export function contextBy(context: CheckContext, rules?: Pick<RuleSet, 'own'>): CheckContext {
	if (isReadBy('names_doubted', rules)) return context;
	const ward = context.codes.ward.map((row) => ({ ...row, ofAnyKind: true }));
	return { ...context, codes: { ...context.codes, ward } };
}

/** What reports were checked by before the rules were data: journal lines of that time name no set. */
export const FORMERLY: RuleSet = {
	rules: (['', 'near_'] as const).map((of) => ({
		code: `${of}poor_flow`,
		left: `${of}poor_start + ${of}newly_poor + ${of}fell_back + ${of}moved_in - ${of}escaped - ${of}moved_out`,
		operator: '=',
		right: `${of}poor_end`,
		importance: 'error',
		missing: 'skip',
		message: 'Phường {ward}, {period}: tính ra {left} hộ cuối kỳ, nhưng ghi {right}.',
		message_en: 'Ward {ward}, {period}: the flow ends at {left} households, but the end says {right}.'
	}))
};

/** The rules of the operator's reference data. */
export const ruleSetOf = ({ reportRules, outlierRules, amountRules }: Reference): RuleSet => ({
	rules: reportRules,
	outliers: outlierRules,
	amounts: amountRules,
	own: LATER_RULES
});

/** The rules whose warnings the sender has to confirm. */
export const confirmable = ({ rules, outliers = [], amounts = [] }: RuleSet): string[] =>
	[...rules, ...outliers, ...amounts].flatMap(({ code, confirm }) => (confirm ? [code] : []));

/**
 * The rules by which files are checked. An operator may change them, so those that a file was checked by are kept in
 * the archive like the file itself, and the journal names both: made again, the warehouse is the same.
 */
export class RuleSets {
	private readonly found = new Map<string, RuleSet>();
	private readonly text: string;
	private kept: Promise<void> | null = null;
	/** The current rules as a file of the archive, where `keep` puts it. */
	readonly file: ArchivedFile;

	constructor(
		private readonly archive: Pick<Archive, 'pathOf' | 'receive' | 'keep'>,
		readonly current: RuleSet
	) {
		this.text = JSON.stringify(current, null, '\t');
		const sha256 = createHash('sha256').update(this.text).digest('hex');
		this.file = { sha256, bytes: Buffer.byteLength(this.text) };
	}

	/** Has the current rules in the archive. */
	keep(): Promise<void> {
		this.kept ??= this.write().catch((error: unknown) => {
			this.kept = null;
			throw error;
		});
		return this.kept;
	}

	/** The rules that a submission was checked by, as its journal entry says. Throws `damaged` like `find`. */
	async of({ rules }: { rules?: ArchivedFile } = {}): Promise<RuleSet> {
		return rules ? this.find(rules) : FORMERLY;
	}

	/** The rules a journal entry names. Throws `damaged` when they are not in the archive any more. */
	async find({ sha256 }: ArchivedFile): Promise<RuleSet> {
		const known = this.found.get(sha256);
		if (known) return known;
		const path = this.archive.pathOf(sha256);
		const text = existsSync(path) ? await readFile(path, 'utf8') : '';
		if (createHash('sha256').update(text).digest('hex') !== sha256) throw damaged(sha256);
		const set = JSON.parse(text) as RuleSet;
		this.found.set(sha256, set);
		return set;
	}

	private async write(): Promise<void> {
		const received = await this.archive.receive(once(this.text));
		await received.durable;
		await this.archive.keep(received);
	}
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
	yield Promise.resolve(Buffer.from(text));
}

function damaged(sha256: string): AppError {
	return new AppError('damaged', {
		vi: `Bộ quy tắc đã dùng (archive/${sha256.slice(0, 2)}/${sha256}) mất hoặc đã bị sửa. Hãy chép lại từ bản sao lưu.`,
		en: `Rules that were used (archive/${sha256.slice(0, 2)}/${sha256}) are missing or were changed. Copy them back from the backup.`
	});
}
