import { isCarried } from '../../../domain/between';
import { canonicalCell } from '../../../domain/cell-format';
import type { CodeWords } from '../../../domain/code-reading';
import type { Dataset, Field } from '../../../domain/dataset';
import type { Problem } from '../../../domain/problem';
import type { Writer } from '../../warehouse/reader';
import { identifier } from '../../warehouse/tables';
import type { Table } from '../read/table';
import type { TotalLine, TotalLines } from '../read/total-lines';
import { sumInstead, totalDiffers, type Part } from './total-told';

/** A column of amounts and where it stands in the file. */
type Column = { at: number; field: Field };

/** The rows of a stretch between two totals that have the same labels, such as their month. */
interface Stretch {
	/** How many totals stand above it. */
	part: number;
	labels: Record<string, string | null>;
	/** By column; null where an amount of the stretch could not be read. */
	sums: (bigint | null)[];
}

/**
 * The totals in which an amount is not the sum of the rows it may be of: warnings, for a total is not counted, and it
 * does not tell which row is wrong or missing. It may be of all rows above it, of those since any total before it, or
 * below it, and of both accepted and refused rows. Nothing is said where an amount of those rows cannot be read, nor of
 * sums that go on from elsewhere. The rows are added up where they were staged, in one pass for all totals.
 */
export async function totalProblems(
	writer: Writer,
	dataset: Dataset,
	{ table, totals, words }: { table: Table; totals: TotalLines; words: CodeWords }
): Promise<Problem[]> {
	const { fields } = table.header.match;
	const { formats } = table.context;
	const digits = ({ at, field }: Column, { cells }: TotalLine) =>
		canonicalCell(field, (cells[at] ?? '').trim(), formats) || null;
	const held = totals.held().filter((line) => !isCarried(labelOf(line)));
	const columns = fields
		.flatMap((field, at) => (field?.type === 'integer' ? [{ at, field }] : []))
		.filter((column) => held.some((line) => digits(column, line) !== null));
	if (dataset.form || columns.length === 0) return [];
	const ends = [...new Set(totals.all().map(({ after }) => after))];
	const labelled = labelFields(dataset, fields);
	const stretches = await stretchesOf(writer, { ends, columns, labelled });
	return held.flatMap((line) => {
		const rows = stretches.filter(({ labels }) =>
			labelled.every(({ field: { name }, at }) => {
				const text = (line.cells[at] ?? '').trim();
				return text === '' || labels[name] === (words[name]?.[text] ?? text);
			})
		);
		// Figures of several months or indicators have no sum.
		const names = labelled.map(({ field: { name } }) => name);
		if (rows.some(({ labels }) => names.some((name) => labels[name] !== rows[0]?.labels[name]))) return [];
		const place = ends.indexOf(line.after);
		return columns.flatMap((column, nth) => {
			const printed = digits(column, line);
			const sums = rows.map(({ part, sums }) => ({ part, sum: sums[nth] ?? null }));
			const parts = partsOf(sums, ends.length);
			if (printed === null || parts === null) return [];
			const sum = sumInstead(BigInt(printed), parts, place);
			const told = { line: line.line, label: labelOf(line) };
			return sum === null ? [] : [totalDiffers(told, column.field, { printed: BigInt(printed), sum })];
		});
	});
}

/** The first words of a line, which may stand behind its number or its month. */
const labelOf = ({ cells }: TotalLine) => (cells.find((cell) => /\p{L}/u.test(cell)) ?? '').trim();

/** Beside the ward, what a report's rows are told apart by: figures of one month and indicator make a sum. */
function labelFields(
	{ primaryKey = [], foreignKeys = [] }: Dataset,
	fields: readonly (Field | null)[]
): Column[] {
	const ward = foreignKeys.find(({ resource }) => resource === 'ward')?.field ?? '';
	if (!primaryKey.includes(ward)) return [];
	return fields.flatMap((field, at) =>
		field && field.name !== ward && primaryKey.includes(field.name) ? [{ at, field }] : []
	);
}

/** Adds up the rows between totals, which stand below so many records each. */
async function stretchesOf(
	writer: Writer,
	{ ends, columns, labelled }: { ends: readonly number[]; columns: Column[]; labelled: Column[] }
): Promise<Stretch[]> {
	const part = `CASE ${ends.map((after, at) => `WHEN record <= ${after} THEN ${at}`).join(' ')} ELSE ${ends.length} END`;
	const labels = labelled.map(({ field: { name } }) => identifier(name));
	const sums = columns.map(({ field: { name } }) => {
		const amount = identifier(name);
		const isKnown = `count(*) FILTER (flawed AND ${amount} IS NULL) = 0`;
		return `CASE WHEN ${isKnown} THEN coalesce(sum(${amount}), 0)::VARCHAR END`;
	});
	const found = await writer.query<{ part: number; labels: (string | null)[]; sums: (string | null)[] }>(
		`SELECT (${part})::INTEGER AS part, [${labels.map((name) => `${name}::VARCHAR`).join(', ')}]::VARCHAR[] AS labels,
			[${sums.join(', ')}]::VARCHAR[] AS sums
		FROM stage GROUP BY ${['1', ...labels].join(', ')}`
	);
	return found.map(({ part, labels: texts, sums }) => ({
		part,
		labels: Object.fromEntries(labelled.map(({ field: { name } }, at) => [name, texts[at] ?? null])),
		sums: sums.map((sum) => (sum === null ? null : BigInt(sum)))
	}));
}

/** The rows of each part between totals added up; null where there are none, or some row cannot be read. */
function partsOf(rows: readonly { part: number; sum: bigint | null }[], last: number): Part[] | null {
	if (rows.length === 0) return null;
	const parts = Array.from({ length: last + 1 }, (): Part => ({ sum: 0n, any: false }));
	for (const { part, sum } of rows) {
		if (sum === null) return null;
		parts[part] = { sum: (parts[part]?.sum ?? 0n) + sum, any: true };
	}
	return parts;
}
