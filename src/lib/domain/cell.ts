import { canonicalCell, plainFormats, type CellFormats } from './cell-format';
import { isPlainDate, isWithoutYear, PLAIN_DATE } from './date-format';
import type { Dataset, Field, ForeignKey } from './dataset';
import type { Problem, ProblemCode } from './problem';
import { plainDate, plainInteger } from './suggestion';
import { composed } from './text';

/** What a check needs beside the schema: the codes in use and the day the file is received. */
export interface CheckContext {
	today: string;
	/** How the file writes numbers and days; plainly when left out. */
	formats?: CellFormats;
	codes: Record<
		ForeignKey['resource'],
		readonly { code: string; valid_from?: string; valid_to?: string | null }[]
	>;
}

/** The part of a problem that does not depend on where the cell stands. */
export type Finding = Pick<Problem, 'code' | 'params' | 'value'>;

/**
 * What is wrong with one cell, or null. An empty cell is a missing value, never zero.
 * Must agree with `flawSql` of the server, which a property test holds them to.
 */
export function checkCell(field: Field, raw: string, context: CheckContext): Finding | null {
	const { constraints = {} } = field;
	const formats = context.formats ?? plainFormats;
	const title = { title: field.title, title_vi: field.title, title_en: field.titleEn };
	const found = (code: ProblemCode, params: Finding['params'] = {}): Finding => ({
		code,
		value: [...raw].slice(0, 200).join(''),
		params: { ...title, ...params }
	});
	if (raw === '') return constraints.required ? found('required') : null;
	const text = canonicalCell(field, raw, formats);
	if (field.type === 'integer') {
		if (text === null) {
			const [code, format] = notSo('not_integer', formats);
			return found(code, { ...format, ...hint(plainInteger(raw)) });
		}
		const value = BigInt(text);
		if (constraints.minimum !== undefined && value < BigInt(constraints.minimum))
			return found('too_small', { minimum: constraints.minimum });
		if (constraints.maximum !== undefined && value > BigInt(constraints.maximum))
			return found('too_large', { maximum: constraints.maximum });
		return null;
	}
	if (field.type === 'date') {
		if (text === null && isWithoutYear(raw)) return found('date_without_year');
		if (text === null) {
			const [code, format] = notSo('not_date', formats);
			return found(code, { ...format, ...hint(plainDate(raw)) });
		}
		const { minimum, maximum } = dateBounds(field, context.today);
		if (text < minimum) return found('too_early', { minimum });
		if (text > maximum) return found('too_late', { maximum });
		return null;
	}
	if (field.type === 'boolean') {
		if (raw === 'true' || raw === 'false') return null;
		const lower = raw.trim().toLowerCase();
		return found('not_boolean', hint(lower === 'true' || lower === 'false' ? lower : null));
	}
	if (raw.includes('\0')) return found('control_character');
	if (constraints.maxLength !== undefined) {
		const length = [...composed(raw)].length;
		if (length > constraints.maxLength) return found('too_long', { length, maximum: constraints.maxLength });
	}
	if (constraints.pattern !== undefined && !new RegExp(constraints.pattern, 'u').test(raw))
		return found('wrong_pattern', { example: field.example ?? '' });
	if (constraints.enum !== undefined && !constraints.enum.includes(raw)) {
		const near = constraints.enum.find((value) => value === raw.trim().toLowerCase());
		return found('not_in_list', { allowed: constraints.enum.join(', '), ...hint(near ?? null) });
	}
	return null;
}

/** The earliest and latest day a date column takes; absent bounds are 1900-01-01 and 2100-12-31. */
export function dateBounds(field: Field, today: string): { minimum: string; maximum: string } {
	const day = (bound: string | number | undefined, otherwise: string) =>
		bound === undefined ? otherwise : bound === 'today' ? today : String(bound);
	return {
		minimum: day(field.constraints?.minimum, '1900-01-01'),
		maximum: day(field.constraints?.maximum, '2100-12-31')
	};
}

const unknownCode = {
	ward: 'unknown_ward',
	fund: 'unknown_fund',
	indicator: 'unknown_indicator',
	purpose: 'unknown_purpose'
} as const;

/** Every problem of one record, given its cells by column name: cells first, then codes that must exist. */
export function checkRecord(
	dataset: Dataset,
	cells: Record<string, string>,
	context: CheckContext
): (Finding & { column: string })[] {
	const problems: (Finding & { column: string })[] = [];
	for (const field of dataset.fields) {
		const finding = checkCell(field, cells[field.name] ?? '', context);
		if (finding) problems.push({ ...finding, column: field.name });
	}
	for (const key of dataset.foreignKeys ?? []) {
		const value = cells[key.field] ?? '';
		if (value === '' || problems.some((problem) => problem.column === key.field)) continue;
		const rows = context.codes[key.resource].filter((row) => row.code === value);
		if (rows.length === 0) {
			const allowed = context.codes[key.resource].map((row) => row.code);
			const params = { ...hint(nearCode(value, allowed)), allowed: allowed.slice(0, 20).join(', ') };
			problems.push({
				code: unknownCode[key.resource],
				column: key.field,
				value: value.slice(0, 200),
				params
			});
			continue;
		}
		const date = key.asOf === undefined ? '' : asOfDay(dataset, key.asOf, cells[key.asOf] ?? '', context);
		if (date === '' || rows.some((row) => (row.valid_from ?? '') <= date && date <= (row.valid_to ?? '9999')))
			continue;
		problems.push({ code: 'ward_not_valid', column: key.field, value, params: { date } });
	}
	return problems;
}

/** The day a code must be in force: the date itself, or the first day of a month written YYYYMM; '' when unreadable. */
function asOfDay(
	dataset: Dataset,
	name: string,
	text: string,
	{ formats = plainFormats }: CheckContext
): string {
	const field = dataset.fields.find((candidate) => candidate.name === name);
	if (field?.type === 'date') return canonicalCell(field, text, formats) ?? '';
	if (isPlainDate(text)) return text;
	return /^[0-9]{6}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}-01` : '';
}

/** Which code says that a cell is not written as it should be: plainly, or in the file's own format. */
const notSo = (plain: 'not_integer' | 'not_date', { number, date }: CellFormats) => {
	if (plain === 'not_integer')
		return number === 'plain'
			? ([plain, {}] as const)
			: (['not_in_number_format', { format: number }] as const);
	return date === PLAIN_DATE ? ([plain, {}] as const) : (['not_in_date_format', { format: date }] as const);
};

function hint(suggestion: string | null): Record<string, string> {
	if (suggestion === null) return {};
	return { suggestion, hint_vi: ` Có phải ${suggestion}?`, hint_en: ` Is it ${suggestion}?` };
}

/** A code that differs from what was written only by case, spaces or leading zeros lost to a spreadsheet. */
function nearCode(value: string, allowed: readonly string[]): string | null {
	const plain = (code: string) => code.trim().toLowerCase().replace(/^0+/, '');
	return allowed.find((code) => plain(code) === plain(value)) ?? null;
}
