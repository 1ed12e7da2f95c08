import { betweenTest } from '../domain/between';
import { checkRecord, withCodes, type CheckContext, type Finding } from '../domain/cell';
import { formatsOf } from '../domain/cell-format';
import type { Dataset, Field } from '../domain/dataset';
import { withoutEmptyTail } from '../domain/delimited';
import { FormatQuestion } from '../domain/format-question';
import { cellsOf, type FoundHeader } from '../domain/header';
import { isRemarks } from '../domain/header-name';
import { restored } from '../domain/inert';
import type { ReadOptions } from '../domain/read-options';
import { SeenKeys } from './seen-keys';
import { RECORD_LIMIT, type TextRow } from './splitter';
import { ProblemTally } from './tally';

/** Checks the rows of one file against its dataset, as far as that can be done without what others have sent. */
export class Checker {
	records = 0;
	/** Records with at least one error. */
	rejected = 0;
	/** The file as a whole cannot be taken; its records are not looked at. */
	fatal = false;
	readonly tally = new ProblemTally();
	private fields: (Field | null)[] | null = null;
	/** The header's own line is not yet behind. */
	private atHeader = true;
	/** Cells of the header, nameless ones at its end included. */
	private width = 0;
	private readonly keys = new SeenKeys();
	private readonly context: CheckContext;
	private readonly question: FormatQuestion;
	/** The file was given back with remarks, and with marks that keep its cells from running. */
	private isGivenBack = false;
	private isBetween: ReturnType<typeof betweenTest> = () => null;

	constructor(
		private readonly dataset: Dataset,
		context: CheckContext,
		read: ReadOptions = {}
	) {
		const formats = formatsOf(read);
		if ('option' in formats) this.refuse({ code: 'unknown_option', value: null, params: { ...formats } });
		this.context = 'option' in formats ? context : { ...context, formats };
		this.question = new FormatQuestion(this.context, read);
	}

	/** Takes the header; the first row is then its line. */
	begin(header: FoundHeader): void {
		const { match, width, line } = header;
		this.fields = match.fields;
		this.width = width;
		this.isGivenBack = header.names.some(isRemarks);
		this.isBetween = betweenTest(this.dataset, cellsOf(header), match.fields, this.context);
		for (const problem of match.problems)
			this.tally.add({ ...problem, line, record: null, severity: 'error' });
		if (match.problems.length > 0) this.fatal = true;
	}

	/** Takes the next row. */
	take(written: TextRow): void {
		if (this.fatal || this.fields === null) return;
		const row = this.isGivenBack ? { ...written, cells: written.cells.map(restored) } : written;
		const isHeader = this.atHeader && row.broken === null;
		this.atHeader = false;
		if (isHeader || (row.broken === null && this.isBetween(row.cells) !== null)) return;
		if (runsOn(row)) return this.unclosed(row.line);
		this.record(row, this.fields);
	}

	/** Says what only the end of the file shows. */
	end(): void {
		if (this.fatal) return;
		if (this.fields === null) this.refuse({ code: 'empty_file', value: null, params: {} });
		else if (this.records === 0) this.refuse({ code: 'no_records', value: null, params: {} });
		for (const problem of this.question.problems()) this.tally.add(problem);
	}

	/** Notes a problem of the whole file and stops. */
	refuse(finding: Finding): void {
		this.fatal = true;
		this.tally.add({ ...finding, line: null, record: null, column: null, severity: 'error' });
	}

	/** Whether duplicates were looked for among all records. */
	get allKeysChecked(): boolean {
		return !this.keys.full;
	}

	/** A quote that is not closed runs lines together; nobody can say which records they were. */
	private unclosed(line: number): void {
		this.records += 1;
		this.rejected = this.records;
		this.fatal = true;
		const finding = { code: 'unclosed_quote', value: null, params: {}, column: null } as const;
		this.tally.add({ ...finding, line, record: this.records, severity: 'error' });
	}

	private record(row: TextRow, fields: (Field | null)[]): void {
		this.records += 1;
		const findings = this.findings(row, fields);
		if (findings.length > 0) this.rejected += 1;
		const place = { line: row.line, record: this.records, severity: 'error' as const };
		for (const finding of findings) this.tally.add({ ...finding, ...place });
	}

	private findings(row: TextRow, fields: (Field | null)[]): (Finding & { column: string | null })[] {
		const whole = { column: null, value: row.cells.join(' · ').slice(0, 200) };
		if (row.broken !== null) return [{ ...whole, code: row.broken, params: { limit: RECORD_LIMIT } }];
		const cells = withoutEmptyTail(row.cells, fields.length, this.width);
		if (cells.length !== fields.length) {
			return [
				{ ...whole, code: 'wrong_cell_count', params: { found: cells.length, expected: fields.length } }
			];
		}
		this.question.take(fields, cells);
		const named: Record<string, string> = {};
		for (const [index, field] of fields.entries()) if (field) named[field.name] = cells[index] ?? '';
		const findings = checkRecord(this.dataset, named, this.context);
		return findings.length > 0
			? findings
			: this.duplicate(withCodes(this.dataset, named, this.context), this.records);
	}

	private duplicate(named: Record<string, string>, record: number): (Finding & { column: string })[] {
		const columns = this.dataset.primaryKey ?? [];
		const column = columns.at(-1);
		if (column === undefined) return [];
		const key = columns.map((name) => named[name] ?? '');
		const first = this.keys.first(key, record);
		return first === null
			? []
			: [{ code: 'duplicate_in_file', column, value: key.join(' · '), params: { first } }];
	}
}

const runsOn = ({ broken, cells }: TextRow) =>
	broken === 'record_too_long' || (broken !== null && cells.some((cell) => cell.trimEnd().includes('\n')));
