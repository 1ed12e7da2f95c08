import type { Writer } from '../../../warehouse/reader';
import { INTO_FINDING, type Rule } from './rule';

/** The seven figures of a household flow, for poor and near-poor households. */
const flows = [
	{
		kind_vi: 'nghèo',
		kind_en: 'Poor',
		start: 'poor_start',
		added: ['newly_poor', 'fell_back', 'moved_in'],
		removed: ['escaped', 'moved_out'],
		end: 'poor_end'
	},
	{
		kind_vi: 'cận nghèo',
		kind_en: 'Near-poor',
		start: 'near_poor_start',
		added: ['near_newly_poor', 'near_fell_back', 'near_moved_in'],
		removed: ['near_escaped', 'near_moved_out'],
		end: 'near_poor_end'
	}
];

/**
 * start + newly poor + fell back + moved in − escaped − moved out = end, by ward and month (domain: household flow).
 * Where the file gives all seven figures, a difference is an error of every row that gives one of them, so that none of
 * them is counted without the others. Where it gives only some, they are looked at
 * together with what is already on record, and a difference is a warning.
 */
export const flowNotBalanced: Rule = {
	name: 'flow_not_balanced',
	applies: ({ dataset }) => dataset.name === 'ward_report' || dataset.columnsFrom === 'indicator',
	async find(writer, { dataset }) {
		await makeLong(writer, dataset.columnsFrom === 'indicator');
		for (const flow of flows) {
			const codes = [flow.start, ...flow.added, ...flow.removed, flow.end];
			const value = (code: string) => `max(value) FILTER (indicator = '${code}')`;
			const sum = (list: string[]) => list.map(value).join(' + ');
			await writer.run(
				`${INTO_FINDING}
				WITH given AS (SELECT * FROM stage_long WHERE list_contains($codes, indicator)),
				known AS (
					SELECT g.record, g.ward_code, g.period, g.indicator, g.value, true AS given FROM given g
					UNION ALL
					SELECT NULL, w.ward_code, w.period, w.indicator, w.value, false FROM ward_indicator w
					WHERE list_contains($codes, w.indicator)
						AND (w.ward_code, w.period) IN (SELECT (ward_code, period) FROM given)
						AND (w.ward_code, w.period, w.indicator) NOT IN (SELECT (ward_code, period, indicator) FROM given)
				),
				flow AS (
					SELECT ward_code, period,
						${value(flow.start)} AS start, ${sum(flow.added)} AS added, ${sum(flow.removed)} AS removed,
						${value(flow.end)} AS "end", bool_and(given) AS whole,
						CASE WHEN bool_and(given) THEN list(DISTINCT record)
							ELSE [coalesce(max(record) FILTER (indicator = '${flow.end}'), max(record))] END AS records
					FROM known GROUP BY ward_code, period
				)
				SELECT unnest(records), CASE WHEN $wide THEN '${flow.end}' ELSE 'value' END, 'flow_not_balanced',
					CASE WHEN whole THEN 'error' ELSE 'warning' END, "end"::VARCHAR,
					json_object('ward', ward_code, 'period', period, 'start', start, 'added', added, 'removed', removed,
						'expected', start + added - removed, 'kind_vi', $kind_vi, 'kind_en', $kind_en)
				FROM flow WHERE start + added - removed <> "end"`,
				{ codes, wide: dataset.columnsFrom === 'indicator', kind_vi: flow.kind_vi, kind_en: flow.kind_en }
			);
		}
	}
};

/** Rows no other rule has refused: a repeated row must not upset the balance of the first. */
const RIGHT = "NOT flawed AND record NOT IN (SELECT record FROM finding WHERE severity = 'error')";

async function makeLong(writer: Writer, wide: boolean): Promise<void> {
	await writer.run(
		wide
			? `CREATE OR REPLACE TEMP TABLE stage_long AS
				UNPIVOT (SELECT * EXCLUDE (flawed) FROM stage WHERE ${RIGHT})
				ON COLUMNS(* EXCLUDE (record, ward_code, period)) INTO NAME indicator VALUE value`
			: `CREATE OR REPLACE TEMP TABLE stage_long AS
				SELECT record, ward_code, period, indicator, value FROM stage WHERE ${RIGHT}`
	);
}
