import type { Dataset, Field, ForeignKey } from './dataset';
import type { Problem, ProblemCode } from './problem';
import { plainDate, plainInteger } from './suggestion';

/** What a check needs beside the schema: the codes in use and the day the file is received. */
export interface CheckContext {
	today: string;
	codes: Record<
		ForeignKey['resource'],
		readonly { code: string; valid_from?: string; valid_to?: string | null }[]
	>;
}

/** The part of a problem that does not depend on where the cell stands. */
export type Finding = Pick<Problem, 'code' | 'params' | 'value'>;

const INTEGER = /^(?:0|-?[1-9][0-9]{0,18})$/;
const DATE = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** True when the text is a whole number of 64 bits that prints back exactly as written. */
export function isPlainInteger(text: string): boolean {
	if (!INTEGER.test(text)) return false;
	const value = BigInt(text);
	return value >= INT64.min && value <= INT64.max;
}

/** True when the text is a day that exists, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
	if (!DATE.test(text) || text.startsWith('0000')) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return day.toISOString().slice(0, 10) === text;
}

/**
 * What is wrong with one cell, or null. An empty cell is a missing value, never zero.
 * Must agree with `flawSql` of the server, which a property test holds them to.
 */
export function checkCell(field: Field, raw: string, context: CheckContext): Finding | null {
	const { constraints = {} } = field;
	const title = { title: field.title, title_vi: field.title, title_en: field.titleEn };
	const found = (code: ProblemCode, params: Finding['params'] = {}): Finding => ({
		code,
		value: [...raw].slice(0, 200).join(''),
		params: { ...title, ...params }
	});
	if (raw === '') return constraints.required ? found('required') : null;
	if (field.type === 'integer') {
		if (!isPlainInteger(raw)) return found('not_integer', hint(plainInteger(raw)));
		const value = BigInt(raw);
		if (constraints.minimum !== undefined && value < BigInt(constraints.minimum))
			return found('too_small', { minimum: constraints.minimum });
		if (constraints.maximum !== undefined && value > BigInt(constraints.maximum))
			return found('too_large', { maximum: constraints.maximum });
		return null;
	}
	if (field.type === 'date') {
		if (!isPlainDate(raw)) return found('not_date', hint(plainDate(raw)));
		const { minimum, maximum } = dateBounds(field, context.today);
		if (raw < minimum) return found('too_early', { minimum });
		if (raw > maximum) return found('too_late', { maximum });
		return null;
	}
	if (field.type === 'boolean') {
		if (raw === 'true' || raw === 'false') return null;
		const lower = raw.trim().toLowerCase();
		return found('not_boolean', hint(lower === 'true' || lower === 'false' ? lower : null));
	}
	if (constraints.maxLength !== undefined) {
		const length = [...raw].length;
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
		const date = key.asOf === undefined ? '' : asOfDay(cells[key.asOf] ?? '');
		if (date === '' || rows.some((row) => (row.valid_from ?? '') <= date && date <= (row.valid_to ?? '9999')))
			continue;
		problems.push({ code: 'ward_not_valid', column: key.field, value, params: { date } });
	}
	return problems;
}

/** The day a code must be in force: the date itself, or the first day of a month written YYYYMM; '' when unreadable. */
function asOfDay(text: string): string {
	if (isPlainDate(text)) return text;
	return /^[0-9]{6}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}-01` : '';
}

function hint(suggestion: string | null): Record<string, string> {
	if (suggestion === null) return {};
	return { suggestion, hint_vi: ` Có phải ${suggestion}?`, hint_en: ` Is it ${suggestion}?` };
}

/** A code that differs from what was written only by case, spaces or leading zeros lost to a spreadsheet. */
function nearCode(value: string, allowed: readonly string[]): string | null {
	const plain = (code: string) => code.trim().toLowerCase().replace(/^0+/, '');
	return allowed.find((code) => plain(code) === plain(value)) ?? null;
}
