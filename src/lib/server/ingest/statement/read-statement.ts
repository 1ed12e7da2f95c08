import type { BankProfile, CanonicalColumn } from '../../../domain/bank-profile';
import { checkRecord, type CheckContext } from '../../../domain/cell';
import type { Dataset, Field } from '../../../domain/dataset';
import type { Problem } from '../../../domain/problem';
import type { Decision, ReadOptions } from '../../../domain/read-options';
import { isProblem } from '../read/problem';
import { RECORD_LIMIT } from '../read/rows';
import { LATER_RULES } from '../rule-sets';
import { chooseMatch, tellBank } from './bank';
import { betweenTest } from './between';
import type { Unpacked } from '../read/unpack';
import { inspectStatement, type InspectedStatement } from './inspect';
import type { LayoutMatch } from './layout';
import { PassedOver } from './passed-over';
import { recordReader, type StatementRecord } from './record';

/** One record of a bank's file, brought to canonical columns. */
export interface StatementRow {
	/** From 1; the header, repeated headers, page lines and totals are no records. */
	record: number;
	/** The physical line the record starts on, from 1. */
	line: number;
	/** ISO days, plain digits, references exactly as written. A cell that cannot be read stays as written. */
	cells: Record<CanonicalColumn, string>;
	/** Errors make the row unreadable; `no_amount` only warns. */
	problems: Problem[];
	/** The cells as they stand in the file. */
	raw: string[];
}

export interface StatementFile {
	layout: string;
	/** What the file is read by; null when no row of it can be. */
	profile: BankProfile | null;
	bank: string | null;
	/** Why no row of the file can be read, or null. */
	problem: Problem | null;
	/** How the file was opened. */
	decisions: Decision[];
	/** What the columns of the file are in the dataset that it is held against; null for those that are nothing there. */
	fields: (Field | null)[];
	rows: AsyncIterable<StatementRow>;
	/** Lines passed over so far because they are no records: repeated headers, page numbers, totals, balances. */
	between: PassedOver;
}

export interface StatementOptions {
	layouts: readonly BankProfile[];
	/** Which bank the file comes from; told from the file when left out. */
	bank?: string;
	/** What the sender says about how the file is to be read. */
	read?: ReadOptions;
	/** What it holds, or what keeps it shut, where that was found out before. */
	unpacked?: Unpacked | Problem;
	/** The later rules of the program that it is read by; all of them when left out. */
	own?: readonly string[];
	/** A folder that outlives the reading, for what has to be unpacked. */
	tmp: string;
	/** Also holds each readable record against the dataset `bank_statement` (days to come, lengths, bounds). */
	check?: { dataset: Dataset; context: CheckContext };
}

type Opened = InspectedStatement & { match: LayoutMatch; own: readonly string[] };

/** Recognises a bank's statement by its header and reads it record by record, in bounded memory. */
export async function readStatement(path: string, options: StatementOptions): Promise<StatementFile> {
	const { layouts, bank: given, read = {}, unpacked, tmp, check, own = LATER_RULES } = options;
	const inspected = await inspectStatement({ path, unpacked }, layouts, read, { tmp, rules: { own } });
	if (isProblem(inspected)) return refused(inspected);
	const match = chooseMatch(inspected.matches, given);
	if (isProblem(match)) return refused(match, inspected.decisions);
	const file = { ...inspected, match, own };
	const { layout: profile } = match;
	const decisions: Decision[] = [
		...file.decisions,
		{ about: 'bankProfile', value: profile.layout, by: 'file' }
	];
	const bank = await tellBank(
		profile,
		given,
		rowsFrom(file),
		layouts.flatMap((layout) => layout.banks)
	);
	if (bank !== null && typeof bank === 'object') return refused(bank, decisions);
	const between = new PassedOver();
	const rows = { [Symbol.asyncIterator]: () => rowsFrom(file, between, check) };
	const known = new Map(check?.dataset.fields.map((field) => [field.name, field]));
	const fields = match.columns.map(({ is }) => known.get(is ?? '') ?? null);
	return { layout: profile.layout, profile, bank, problem: null, decisions, fields, rows, between };
}

const refused = (problem: Problem, decisions: Decision[] = []): StatementFile => ({
	layout: '',
	profile: null,
	bank: null,
	problem,
	decisions,
	fields: [],
	rows: none(),
	between: new PassedOver()
});

async function* rowsFrom(
	{ source, match, header, width, above, delimiter, own }: Opened,
	between = new PassedOver(),
	check?: StatementOptions['check']
): AsyncGenerator<StatementRow> {
	const isBetween = betweenTest(match, header, {
		dated: own.includes('dated_balance'),
		totals: own.includes('statement_totals')
	});
	const read = recordReader(match, delimiter, {
		width: own.includes('amount_torn') ? width : Infinity,
		bothWays: !own.includes('debit_and_credit')
	});
	let record = 0;
	between.begin(above);
	for await (const { record: position, line, cells: raw, broken, faults = [] } of source.rows(
		delimiter,
		match
	)) {
		if (position <= above) {
			// A column may be called like a total, and numbered.
			if (position <= above - header.length) between.addAbove(line, raw, match, delimiter);
			continue;
		}
		const kind = broken === null ? isBetween(raw) : null;
		if (kind !== null) {
			between.add(kind, line, raw, { match, delimiter });
			continue;
		}
		record += 1;
		const { cells, findings } = read(broken === null ? raw : []);
		const told = own.includes('cell_too_many_digits') ? faults : [];
		const faulty = told.map(({ at, finding }) => ({ ...finding, column: match.columns[at]?.is ?? null }));
		const others = findings.filter(({ column }) => !faulty.some((fault) => fault.column === column));
		const found = broken === null ? [...faulty, ...others] : [brokenRecord(broken)];
		if (check && found.every(({ code }) => code === 'no_amount')) {
			found.push(...checkRecord(check.dataset, cells, check.context));
		}
		const problems = found.map((finding): Problem => {
			const severity = finding.code === 'no_amount' ? 'warning' : 'error';
			return { ...finding, line, record, severity };
		});
		between.totals.follow({ cells, problems });
		yield { record, line, cells, problems, raw };
	}
}

const brokenRecord = (code: Problem['code']): StatementRecord['findings'][number] => ({
	code,
	column: null,
	value: null,
	params: { limit: RECORD_LIMIT }
});

async function* none(): AsyncGenerator<StatementRow> {}
