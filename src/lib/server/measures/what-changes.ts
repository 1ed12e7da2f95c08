import type { Dataset } from '../../domain/dataset';
import type { Look } from '../ingest/rehearse';
import type { Reader } from '../warehouse/reader';
import { factTable, identifier } from '../warehouse/tables';

/** Whose figures are told, in this order. */
const SCOPES = [
	'district',
	'review',
	'fund',
	'fund_month',
	'fund_ward',
	'campaign',
	'reporting',
	'ward',
	'review_ward'
] as const;

/** A figure that pages show and that a file would change. Units: those of the figure; money in whole đồng. */
export interface Change {
	scope: (typeof SCOPES)[number];
	/** Ward, fund or campaign code, of a fund's ward both with a blank between; null for the district. */
	place: string | null;
	/** Indicator, or the name of a column of the fund views. */
	figure: string;
	/** Null: of all time, or of all of a campaign's days. */
	period: string | null;
	/** Null: nothing reported. */
	before: bigint | null;
	after: bigint | null;
}

export interface Changes {
	/** The most telling ones, district and funds first; of a fund's months and wards those that change most. */
	first: Change[];
	count: number;
	/** What the campaigns among them are called, by their codes. */
	campaigns: Record<string, string>;
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
/** Months, and wards, of funds. */
const OF_FUNDS = 12;

/** What a poverty review counts. Households. */
const REVIEW = [
	...['households_total', 'minority_households', 'poor', 'near_poor', 'minority_poor', 'minority_near_poor'],
	...['poor_unable', 'near_poor_unable', 'poor_merit', 'near_poor_merit']
];

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
		SELECT 'fund_month' AS scope, fund_code AS place, period, received_vnd::HUGEINT AS received_vnd,
			spent_vnd::HUGEINT AS spent_vnd
		FROM fund_by_month
	) ON received_vnd, spent_vnd INTO NAME figure VALUE value)
	UNION ALL
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT 'fund_ward' AS scope, fund_code || ' ' || ward_code AS place, NULL::VARCHAR AS period,
			sum(received_vnd)::HUGEINT AS received_vnd, sum(spent_vnd)::HUGEINT AS spent_vnd
		FROM fund_by_ward WHERE ward_code IS NOT NULL GROUP BY ALL
	) ON received_vnd, spent_vnd INTO NAME figure VALUE value)
	UNION ALL
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT 'campaign' AS scope, campaign_id AS place, NULL::VARCHAR AS period, target_vnd::HUGEINT AS target_vnd,
			pledged_vnd::HUGEINT AS pledged_vnd, received_vnd::HUGEINT AS received_vnd
		FROM campaign_progress
	) ON target_vnd, pledged_vnd, received_vnd INTO NAME figure VALUE value)
	UNION ALL
	SELECT scope, place, figure, period, value FROM (UNPIVOT (
		SELECT CASE level WHEN 'ward' THEN 'review_ward' ELSE 'review' END AS scope, ward_code AS place, period,
			${REVIEW.map((name) => `${name}::HUGEINT AS ${name}`).join(', ')}
		FROM poverty_review
	) ON ${REVIEW.join(', ')} INTO NAME figure VALUE value)
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
			`WITH shown_after AS (SELECT scope, place, figure, period, value FROM (${FIGURES})),
			both_times AS (
				SELECT coalesce(a.scope, b.scope) AS scope, coalesce(a.place, b.place) AS place,
					coalesce(a.figure, b.figure) AS figure, coalesce(a.period, b.period) AS period,
					-- A sum over no entry is 0, and so is a count; a figure that was not reported is not.
					CASE WHEN starts_with(coalesce(a.scope, b.scope), 'fund') OR coalesce(a.scope, b.scope) = 'reporting' THEN 0 END
						AS missing,
					coalesce(b.value, missing) AS "before", coalesce(a.value, missing) AS "after"
				FROM shown_after a
				FULL JOIN shown_before b ON b.scope = a.scope AND b.figure = a.figure
					AND b.place IS NOT DISTINCT FROM a.place AND b.period IS NOT DISTINCT FROM a.period
			),
			changed AS (
				SELECT *, CASE WHEN starts_with(scope, 'fund_') THEN abs("after" - "before") END AS amount,
					(count(*) OVER ())::INTEGER AS count
				FROM both_times WHERE "before" IS DISTINCT FROM "after"
			)
			SELECT c.scope, c.place, c.figure, c.period, c."before", c."after", c.count
			FROM changed c LEFT JOIN ref_indicator i ON i.code = c.figure
			QUALIFY c.amount IS NULL OR row_number() OVER (
				PARTITION BY c.scope ORDER BY c.amount DESC, c.period DESC, c.place, c.figure
			) <= ${OF_FUNDS}
			ORDER BY list_position([${SCOPES.map((scope) => `'${scope}'`).join(', ')}], c.scope), c.amount DESC,
				c.period DESC, i.rowid, c.place, c.figure
			LIMIT ${LISTED}`
		);
		return {
			first: rows.map(({ count: _, ...change }) => change),
			count: rows[0]?.count ?? 0,
			campaigns: await campaignNames(reader, rows),
			rows: await broughtRows(reader, dataset)
		};
	}
});

async function campaignNames(
	reader: Pick<Reader, 'query'>,
	changes: readonly Pick<Change, 'scope' | 'place'>[]
): Promise<Changes['campaigns']> {
	const places = changes.flatMap(({ scope, place }) => (scope === 'campaign' ? [place] : []));
	if (places.length === 0) return {};
	const names = await reader.query<{ id: string; name: string }>(
		`SELECT campaign_id AS id, name FROM campaign_progress
		WHERE campaign_id IN (SELECT unnest(from_json_strict($places::VARCHAR, '["VARCHAR"]')))`,
		{ places: JSON.stringify(places) }
	);
	return Object.fromEntries(names.map(({ id, name }) => [id, name]));
}

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
