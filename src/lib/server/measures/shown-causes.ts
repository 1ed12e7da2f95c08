import type { ToldCause } from '../../domain/cause';
import type { Dataset } from '../../domain/dataset';
import { fixOf, type Fix } from '../../domain/fix';
import type { Locale } from '../../domain/locale';
import { problemMessage, type Problem, type ProblemCode } from '../../domain/problem';
import { wardNameField } from '../../domain/ward-name';
import { placeOf } from '../ingest/desk';
import { BEGINNING, type Excerpt } from '../ingest/excerpt';

/** Rows as in the sheet, the cells of one problem marked. */
export interface MarkedRows extends Pick<Excerpt, 'header' | 'rows'> {
	/** The row with the problem; null when it is the header's. */
	line: number | null;
	/** Columns of the marked cells, from 0. */
	marked: number[];
}

/** A cause as pages show it: in the reader's words, with the rows around its first problem. */
export interface ShownCause {
	code: ProblemCode;
	severity: Problem['severity'];
	count: number;
	/** The column by its title; null when the problem is a whole row's or the whole file's. */
	column: string | null;
	value: string | null;
	/** The words for the first of its problems. */
	message: string;
	/** Where the first of them stands; null when it is the whole file's. */
	line: number | null;
	rows: MarkedRows | null;
	fix: Fix | null;
}

/** Causes for showing; `excerpts` by physical line. */
export function shownCauses(
	causes: readonly ToldCause[],
	dataset: Dataset,
	excerpts: ReadonlyMap<number, Excerpt>,
	locale: Locale
): ShownCause[] {
	return causes.map((cause) => {
		const { code, severity, count, column, value, first, cell = first } = cause;
		const excerpt = excerpts.get(placeOf(cell));
		return {
			code,
			severity,
			count,
			column: columnTitle(column, dataset, locale),
			value,
			message: problemMessage(first, locale),
			line: placeOf(cell) === BEGINNING && code !== 'header_row_missing' ? null : cell.line,
			rows: excerpt ? markedRows(excerpt, cell) : null,
			fix: fixOf(cause)
		};
	});
}

/** The rows around a problem with its cells marked: its column's, or all of its row when it is the row's. */
export function markedRows(
	{ header, fields, rows }: Excerpt,
	problem: Pick<Problem, 'column' | 'record' | 'line' | 'code'>
): MarkedRows {
	const { column, line } = problem;
	const ofHeader = placeOf(problem) === BEGINNING;
	const marked = header.flatMap((name, at) => {
		if (column === null) return ofHeader ? [] : [at];
		// A column that was left out goes by its heading.
		return (ofHeader ? name : (fields[at] ?? name)) === column ? [at] : [];
	});
	return { header, rows, line: ofHeader ? null : line, marked };
}

/** A column by its title; one that the schema does not know goes by its own name. */
export function columnTitle(column: string | null, dataset: Dataset, locale: Locale): string | null {
	const field = [...dataset.fields, wardNameField].find(({ name }) => name === column);
	return field ? (locale === 'vi' ? field.title : field.titleEn) : column;
}
