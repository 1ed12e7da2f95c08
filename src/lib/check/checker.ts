import { checkRecord, type CheckContext, type Finding } from '../domain/cell';
import type { Dataset, Field } from '../domain/dataset';
import { withoutEmptyTail } from '../domain/delimited';
import { matchHeader } from '../domain/header';
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
	/** Cells of the header, nameless ones at its end included. */
	private width = 0;
	private readonly keys = new SeenKeys();

	constructor(
		private readonly dataset: Dataset,
		private readonly context: CheckContext
	) {}

	/** Takes the next row; the first is the header. */
	take(row: TextRow): void {
		if (this.fatal) return;
		if (this.fields === null) this.header(row);
		else this.record(row, this.fields);
	}

	/** Says what only the end of the file shows. */
	end(): void {
		if (this.fatal) return;
		if (this.fields === null) this.refuse({ code: 'empty_file', value: null, params: {} });
		else if (this.records === 0) this.refuse({ code: 'no_records', value: null, params: {} });
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

	private header(row: TextRow): void {
		if (row.broken !== null)
			return this.refuse({ code: row.broken, value: null, params: { limit: RECORD_LIMIT } });
		const names = row.cells.map((name) => name.trim());
		while (names.at(-1) === '') names.pop();
		const { fields, problems } = matchHeader(this.dataset, names);
		this.fields = fields;
		this.width = row.cells.length;
		this.fatal = problems.length > 0;
		for (const problem of problems) this.tally.add({ ...problem, line: 1, record: null, severity: 'error' });
	}

	private record(row: TextRow, fields: (Field | null)[]): void {
		this.records += 1;
		const findings = this.findings(row, fields);
		if (findings.length > 0) this.rejected += 1;
		const place = { line: row.line, record: row.record, severity: 'error' as const };
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
		const named: Record<string, string> = {};
		for (const [index, field] of fields.entries()) if (field) named[field.name] = cells[index] ?? '';
		const findings = checkRecord(this.dataset, named, this.context);
		return findings.length > 0 ? findings : this.duplicate(named, row.record);
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
