import type { Dataset } from '../../domain/dataset';
import type { Look } from '../ingest/rehearse';
import type { Reader } from '../warehouse/reader';
import { factTable, identifier } from '../warehouse/tables';

/** A figure that pages show and that a file would change. Units: those of the figure; money in whole đồng. */
export interface Change {
	scope: 'district' | 'fund' | 'campaign' | 'reporting' | 'ward';
	/** Ward, fund or campaign code; null for the district. */
	place: string | null;
	/** Indicator, or the name of a column of the fund views. */
	figure: string;
	period: string | null;
	/** Null: nothing reported. */
	before: bigint | null;
	after: bigint | null;
}

export interface Changes {
	/** The most telling ones, district and funds first. */
	first: Change[];
	count: number;
	/** Rows of the dataset that the file brings, whatever figures are made of them. */
	rows: BroughtRows;
}

/** The rows a file brings, as they stand in it: one of a wide report has many figures. */
export interface BroughtRows {
	/** Rows that nothing counted had the key of. */
	added: number;
	/** Rows that take the place of what counts now; of a wide report, with any of their figures. */
	replacing: number;
}

const LISTED = 60;

/** What the dashboards show, as one list: the same views the pages ask, nothing defined anew. */
const FIGURES = `
	SELECT 'district' AS scope, NULL::VARCHAR AS place, indicator AS figure, period, value::HUGEINT AS value
	FROM district_indicator
	UNION ALL
	SELECT 'ward', ward_code, indicator, period, reported_value::HUGEINT FROM ward_standing
	UNION ALL
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT 'fund' AS scope, fund_code AS place, NULL::VARCHAR AS period, sum(received_vnd)::HUGEINT AS received_vnd,
			sum(spent_vnd)::HUGEINT AS spent_vnd, sum(balance_vnd)::HUGEINT AS balance_vnd
		FROM fund_balance GROUP BY fund_code
	) ON received_vnd, spent_vnd, balance_vnd INTO NAME figure VALUE value)
	UNION ALL
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT 'campaign' AS scope, campaign_id AS place, period, target_vnd::HUGEINT AS target_vnd,
			pledged_vnd::HUGEINT AS pledged_vnd, received_vnd::HUGEINT AS received_vnd
		FROM campaign_progress
	) ON target_vnd, pledged_vnd, received_vnd INTO NAME figure VALUE value)
	UNION ALL
	SELECT 'reporting', NULL, 'reports_received', period, sum(received)::HUGEINT FROM reporting_rate GROUP BY period`;

/** Which shown figures a file of this dataset would change, and which rows it brings. */
export const whatChanges = (dataset: Dataset): Look<Changes> => ({
	before: (writer) =>
		writer.run(
			`CREATE OR REPLACE TEMP TABLE shown_before AS SELECT scope, place, figure, period, value FROM (${FIGURES})`
		),
	after: async (reader) => {
		const rows = await reader.query<Change & { count: number }>(
			`WITH shown_after AS (SELECT scope, place, figure, period, value FROM (${FIGURES}))
			SELECT coalesce(a.scope, b.scope) AS scope, coalesce(a.place, b.place) AS place,
				coalesce(a.figure, b.figure) AS figure, coalesce(a.period, b.period) AS period,
				b.value AS "before", a.value AS "after", (count(*) OVER ())::INTEGER AS count
			FROM shown_after a
			FULL JOIN shown_before b ON b.scope = a.scope AND b.figure = a.figure
				AND b.place IS NOT DISTINCT FROM a.place AND b.period IS NOT DISTINCT FROM a.period
			LEFT JOIN ref_indicator i ON i.code = coalesce(a.figure, b.figure)
			WHERE a.value IS DISTINCT FROM b.value
			ORDER BY list_position(['district', 'fund', 'campaign', 'reporting', 'ward'], coalesce(a.scope, b.scope)),
				coalesce(a.period, b.period) DESC, i.rowid, place, figure
			LIMIT ${LISTED}`
		);
		return {
			first: rows.map(({ count: _, ...change }) => change),
			count: rows[0]?.count ?? 0,
			rows: await broughtRows(reader, dataset)
		};
	}
});

/** What the last submission brings; entries of a ledger take nothing's place. */
async function broughtRows(reader: Pick<Reader, 'query'>, dataset: Dataset): Promise<BroughtRows> {
	const { supersedes = false, primaryKey = [], columnsFrom } = dataset;
	const key = columnsFrom === undefined ? primaryKey : [...primaryKey, columnsFrom];
	const same = key.map((name) => `old.${identifier(name)} IS NOT DISTINCT FROM new.${identifier(name)}`);
	const [table, is] = [factTable(dataset), supersedes ? same.join(' AND ') : 'false'];
	const rows = await reader.query<BroughtRows>(
		`WITH last AS (SELECT max(id) AS id FROM submission),
		new AS (SELECT * FROM ${table} WHERE submission = (SELECT id FROM last)),
		old AS (SELECT f.* FROM ${table} f JOIN live_submission s ON s.id = f.submission WHERE s.id <> (SELECT id FROM last)),
		brought AS (SELECT count(DISTINCT record) AS n FROM new),
		replacing AS (SELECT count(DISTINCT new.record) AS n FROM new SEMI JOIN old ON ${is})
		SELECT (b.n - r.n)::INTEGER AS added, r.n::INTEGER AS replacing FROM brought b, replacing r`
	);
	return rows[0] ?? { added: 0, replacing: 0 };
}
