import type { Dataset } from '../../domain/dataset';
import type { Look } from '../ingest/rehearse';
import type { Reader } from '../warehouse/reader';
import { factTable, identifier } from '../warehouse/tables';
import type { TargetStatus } from './verdict';
import { SCOPES, SHOWN_FIGURES } from './shown-figures';

/** A count as a `bigint`, a ratio as a `number`, how a target stands by its name; null is not known. */
export type ShownValue = bigint | number | TargetStatus | null;

/** A figure that pages show and that a file would change. Units: those of the figure; money in whole đồng. */
export interface Change {
	scope: (typeof SCOPES)[number];
	/** Ward, fund or campaign code, of a fund's ward both with a blank between; null for the district. */
	place: string | null;
	/** Indicator, or the name of a column of the fund views and of reviews. */
	figure: string;
	/** Null: of all time, or of all of a campaign's days. */
	period: string | null;
	/** Null: nothing reported. */
	before: ShownValue;
	after: ShownValue;
}

export interface Changes {
	/**
	 * The most telling ones, district and funds first; where there are too many, of each scope the same number: the
	 * latest months, and of a fund's months and wards those that change most.
	 */
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

/** Figures told at most. */
const LISTED = 60;
/** Months, and wards, of funds. */
const OF_FUNDS = 12;

const SHOWN = 'scope, place, figure, period, value, rate, status';
const ORDER = `list_position([${SCOPES.map((scope) => `'${scope}'`).join(', ')}], scope)`;

/** A change as it is asked for: of value, rate and status one is told. */
interface Told extends Omit<Change, 'before' | 'after'> {
	value_before: bigint | null;
	value_after: bigint | null;
	rate_before: number | null;
	rate_after: number | null;
	status_before: TargetStatus | null;
	status_after: TargetStatus | null;
	count: number;
}

const changeOf = ({ scope, place, figure, period, ...told }: Told): Change => ({
	scope,
	place,
	figure,
	period,
	before: told.value_before ?? told.rate_before ?? told.status_before,
	after: told.value_after ?? told.rate_after ?? told.status_after
});

/** Which shown figures a file of this dataset would change, and which rows it brings. */
export const whatChanges = (dataset: Dataset): Look<Changes> => ({
	before: (writer) =>
		writer.run(`CREATE OR REPLACE TEMP TABLE shown_before AS SELECT ${SHOWN} FROM (${SHOWN_FIGURES})`),
	after: async (reader) => {
		const rows = await reader.query<Told>(
			`WITH shown_after AS (SELECT ${SHOWN} FROM (${SHOWN_FIGURES})),
			both_times AS (
				SELECT coalesce(a.scope, b.scope) AS scope, coalesce(a.place, b.place) AS place,
					coalesce(a.figure, b.figure) AS figure, coalesce(a.period, b.period) AS period,
					-- A sum over no entry is 0, and so is a count; a figure that was not reported is not.
					CASE WHEN starts_with(coalesce(a.scope, b.scope), 'fund') OR coalesce(a.scope, b.scope) = 'reporting' THEN 0 END
						AS missing,
					coalesce(b.value, missing) AS value_before, coalesce(a.value, missing) AS value_after,
					b.rate AS rate_before, a.rate AS rate_after, b.status AS status_before, a.status AS status_after
				FROM shown_after a
				FULL JOIN shown_before b ON b.scope = a.scope AND b.figure = a.figure
					AND b.place IS NOT DISTINCT FROM a.place AND b.period IS NOT DISTINCT FROM a.period
			),
			changed AS (
				SELECT *, CASE WHEN starts_with(scope, 'fund_') THEN abs(value_after - value_before) END AS amount,
					(count(*) OVER ())::INTEGER AS count
				FROM both_times
				WHERE (value_before, rate_before, status_before) IS DISTINCT FROM (value_after, rate_after, status_after)
			),
			ranked AS (
				SELECT c.*, i.rowid AS listed, row_number() OVER (
					PARTITION BY c.scope ORDER BY c.amount DESC, c.period DESC, i.rowid, c.place, c.figure
				) AS rank
				FROM changed c LEFT JOIN ref_indicator i ON i.code = c.figure
			),
			chosen AS (
				SELECT * FROM ranked WHERE amount IS NULL OR rank <= ${OF_FUNDS} ORDER BY rank, ${ORDER} LIMIT ${LISTED}
			)
			SELECT scope, place, figure, period, value_before, value_after, rate_before, rate_after, status_before,
				status_after, count
			FROM chosen ORDER BY ${ORDER}, rank`
		);
		return {
			first: rows.map(changeOf),
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
	if (!supersedes) {
		const last = await reader.query<{ added: number }>(
			'SELECT accepted::DOUBLE AS added FROM submission ORDER BY id DESC LIMIT 1'
		);
		return { added: last[0]?.added ?? 0, replacing: 0 };
	}
	const key = columnsFrom === undefined ? primaryKey : [...primaryKey, columnsFrom];
	const same = key.map((name) => `old.${identifier(name)} IS NOT DISTINCT FROM new.${identifier(name)}`);
	const table = factTable(dataset);
	const rows = await reader.query<BroughtRows>(
		`WITH last AS (SELECT max(id) AS id FROM submission),
		new AS (SELECT * FROM ${table} WHERE submission = (SELECT id FROM last)),
		old AS (SELECT f.* FROM ${table} f JOIN live_submission s ON s.id = f.submission WHERE s.id <> (SELECT id FROM last)),
		brought AS (SELECT count(DISTINCT record) AS n FROM new),
		replacing AS (SELECT count(DISTINCT new.record) AS n FROM new SEMI JOIN old ON ${same.join(' AND ')})
		SELECT (b.n - r.n)::INTEGER AS added, r.n::INTEGER AS replacing FROM brought b, replacing r`
	);
	return rows[0] ?? { added: 0, replacing: 0 };
}
