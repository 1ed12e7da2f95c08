import type { CheckContext } from '../../../domain/cell';
import type { Dataset, Field } from '../../../domain/dataset';
import { isNameOf } from '../../../domain/review-words';
import { wardNameField } from '../../../domain/ward-name';
import type { Writer } from '../../warehouse/reader';
import type { CsvTable } from '../read/rewrite';
import { isReadBy, type RuleSet } from '../rule-sets';
import { fileColumn } from './flaw';
import { isReport } from './rules/long-rows';
import { INTO_FINDING, listSql, shownPeriod } from './rules/rule';
import { readSql } from './stage';

/** A single figure below this may be the sum of others by chance. */
const BY_CHANCE = 20;

/**
 * What is alike in records of a ward with the district's name in whose report figures are what other wards add up to: a
 * file may have very many of them.
 */
interface Suspect {
	kind: bigint;
	ward_code: string;
	ward_name: string;
	district: string;
	period: string;
	/** In every figure; else in more than half of those above 0. */
	whole: boolean;
	/** Too many or too large to be so by chance. */
	sure: boolean;
	/** How the ward is written. */
	written: string | null;
}

/**
 * Finds the reports of the ward that bears the district's name which say what two or more other wards of the file add up
 * to: they may be the district's total, which must not be counted beside its wards. Where the ward is called by that
 * bare name, it is asked about and refused until its sender says which it is; where it is called a ward or has its code,
 * and of files of before, it is warned of.
 */
export async function findDistrictRows(
	writer: Writer,
	dataset: Dataset,
	{ csv, fields, context, ruleSet }: DistrictRows
): Promise<void> {
	if (!isReport(dataset)) return;
	const { district = '', said = {} } = context;
	const names = context.codes.ward.filter(({ name }) => isNameOf(name ?? '', district));
	const wards = [
		...new Map(names.map(({ code, name }) => [code, { ward_code: code, ward_name: name }])).values()
	];
	if (wards.length === 0) return;
	const asks = isReadBy('district_rows', ruleSet);
	const found: { kind: string; code: string; severity: string; value: string | null; params: string }[] = [];
	for (const suspect of await suspectsIn(writer, dataset, { csv, fields, wards })) {
		const { kind, ward_code, ward_name, written, period, whole, sure } = suspect;
		const isBare = written !== null && isNameOf(written, district) && !Object.hasOwn(said, written);
		const { code, value, params } =
			asks && isBare && sure
				? { code: 'unknown_ward', value: written.slice(0, 200), params: { candidates: ward_code } }
				: { code: 'ward_is_sum', value: ward_name, params: { period, district } };
		if (code === 'ward_is_sum' && !whole) continue;
		const severity = code === 'ward_is_sum' ? 'warning' : 'error';
		found.push({ kind: `${kind}`, code, severity, value, params: JSON.stringify(params) });
	}
	if (found.length === 0) return;
	await writer.run(
		`${INTO_FINDING} SELECT s.record, 'ward_code', f.code, f.severity, f.value, f.params
		FROM suspect s JOIN ${listSql('found', shapes.found)} f ON f.kind = s.kind`,
		{ found: JSON.stringify(found) }
	);
}

interface DistrictRows {
	csv: CsvTable;
	fields: readonly (Field | null)[];
	context: CheckContext;
	ruleSet: RuleSet;
}

const shapes = {
	wards: { ward_code: 'VARCHAR', ward_name: 'VARCHAR' },
	found: { kind: 'BIGINT', code: 'VARCHAR', severity: 'VARCHAR', value: 'VARCHAR', params: 'VARCHAR' }
};

/**
 * Held against the other wards alone, and with the ward's own row among them where both stand in the file. The records
 * are left in the temporary table `suspect`, by kind.
 */
async function suspectsIn(
	writer: Writer,
	{ columnsFrom }: Dataset,
	{ csv, fields, wards }: Pick<DistrictRows, 'csv' | 'fields'> & { wards: object[] }
): Promise<Suspect[]> {
	const figures =
		columnsFrom === 'indicator'
			? `UNPIVOT (SELECT * EXCLUDE (flawed) FROM stage WHERE NOT flawed)
				ON COLUMNS(* EXCLUDE (record, ward_code, period)) INTO NAME indicator VALUE value`
			: 'SELECT record, ward_code, period, indicator, value FROM stage WHERE NOT flawed';
	const cells = ['ward_code', wardNameField.name].flatMap((name) => {
		const at = fields.findIndex((field) => field?.name === name);
		return at < 0 ? [] : [fileColumn(at)];
	});
	await writer.run(
		`CREATE OR REPLACE TEMP TABLE suspect AS WITH named AS ${listSql('wards', shapes.wards)},
		figure AS (
			SELECT *, row_number() OVER (PARTITION BY ward_code, period, indicator ORDER BY record) AS nth
			FROM (${figures})
		),
		own AS (SELECT f.*, n.ward_name FROM figure f JOIN named n USING (ward_code)),
		rest AS (
			SELECT period, indicator, sum(value) AS value
			FROM figure ANTI JOIN named USING (ward_code)
			SEMI JOIN own ON own.period = figure.period
			GROUP BY period, indicator HAVING count(DISTINCT ward_code) > 1
		),
		every AS (SELECT period, indicator, sum(value) AS value FROM own GROUP BY period, indicator),
		told AS (
			SELECT o.*, coalesce(o.value = r.value, false) AS alike,
				coalesce(o.value = r.value + e.value - o.value, false) AS alike_with
			FROM own o JOIN every e USING (period, indicator) LEFT JOIN rest r USING (period, indicator)
		),
		report AS (
			SELECT ward_code, any_value(ward_name) AS ward_name, period, list(record) AS records, max(value) AS most,
				count(*) FILTER (value > 0) AS figures,
				greatest(count(*) FILTER (value > 0 AND alike), count(*) FILTER (value > 0 AND alike_with)) AS said,
				bool_and(alike) OR bool_and(alike_with) AS whole
			FROM told GROUP BY ward_code, period, nth
		)
		SELECT DISTINCT unnest(records) AS record, ward_code, ward_name, ${shownPeriod('period')} AS period, whole,
			said > 1 OR most >= ${BY_CHANCE} AS sure
		FROM report WHERE 2 * said > figures`,
		{ wards: JSON.stringify(wards) }
	);
	if (!(await writer.one('SELECT 1 FROM suspect LIMIT 1'))) return [];
	await writer.run(
		`CREATE OR REPLACE TEMP TABLE suspect AS
		SELECT s.*, w.written, dense_rank() OVER (ORDER BY ward_code, period, whole, sure, written) AS kind
		FROM suspect s LEFT JOIN (
			SELECT row_number() OVER () AS record, coalesce(${cells.join(', ')}) AS written FROM ${readSql(csv)}
		) w USING (record)`
	);
	return writer.query<Suspect>('SELECT DISTINCT * EXCLUDE (record) FROM suspect ORDER BY kind');
}
