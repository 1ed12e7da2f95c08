import type { Column, Params } from '../warehouse/reader';
import { identifier } from '../warehouse/tables';
import { badFilter, shown } from './bad-filter';
import type { PublicView } from './catalog';
import { readCursor } from './cursor';
import { isMoney, plain } from './describe';
import { Bound, condition, FROM, searchCondition } from './filter';
import { orderBy, readSort, sortText, type SortKey } from './sort';

/** One question to one view: the same object answers a table, a chart, the API and every file. */
export interface ViewQuery {
	view: PublicView;
	/** The columns asked for, in the order asked for. */
	columns: readonly Column[];
	/** The view as the asker may see it. */
	relation: string;
	where: string;
	params: Params;
	sort: readonly SortKey[];
	/** Total order: no two rows that differ stand level. */
	order: string;
	limit: number | null;
	offset: number;
	/** Filter and order in one canonical text: what the file says it holds. */
	question: string;
}

export interface QueryContext {
	view: PublicView;
	/** All columns of the view. */
	columns: readonly Column[];
	relation: string;
	dataVersion: number;
}

/** Parameters of the URL that are not filters. */
export const controls = ['format', 'limit', 'cursor', 'sort', 'columns', 'q', 'excel'] as const;

const MAX_FILTERS = 60;
const MAX_VALUES = 1000;
const MAX_LENGTH = 1000;

/**
 * Reads a question from URL parameters. Throws `bad_filter` for anything it does not understand: nothing is ignored.
 */
export function parseQuery(search: URLSearchParams, context: QueryContext): ViewQuery {
	const { view, columns, relation, dataVersion } = context;
	const bound = new Bound();
	const filters = filtersOf(search);
	const conditions = filters.map(([name, values]) => condition(columns, name, values, bound));
	const q = single(search, 'q') ?? '';
	if (q.trim() !== '') conditions.push(searchCondition(columns, q, bound));
	const sort = readSort(single(search, 'sort'), columns);
	const question = canonical(filters, q, sort);
	const cursor = single(search, 'cursor');
	return {
		view,
		columns: chosenColumns(single(search, 'columns'), columns),
		relation,
		where: conditions.length === 0 ? 'TRUE' : conditions.map((part) => `(${part})`).join(' AND '),
		params: bound.params,
		sort,
		order: orderBy(view, columns, sort),
		limit: readLimit(single(search, 'limit')),
		offset: cursor === null ? 0 : readCursor(cursor, dataVersion, `${view.name}?${question}`),
		question
	};
}

/**
 * The statement that gives the question's rows; `project` says how a column is written, by default as its plain type.
 */
export function selectSql(
	query: ViewQuery,
	{
		project = plainColumn,
		ordered = true
	}: { project?: (column: Column, sql: string) => string; ordered?: boolean } = {}
): string {
	const { columns, relation, where, order, limit, offset } = query;
	const list = columns.map((column) => {
		const sql = `${FROM}.${identifier(column.name)}`;
		return `${project(column, sql)} AS ${identifier(column.name)}`;
	});
	const parts = [`SELECT ${list.join(', ')} FROM ${relation} AS ${FROM} WHERE ${where}`];
	if (ordered) parts.push(`ORDER BY ${order}`);
	if (limit !== null) parts.push(`LIMIT ${limit}`);
	if (offset > 0) parts.push(`OFFSET ${offset}`);
	return parts.join(' ');
}

/** The statement that counts all rows of the question, pages aside, and adds up its money columns. */
export function countSql(query: ViewQuery): string {
	return `SELECT ${['count(*) AS "rows"', ...sums(query)].join(', ')} FROM ${query.relation} AS ${FROM} WHERE ${query.where}`;
}

/** The statement that adds up one page; null when there is nothing to add up. */
export function pageSumSql(query: ViewQuery): string | null {
	if (!query.columns.some(isMoney)) return null;
	return `SELECT ${sums(query).join(', ')} FROM (${selectSql(query)}) AS ${FROM}`;
}

const plainColumn = ({ type }: Column, sql: string) => plain[type](sql);

const sums = ({ columns }: ViewQuery) =>
	columns
		.filter(isMoney)
		.map(({ name }) => `CAST(sum(${FROM}.${identifier(name)}) AS VARCHAR) AS ${identifier(name)}`);

/** Filters by name, values of a repeated name together. */
function filtersOf(search: URLSearchParams): [string, string[]][] {
	const reserved = new Set<string>(controls);
	const names = [...new Set(search.keys())].filter((name) => !reserved.has(name));
	const values = [...search.values()];
	if (
		names.length > MAX_FILTERS ||
		values.length > MAX_VALUES ||
		values.some((value) => value.length > MAX_LENGTH)
	) {
		throw badFilter(
			`Bộ lọc quá dài: tối đa ${MAX_FILTERS} phép lọc, ${MAX_VALUES} giá trị, mỗi giá trị ${MAX_LENGTH} ký tự.`,
			`The filter is too long: at most ${MAX_FILTERS} filters, ${MAX_VALUES} values, ${MAX_LENGTH} characters each.`
		);
	}
	// As on the pages, a form's field left blank asks for nothing; blank cells are found with __isnull.
	const given = names.map((name): [string, string[]] => [
		name,
		search.getAll(name).filter((value) => value !== '' || name.includes('__'))
	]);
	return given.filter(([, texts]) => texts.length > 0);
}

function single(search: URLSearchParams, name: (typeof controls)[number]): string | null {
	const values = search.getAll(name);
	if (values.length > 1) {
		throw badFilter(`Tham số “${name}” chỉ được ghi một lần.`, `The parameter “${name}” may be given once.`);
	}
	return values[0] ?? null;
}

function chosenColumns(text: string | null, columns: readonly Column[]): readonly Column[] {
	if (text === null) return columns;
	const names = text.split(',');
	if (new Set(names).size < names.length) {
		throw badFilter('Tham số columns ghi một cột hai lần.', 'The parameter columns names a column twice.');
	}
	return names.map((name) => {
		const column = columns.find((candidate) => candidate.name === name);
		if (column) return column;
		throw badFilter(`Không có cột “${shown(name)}”.`, `There is no column “${shown(name)}”.`);
	});
}

function readLimit(text: string | null): number | null {
	if (text === null) return null;
	if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
	throw badFilter(
		'Tham số limit phải là số nguyên dương.',
		'The parameter limit must be a positive whole number.'
	);
}

/** Equal questions have equal texts, whatever the order of parameters in the URL. */
function canonical(filters: [string, string[]][], q: string, sort: readonly SortKey[]): string {
	const parts = new URLSearchParams();
	for (const [name, values] of [...filters].sort(([a], [b]) => (a < b ? -1 : 1))) {
		for (const value of [...values].sort()) parts.append(name, value);
	}
	if (q.trim() !== '') parts.append('q', q.trim());
	if (sort.length > 0) parts.append('sort', sortText(sort));
	return parts.toString();
}
