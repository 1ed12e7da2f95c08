import { noFilter, type Filter } from '../../domain/filter';
import type { Ask } from './ask';
import { trailsOf, type Trail } from './trails';
import { filterSql, type Where } from './where';

/** A submission behind a number. Instants in UTC. */
export interface Source {
	submission: number;
	dataset: string;
	state: 'provisional' | 'approved';
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
	/** By the entry's own id: values by the view's column. */
	ids?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The condition of a filter and of the records meant; a kind of records that does not have such an id has none of them.
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
	for (const [column, values] of Object.entries(meant.ids ?? {})) {
		if (column !== trail.id) conditions.push('FALSE');
		else {
			conditions.push('list_contains($meant_ids, label)');
			params.meant_ids = [...values];
		}
	}
	return { where: conditions.join(' AND '), params };
}

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
	const found: Source[] = [];
	for (const trail of trailsOf(view)) {
		const { where, params } = narrowed(trail, filter, meant);
		// What was added up does not tell one record from another.
		const counted = trail.counts && meant.record === undefined && meant.ids === undefined;
		const behind = counted
			? `SELECT submission, sum(records) AS records, NULL AS first_record, NULL AS last_record FROM (${trail.counts})`
			: `SELECT submission, count(*) AS records, min(record) AS first_record, max(record) AS last_record
				FROM (SELECT DISTINCT submission, record FROM (${trail.records}) WHERE ${where})`;
		const rows = await ask.query<Source>(
			`SELECT s.id AS submission, s.dataset, s.state, s.file_name AS fileName, s.sha256, s.received_at AS receivedAt,
				s.sender_role AS senderRole, s.ward_code AS wardCode, b.records::DOUBLE AS records,
				b.first_record::DOUBLE AS firstRecord, b.last_record::DOUBLE AS lastRecord
			FROM (${behind} ${counted ? `WHERE ${where}` : ''} GROUP BY submission) b
			JOIN live_submission s ON s.id = b.submission`,
			params
		);
		found.push(...rows);
	}
	return found.sort((a, b) => b.receivedAt.localeCompare(a.receivedAt) || b.submission - a.submission);
}

/** The records of one submission that are behind a view's numbers under a filter, in the file's order. */
export async function sourceRecords(
	ask: Ask,
	view: string,
	filter: Filter,
	{ limit = 100, offset = 0, ...meant }: Meant & { submission: number; limit?: number; offset?: number }
): Promise<SourceRecord[]> {
	const found: SourceRecord[] = [];
	for (const trail of trailsOf(view)) {
		const { where, params } = narrowed(trail, filter, meant);
		const rows = await ask.query<SourceRecord>(
			`SELECT DISTINCT submission, record::DOUBLE AS record, label, value FROM (${trail.records})
			WHERE ${where} ORDER BY record, label LIMIT $limit OFFSET $offset`,
			{ ...params, limit, offset }
		);
		found.push(...rows);
	}
	return found;
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
