import { isOfAFormat, type Cause } from './cause';
import { BETWEEN_HEADINGS } from './column-doubt';
import { headingKey } from './column-meaning';
import { CODE_TEXT_LIMIT, columnOf } from './code-reading';
import { dateFormatOf, dateFormats, readDate } from './date-format';
import { delimiterName, delimiters } from './delimited';
import { encodings } from './encoding';
import type { OneValueOf } from './one-value';
import { numberFormatOf, numberFormats, readNumber } from './number-format';

/** The read options that are picked from a list, and their values. */
export const readChoices = {
	encoding: encodings,
	delimiter: delimiters.map(delimiterName),
	number_format: numberFormats,
	date_format: dateFormats
} as const satisfies Record<string, readonly string[]>;

export type ListedChoice = keyof typeof readChoices;
/** What a sender may pick; the sheets are those of the file. */
export type ReadChoice = ListedChoice | 'sheet';

/** One choice that mends every problem of a cause: what the sender picks becomes a read option of the whole file. */
export type Fix =
	| { kind: 'ward'; written: string; candidates: string[] }
	| { kind: 'choice'; option: ReadChoice; values: readonly string[]; likely: string | null }
	/** The column as `columnOf` names it where a fund means its own by words. */
	| { kind: 'code'; column: string; written: string; candidates: string[] }
	/** What a heading is: one of the columns that the file lacks, or '' where it is left out. */
	| { kind: 'column'; heading: string; columns: string[]; likely: string | null }
	/** Under which heading of the file a column of the template stands, or from what one value for all rows is picked. */
	| { kind: 'heading'; column: string; headings: string[]; likely: string | null; one: OneValueOf | null }
	/** What was said of a heading that the file does not have, or for a column that it has, is taken back. */
	| { kind: 'forget'; option: 'forget_column' | 'forget_value'; said: string }
	| { kind: 'header_row'; likely: number | null }
	| { kind: 'year' };

/** What may be chosen to mend a cause; null when the file itself has to be mended. */
export function fixOf({ code, value, first }: Pick<Cause, 'code' | 'value' | 'first'>): Fix | null {
	// A suggestion about a cell is a value of that cell; one about the whole file is a format or an encoding.
	const { suggestion: meant } = first.params;
	const suggestion = first.record === null ? meant : undefined;
	const candidates = String(first.params.candidates ?? '')
		.split(', ')
		.filter(Boolean);
	const likely = suggestion === undefined ? null : String(suggestion);
	const choice = (option: ListedChoice, offered?: string): Fix => {
		const values = offered?.split(' · ') ?? readChoices[option];
		return { kind: 'choice', option, values, likely };
	};
	const ofFormats = (option: ListedChoice, fit: string) =>
		isOfAFormat(first) && fit !== '' ? choice(option, fit) : null;
	switch (code) {
		case 'unknown_ward':
		case 'ward_not_valid':
			return value ? { kind: 'ward', written: value, candidates } : null;
		case 'wrong_pattern':
			// A month, where it is clear which one is meant.
			return meant === undefined ? null : codeFix(value, first, [String(meant)]);
		case 'not_in_list':
		case 'not_boolean':
		case 'unknown_fund':
		case 'unknown_indicator':
		case 'unknown_purpose':
		case 'unknown_task':
			return codeFix(value, first, candidates);
		case 'encoding_unclear':
		case 'encoding_wrong':
			return choice('encoding');
		case 'number_format_unclear':
			return choice('number_format', String(first.params.formats));
		case 'date_format_unclear':
			return choice('date_format', String(first.params.formats));
		case 'sheet_unclear':
		case 'sheet_missing':
		case 'sheet_hidden': {
			const sheets = String(first.params.sheets ?? '').split(' · ');
			const values = sheets.filter(Boolean);
			return values.length > 0 ? { kind: 'choice', option: 'sheet', values, likely: null } : null;
		}
		case 'year_unclear':
			return { kind: 'year' };
		case 'not_integer':
		case 'not_in_number_format':
			return ofFormats('number_format', fitting(numberFormats, 'number', first));
		case 'not_date':
		case 'not_in_date_format':
			return ofFormats('date_format', fitting(dateFormats, 'date', first));
		case 'wrong_cell_count':
			return choice('delimiter');
		case 'heading_missing':
			return { kind: 'forget', option: 'forget_column', said: String(first.params.heading) };
		case 'value_not_needed':
			return { kind: 'forget', option: 'forget_value', said: first.column ?? '' };
		case 'header_row_missing':
			return { kind: 'header_row', likely: null };
		case 'missing_column':
		case 'extra_column': {
			// Only where another line names more of the columns would another choice mend anything.
			const row = Number(first.params.header_row);
			return row > 0 ? { kind: 'header_row', likely: row } : columnFix(first);
		}
		default:
			return null;
	}
}

/** Which code a word is; null where the word is not known whole. */
function codeFix(
	written: string | null,
	{ column, params }: Cause['first'],
	candidates: string[]
): Fix | null {
	// A value that was cut is not what is written.
	if (written === null || written.trim() === '' || written.length >= CODE_TEXT_LIMIT || !column) return null;
	return { kind: 'code', column: columnOf(column, String(params.within ?? '')), written, candidates };
}

/** What a heading that no column bears may be, or where a column that is missing may stand. */
function columnFix({ code, column, params }: Cause['first']): Fix | null {
	const likely = params.likely === undefined ? null : String(params.likely);
	const listed = (text: unknown, between: string) => (text === undefined ? [] : String(text).split(between));
	if (column === null) return null;
	if (code === 'extra_column') {
		const columns = listed(params.columns || undefined, ', ');
		return { kind: 'column', heading: headingKey(column), columns, likely: columns.length > 0 ? likely : '' };
	}
	const headings = listed(params.headings, BETWEEN_HEADINGS);
	const one = oneValue(params.one_value);
	return headings.length > 0 || one ? { kind: 'heading', column, headings, likely, one } : null;
}

const oneValue = (said: unknown): OneValueOf | null =>
	said === 'ward' || said === 'code' || said === 'month' ? said : null;

/** The formats in which the first of the cells can be read, as they are offered. */
function fitting(formats: readonly string[], kind: 'number' | 'date', { value }: Cause['first']): string {
	const fit = formats.filter((format) => {
		const [number, date] = [numberFormatOf(format), dateFormatOf(format)];
		if (kind === 'number') return number !== null && readNumber(value ?? '', number) !== null;
		return date !== null && readDate(value ?? '', date) !== null;
	});
	return fit.join(' · ');
}
