import { noFilter, type Filter } from '../../domain/filter';
import { can, type Who } from '../../domain/role';
import type { Ask } from './ask';
import type { Params } from '../warehouse/reader';
import { trailsOf } from './trails';
import type { Trail } from './trails/trail';
import { filterSql, type Where } from './where';

/** A submission behind a number. Instants in UTC. */
export interface Source {
	submission: number;
	dataset: string;
	/** `returned` and `withdrawn` where what happened is told, of submissions that do not count any more. */
	state: 'provisional' | 'approved' | 'returned' | 'withdrawn';
	fileName: string;
	sha256: string;
	receivedAt: string;
	senderRole: string;
	wardCode: string | null;
	/** Its records that are in the number, and the first and last of them (from 1, the header not counted). */
	records: number;
	firstRecord: number | null;
	lastRecord: number | null;
}

/** A record behind a number: the row of the file that was sent. */
export interface SourceRecord {
	submission: number;
	record: number;
	/** What the record is about: its id, or ward, month and indicator. */
	label: string;
	value: bigint | null;
}

/** Which of the records are meant, beside the filter. */
export interface Meant {
	submission?: number;
	record?: number;
	/** Columns that tell the view's rows apart, with the values asked for. */
	parts?: Readonly<Record<string, readonly string[]>>;
	/** Columns that have no value. */
	empty?: readonly string[];
}

/**
 * The condition of a filter and of the records meant; a kind of records that does not have such a column has none of
 * them. What is meant is bound under the same names for every kind.
 */
function narrowed(trail: Trail, filter: Filter, meant: Meant): Pick<Where, 'where' | 'params'> {
	const { where, params } = filterSql(filter, trail.columns);
	const conditions = [where];
	for (const name of ['submission', 'record'] as const) {
		const value = meant[name];
		if (value === undefined) continue;
		conditions.push(`${name} = $meant_${name}`);
		params[`meant_${name}`] = value;
	}
	for (const [index, [name, values]] of Object.entries(meant.parts ?? {}).entries()) {
		const column = trail.by?.[name];
		if (column === undefined) conditions.push('FALSE');
		else {
			conditions.push(`list_contains($meant_${index}, ${column}::VARCHAR)`);
			params[`meant_${index}`] = [...values];
		}
	}
	for (const name of meant.empty ?? []) {
		conditions.push(trail.empty?.includes(name) ? `${name} IS NULL` : 'FALSE');
	}
	return { where: conditions.join(' AND '), params };
}

/** What was added up does not tell one record from another, nor all of what rows are told apart by. */
const isCounted = (trail: Trail, filter: Filter, { record, parts }: Meant) =>
	trail.counts !== undefined &&
	record === undefined &&
	(trail.uncounted ?? []).every((name) => filter[name].length === 0) &&
	Object.keys(parts ?? {}).every((name) => trail.countedBy?.includes(name) || trail.by?.[name] === undefined);

/**
 * The submissions behind a view's numbers under a filter, the latest first. A part of the filter that a kind of
 * record has no column for does not narrow it. Throws `not_found` for a view that has no trail.
 */
export async function provenance(
	ask: Ask,
	view: string,
	filter: Filter,
	meant: Meant = {}
): Promise<Source[]> {
	const kinds = trailsOf(view).map((trail) => ({ trail, ...narrowed(trail, filter, meant) }));
	const behind = kinds.flatMap(({ trail, where }) =>
		isCounted(trail, filter, meant)
			? [
					`SELECT submission, records, NULL AS first_record, NULL AS last_record FROM (${trail.counts}) WHERE ${where}`
				]
			: []
	);
	const listed = kinds.flatMap(({ trail, where }) =>
		isCounted(trail, filter, meant)
			? []
			: [`SELECT DISTINCT submission, record FROM (${trail.records}) WHERE ${where}`]
	);
	// A record that is behind a number in two ways is one record.
	if (listed.length > 0) {
		behind.push(`SELECT submission, count(*) AS records, min(record) AS first_record, max(record) AS last_record
			FROM (${listed.join(' UNION ')}) GROUP BY submission`);
	}
	const gone = kinds.some(({ trail }) => trail.gone);
	return ask.query<Source>(
		`SELECT s.id AS submission, s.dataset, ${gone ? STATE : 's.state'} AS state, s.file_name AS fileName, s.sha256,
			s.received_at AS receivedAt, s.sender_role AS senderRole, s.ward_code AS wardCode, b.records::DOUBLE AS records,
			b.first_record::DOUBLE AS firstRecord, b.last_record::DOUBLE AS lastRecord
		FROM (
			SELECT submission, sum(records) AS records, min(first_record) AS first_record, max(last_record) AS last_record
			FROM (${behind.join(' UNION ALL ')}) GROUP BY submission
		) b
		JOIN ${gone ? 'submission' : 'live_submission'} s ON s.id = b.submission
		ORDER BY s.id DESC`,
		Object.assign({}, ...kinds.map(({ params }) => params)) as Params
	);
}

/** What has become of a submission, of those that do not count as well. */
const STATE = `CASE s.status WHEN 'accepted' THEN 'provisional' ELSE s.status END`;

/**
 * Whether the records of a source are listed to whoever asks: what does not count any more was taken out of what is
 * published, so that its entries are for those alone who may read the submission.
 */
export const mayList = ({ state, dataset, wardCode }: Source, who: Who): boolean =>
	state === 'provisional' || state === 'approved' || can(who, 'submission:read', { dataset, wardCode });

/** The records of one submission that are behind a view's numbers under a filter, in the file's order. */
export async function sourceRecords(
	ask: Ask,
	view: string,
	filter: Filter,
	{ limit = 100, offset = 0, ...meant }: Meant & { submission: number; limit?: number; offset?: number }
): Promise<SourceRecord[]> {
	const kinds = trailsOf(view).map((trail) => ({ trail, ...narrowed(trail, filter, meant) }));
	const listed = kinds.map(
		({ trail, where }) =>
			`SELECT DISTINCT submission, record, label, value::BIGINT AS value FROM (${trail.records}) WHERE ${where}`
	);
	return ask.query<SourceRecord>(
		`SELECT submission, record::DOUBLE AS record, label, value FROM (${listed.join(' UNION ')})
		ORDER BY record, label LIMIT $limit OFFSET $offset`,
		Object.assign({ limit, offset }, ...kinds.map(({ params }) => params)) as Params
	);
}

/** The filter of one cell of a view: what a number's link carries. */
export function cellFilter(cell: {
	ward?: string | null;
	period?: string;
	indicator?: string;
	fund?: string;
}): Filter {
	const list = (value: string | null | undefined) => (value ? [value] : []);
	return {
		...noFilter,
		wards: list(cell.ward),
		periods: list(cell.period),
		indicators: list(cell.indicator),
		funds: list(cell.fund)
	};
}
