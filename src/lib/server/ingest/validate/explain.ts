import { farAmountParams, type FarAmount } from '../../../domain/amount-rule';
import { checkRecord, type CheckContext } from '../../../domain/cell';
import type { Dataset } from '../../../domain/dataset';
import { withoutEmptyTail } from '../../../domain/delimited';
import { districtQuestion } from '../../../domain/district-row';
import { rowWithoutIdentity } from '../../../domain/identity-number';
import type { FormatQuestion } from '../../../domain/format-question';
import type { Problem, ProblemCode } from '../../../domain/problem';
import { outlierParams, type Outlier } from '../../../domain/outlier';
import type { RefusedRows } from '../../../domain/refused-rows';
import { brokenWords, type BrokenRule, type ReportRule } from '../../../domain/report-rule';
import type { Writer } from '../../warehouse/reader';
import { identifier } from '../../warehouse/tables';
import { RECORD_LIMIT } from '../read/rows';
import type { Table, TableRow } from '../read/table';

interface Suspect {
	record: bigint;
	flawed: boolean;
	findings: string | null;
}

interface RuleFinding {
	column: string | null;
	code: ProblemCode;
	severity: 'error' | 'warning';
	value: string | null;
	params: string;
}

/**
 * Says what is wrong with the records the warehouse found wanting: reads the sent file once more up to the last of
 * them, so that each problem has its physical line and the cell as it was written. `refused` gets the rows that are
 * flawed.
 */
export async function* explain(
	writer: Writer,
	dataset: Dataset,
	{
		table,
		question,
		rules,
		refused
	}: { table: Table; question: FormatQuestion; rules: readonly ReportRule[]; refused: RefusedRows }
): AsyncGenerator<Problem> {
	const suspects = suspectsOf(writer);
	let next = await suspects.next();
	if (next.done) return;
	for await (const row of table.rows()) {
		if (BigInt(row.record) < next.value.record) continue;
		const { line, record } = row;
		const place = { line, record };
		if (next.value.flawed) {
			if (row.broken === null && row.faults.length === 0) question.take(table.header.match.fields, row.cells);
			refused.take(record, row.cells);
			yield* flaws(dataset, table, row);
		}
		for (const finding of JSON.parse(next.value.findings ?? '[]') as RuleFinding[]) {
			yield inSheet(table, { ...finding, ...place, params: paramsOf(finding, rules, table.context) });
		}
		next = await suspects.next();
		if (next.done) break;
	}
	if (question.formats('date').length > 0 && (await hasDays(writer, dataset))) question.plainDays();
	yield* question.problems();
}

/** What the words of a finding are made from; a rule of the data brings its own words. */
function paramsOf(
	{ code, value, params }: RuleFinding,
	rules: readonly ReportRule[],
	{ codes, district = '' }: CheckContext
): Problem['params'] {
	if (code === 'amount_far') return farAmountParams(JSON.parse(params) as FarAmount, codes);
	if (code === 'outlier') return outlierParams(JSON.parse(params) as Outlier);
	if (code === 'unknown_ward') {
		const { candidates } = JSON.parse(params) as { candidates: string };
		return districtQuestion(value ?? '', candidates, district).params;
	}
	if (code !== 'rule_broken') return JSON.parse(params) as Problem['params'];
	const broken = JSON.parse(params) as BrokenRule;
	const rule = rules.find((one) => one.code === broken.rule);
	const { vi, en } = rule ? brokenWords(rule, broken) : { vi: broken.rule, en: broken.rule };
	const { figures: _, ...told } = broken;
	return { ...told, message_vi: vi, message_en: en };
}

/** Whether some day of the staged records could be read as it stands. */
async function hasDays(writer: Writer, dataset: Dataset): Promise<boolean> {
	const days = dataset.fields.filter(({ type }) => type === 'date').map(({ name }) => identifier(name));
	const found = await writer.one<{ any: boolean }>(
		`SELECT count(*) > 0 AS "any" FROM stage WHERE coalesce(${days.join(', ')}) IS NOT NULL`
	);
	return found?.any ?? false;
}

function* flaws(dataset: Dataset, table: Table, row: TableRow): Generator<Problem> {
	const { header, context } = table;
	const { match, width } = header;
	const place = { line: row.line, record: row.record, severity: 'error' as const };
	const whole = { ...place, column: null, value: rowWithoutIdentity(row.cells.join(' · ')).slice(0, 200) };
	const { fields } = match;
	const cells = withoutEmptyTail(row.cells, fields.length, width);
	if (row.broken) {
		yield { ...whole, code: row.broken, params: { limit: RECORD_LIMIT } };
		return;
	}
	if (cells.length !== fields.length) {
		yield { ...whole, code: 'wrong_cell_count', params: { found: cells.length, expected: fields.length } };
		return;
	}
	const named: Record<string, string> = {};
	fields.forEach((field, index) => {
		if (field) named[field.name] = cells[index] ?? '';
	});
	const column = (at: number) => fields[at]?.name ?? null;
	const faulty = new Set(row.faults.map(({ at }) => column(at)));
	for (const { at, finding } of row.faults) {
		const problem = { ...finding, ...place, column: column(at) };
		yield finding.params.cell === undefined ? inSheet(table, problem) : problem;
	}
	const problems = checkRecord(dataset, named, context).filter((problem) => !faulty.has(problem.column));
	for (const problem of problems) yield inSheet(table, { ...problem, ...place });
	if (row.faults.length > 0) return;
	// The warehouse refused the record but the reader sees nothing: the record still counts as rejected, and says so.
	if (problems.length === 0) yield { ...whole, code: 'unreadable_record', params: {} };
}

/** The problem with the name of its cell, where the file is a sheet. */
export function inSheet(table: Table, problem: Problem): Problem {
	if (problem.line === null) return problem;
	const cell = table.cellName(problem.line, problem.column);
	return cell === null ? problem : { ...problem, params: { ...problem.params, cell } };
}

async function* suspectsOf(writer: Writer): AsyncGenerator<Suspect, undefined> {
	const sql = `
		WITH found AS (
			SELECT record, to_json(list(struct_pack("column" := "column", code := code, severity := severity,
				value := value, params := params)))::VARCHAR AS findings
			FROM finding GROUP BY record
		), flawed AS (SELECT record FROM stage WHERE flawed)
		SELECT coalesce(f.record, r.record) AS record, f.record IS NOT NULL AS flawed, r.findings
		FROM flawed f FULL JOIN found r ON r.record = f.record ORDER BY 1`;
	for await (const { rowCount, values } of writer.stream(sql)) {
		for (let row = 0; row < rowCount; row++) {
			yield {
				record: values[0]?.[row] as bigint,
				flawed: values[1]?.[row] as boolean,
				findings: values[2]?.[row] as string | null
			};
		}
	}
	return undefined;
}
