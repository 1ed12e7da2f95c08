import { filterFromParams, filterProblemWords } from '../../domain/filter';
import type { Bilingual, Locale } from '../../domain/locale';
import type { Who } from '../../domain/role';
import { isAppError } from '../errors';
import { findView } from '../export/catalog';
import { columnTitle } from '../export/column-title';
import { writeCursor } from '../export/cursor';
import { describeView, isMoney } from '../export/describe';
import { questionOf, type ExportSource } from '../export/export';
import { gatherFacts, stampOf, type Facts } from '../export/facts';
import { formatNames } from './list';
import { audienceOf, withheldColumns } from '../export/mask';
import { selectSql, type ViewQuery } from '../export/query';
import { sourcesOf } from '../export/sources-asked';
import { readable } from '../measures/readable';
import { rowSourceOf } from '../measures/row-source';
import type { Reference } from '../reference';
import type { Column, Row } from '../warehouse/reader';
import { askedParts } from './asked';
import { facetsOf } from './facets';
import { codeLists, namesOf } from './names';
import { named, shownColumns } from './shown-columns';
import { viewNote } from './view-note';

export interface ExploreSource extends ExportSource {
	reference: Reference;
	dataVersion(): Promise<{ version: number }>;
}

/** A column as the page shows it. */
export interface ExploreColumn extends Column {
	title: string;
	money: boolean;
	/** Personal data that this asker does not get. */
	withheld: boolean;
}

/** Rows of one page when none or too many are asked for. */
const USUAL = 50;
export const MOST = 500;
const BUDGET_MS = 30_000;

/**
 * One public view under the filter of a URL, for the page that lets people look around in it. The rows come from
 * the very query the API and the files are written from. A filter that cannot be understood is in `problem` and
 * then there are no rows: nothing is shown under a question that was not asked. Throws `not_found`.
 */
export async function explore(
	source: ExploreSource,
	{ view: name, search, who, locale }: { view: string; search: URLSearchParams; who: Who; locale: Locale }
) {
	const audience = audienceOf(who);
	const view = findView(name, audience);
	const columns = await describeView(source.warehouse, view);
	const withheld = audience === 'full' ? new Set<string>() : withheldColumns(source.datasets);
	const lists = codeLists(source.reference, locale);
	const nameOf = namesOf(lists, locale, view.name);
	const titleOf = (column: string) => columnTitle(source.datasets, view.name, column)[locale];
	// A choice or a filter by code is about what the code names: «Phường», not «Mã phường».
	const aboutOf = (column: string) =>
		titleOf((column.endsWith('_code') ? named[column] : undefined) ?? column);
	const { answer, problem } = await understood(() => ask(source, view.name, search, who));
	const shown = search.has('columns') && answer ? answer.chosen : shownColumns(view.name, columns, locale);
	// With one language on screen there is no need to say which.
	const headOf = (column: string) => titleOf(search.has('columns') ? column : column.replace(/_en$/, ''));
	const { version } = await source.dataVersion();
	const facetAsk = { view: view.name, columns, search, audience, version, lists, nameOf, titleOf: aboutOf };
	const facets = problem ? [] : await facetsOf(source, facetAsk);
	return {
		view: view.name,
		title: view.title[locale],
		definition: viewNote(view.name).definition[locale],
		grain: viewNote(view.name).grain[locale],
		columns: shown.map((column): ExploreColumn => ({
			...column,
			title: headOf(column.name),
			money: isMoney(column),
			withheld: withheld.has(column.name)
		})),
		columnNames: columns.map((column) => column.name),
		formats: formatNames,
		answer: answer && { ...answer, chosen: undefined },
		problem: problem?.[locale] ?? null,
		unknown: unknownCodes(source.reference, search).map((words) => words[locale]),
		facets,
		asked: askedParts(search, { titleOf: aboutOf, nameOf, columns, locale }),
		rowSource: rowSourceOf(view.name),
		sources: answer ? sourcesOf(view.name, search) : null
	};
}

export type Explored = Awaited<ReturnType<typeof explore>>;

async function ask(source: ExploreSource, view: string, search: URLSearchParams, who: Who) {
	const audience = audienceOf(who);
	return source.warehouse.read(async (reader) => {
		const stamp = await stampOf(reader);
		const query = await questionOf(source, { view, search, audience }, stamp.version);
		const limit = Math.min(query.limit ?? USUAL, MOST);
		const columns = await describeView(source.warehouse, query.view);
		// Every column, whatever is shown: a row's source and its links are in columns that are not.
		const whole: ViewQuery = { ...query, columns, limit: null, offset: 0 };
		const facts = await gatherFacts(reader, whole, stamp, new Date());
		const rows = await reader.query<Row>(selectSql({ ...whole, limit, offset: query.offset }), query.params);
		return {
			...paging(query, facts, { limit, rows: rows.length }),
			rows,
			readable: await readable(reader, who, rows.map(submissionOf)),
			sums: facts.sums,
			chosen: query.columns
		};
	}, BUDGET_MS);
}

const submissionOf = ({ submission }: Row) => (typeof submission === 'number' ? submission : null);

function paging(
	query: ViewQuery,
	facts: Pick<Facts, 'data_version' | 'total_count'>,
	{ limit, rows }: { limit: number; rows: number }
) {
	const { offset, view, question } = query;
	const cursor = (at: number) => writeCursor(facts.data_version, `${view.name}?${question}`, at);
	return {
		total: facts.total_count,
		from: rows === 0 ? 0 : offset + 1,
		to: offset + rows,
		limit,
		cut: query.limit !== null && query.limit > MOST,
		/** Cursor of the page before: null when there is none, empty for the first. */
		previous: offset === 0 ? null : offset <= limit ? '' : cursor(offset - limit),
		next: offset + rows < facts.total_count ? cursor(offset + rows) : null,
		sort: query.sort.map(({ name, down }) => ({ name, down }))
	};
}

/** The answer, or in what words the question was not understood. */
async function understood<T>(
	work: () => Promise<T>
): Promise<{ answer: T | null; problem: Bilingual | null }> {
	try {
		return { answer: await work(), problem: null };
	} catch (error) {
		if (!isAppError(error) || error.code !== 'bad_filter') throw error;
		return { answer: null, problem: error.words };
	}
}

/** Codes asked for that no reference list has: the answer to them is empty, and the page should say why. */
function unknownCodes({ funds, wards, indicators }: Reference, search: URLSearchParams): Bilingual[] {
	const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);
	const known = { funds: codes(funds), wards: codes(wards), indicators: codes(indicators) };
	const { problems } = filterFromParams(search, known);
	return problems.filter(({ code }) => code === 'unknown_code').map(filterProblemWords);
}
