import { checkCell, type CheckContext } from './cell';
import { meaning } from './code-meaning';
import { codeRows } from './code-reading';
import type { Dataset, Field } from './dataset';
import { fold } from './text';

/**
 * Lines of a table that are no records: nothing in them, the header again, totals, the names of those who signed; of a
 * form also words without a figure, and a row that says more of the households of the one above.
 */
export const betweenKinds = ['blank', 'header', 'total', 'signature', 'figureless', 'detail'] as const;

export type BetweenKind = (typeof betweenKinds)[number];

const TOTAL =
	/^(?:(?:tong cong|tong so|tong|cong|cong don|luy ke|grand total|total|subtotal)(?: ?[:.(-].*)?|(?:tong cong(?! ty\b)|tong so|cong trang|mang sang|cong phat sinh|page total)(?: .*)?)$/;
/** Whether a folded text says that its line is a total. */
export const isTotal = (text: string) => TOTAL.test(text);

const SIGNATURE =
	/^(?:nguoi lap(?: (?:bieu|bao cao|bang))?|lap bieu|ke toan(?: truong)?|thu quy|thu truong don vi|chu tich|pho chu tich|(?:tm|kt)\. .*|ky ten|\(ky.*|(?:[^,]{2,40}, )?ngay .* thang .* nam .*)$/;

/**
 * Longer texts are no totals and no names: looking for the words of a date in millions of letters
 * would stop the server.
 */
const LONGEST = 200;

/**
 * A test for lines that stand among the records and are none. Only a line that could not be a record is ever taken for
 * one: its words stand where such words cannot, or a column that must be filled is empty. So no record
 * can be lost here.
 */
export function betweenTest(
	dataset: Dataset,
	names: readonly string[],
	fields: readonly (Field | null)[],
	context: CheckContext
): (cells: readonly string[]) => BetweenKind | null {
	const header = names.map(fold);
	const codes = new Map(
		(dataset.foreignKeys ?? []).map(({ field, resource }) => [
			field,
			new Set(context.codes[resource].map(({ code }) => code))
		])
	);
	const impossible = (field: Field | null | undefined, text: string) => {
		if (!field) return false;
		const rows = codeRows(dataset, field, context.codes);
		if (rows && meaning(field.name, text, { rows }, context) !== null) return false;
		return checkCell(field, text, context) !== null || codes.get(field.name)?.has(text) === false;
	};
	const required = fields.flatMap((field, at) => (field?.constraints?.required ? [at] : []));
	const key = (dataset.primaryKey ?? []).map((name) => fields.findIndex((field) => field?.name === name));

	return (cells) => {
		const first = cells.findIndex((cell) => cell.trim() !== '');
		if (first < 0) return 'blank';
		const text = fold(cells[first] ?? '');
		if (text === header[first] && header.every((name, at) => fold(cells[at] ?? '') === name)) return 'header';
		if (text.length > LONGEST) return null;
		const kind = isTotal(text) ? 'total' : SIGNATURE.test(text) ? 'signature' : null;
		if (kind === null) return null;
		// A line with a key of its own is a record, whatever it is called and whatever it lacks.
		const keyed = (at: number) =>
			at >= 0 && at !== first && (cells[at] ?? '').trim() !== '' && !impossible(fields[at], cells[at] ?? '');
		if (key.length > 0 && key.every(keyed)) return null;
		const lacking = required.some((at) => at !== first && (cells[at] ?? '').trim() === '');
		return lacking || impossible(fields[first], cells[first] ?? '') ? kind : null;
	};
}
