import { isPlainDate } from '../../domain/date-format';
import { filterToParams } from '../../domain/filter';
import { formatDate } from '../../domain/format';
import type { Locale } from '../../domain/locale';
import { can, type Who } from '../../domain/role';
import { findView } from '../export/catalog';
import { columnTitle } from '../export/column-title';
import { audienceOf } from '../export/mask';
import { stampOf } from '../export/facts';
import { sourcesAsked } from '../export/sources-asked';
import type { Ask } from '../measures/ask';
import type { NumberAsked } from '../measures/history-asked';
import {
	cellFilter,
	mayList,
	provenance,
	sourceRecords,
	type Source,
	type SourceRecord
} from '../measures/provenance';
import { isEvent, traceable } from '../measures/trails';
import { isPeriod } from '../../domain/period';
import { askedParts } from './asked';
import type { ExploreSource } from './explore';
import { codeLists, namesOf, type NameOf } from './names';
import { named } from './shown-columns';
import { historyOf, type Words } from './trace-history';
import { columnOf, placeOf, withoutPlace } from './trace-params';
import { traceSource } from './trace-source';
import { viewNote } from './view-note';

/** Submissions on one page, submissions whose records are shown at once, and records of each. */
const SUBMISSIONS = 100;
const OPENED = 4;
const RECORDS = 50;
const BUDGET_MS = 30_000;

interface TraceAsk {
	view: string;
	search: URLSearchParams;
	who: Who;
	locale: Locale;
}

/**
 * What is behind a view's numbers under the filter of a URL: submissions, files and records; for one ward's figure of
 * one month every time it was sent. File names and senders are left out for whoever may not list submissions.
 * Throws `not_found` for a view that is not public.
 */
export async function trace(source: ExploreSource, { view: name, search, who, locale }: TraceAsk) {
	const view = findView(name, audienceOf(who));
	const { reference, datasets, warehouse } = source;
	const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);
	const { opened: asked, offset, wider, wrong } = placeOf(search);
	const question = withoutPlace(search);
	const nameOf = namesOf(codeLists(reference, locale), locale, view.name);
	const words: Words = { view: view.name, nameOf, units: unitsOf(source, locale), locale };
	const titleOf = (column: string) =>
		columnTitle(datasets, view.name, (column.endsWith('_code') ? named[column] : undefined) ?? column)[
			locale
		];
	const staff = can(who, 'submission:list');
	const about = {
		view: view.name,
		title: view.title[locale],
		definition: viewNote(view.name).definition[locale],
		asked: askedParts(question, { titleOf, nameOf, columns: [], locale }),
		filter: question.toString(),
		wider: wider.map((name) => (name === 'q' ? '' : titleOf(columnOf(name)))),
		event: isEvent(view.name),
		staff,
		offset
	};
	if (!traceable.includes(view.name)) return { ...about, problems: [], found: null };
	const { filter, meant, problems } = sourcesAsked(view.name, question, {
		funds: codes(reference.funds),
		wards: codes(reference.wards),
		indicators: codes(reference.indicators)
	});
	const known = [...problems, ...wrong];
	const number = { view: view.name, filter, meant };
	const found = await warehouse.read(async (reader) => {
		const { version } = await stampOf(reader);
		const sources = known.length > 0 ? [] : await provenance(reader, view.name, filter, meant);
		const page = sources.slice(offset, offset + SUBMISSIONS);
		const named =
			asked === null ? (sources.length <= OPENED ? page : []) : sources.filter((s) => s.submission === asked);
		return {
			version,
			submissions: new Set(sources.map((s) => s.submission)).size,
			records: sources.reduce((sum, { records }) => sum + records, 0),
			sources: page.map((s) => traceSource(s, { who, nameOf, datasets, locale })),
			next: offset + SUBMISSIONS < sources.length ? offset + SUBMISSIONS : null,
			opened: await records(reader, { number, opened: named.filter((s) => mayList(s, who)), words }),
			// A wider list has another history than the number that led to it.
			...(known.length > 0 || wider.length > 0
				? { cell: null, sum: null }
				: await historyOf(reader, { number, words, who }))
		};
	}, BUDGET_MS);
	return { ...about, problems: known.map((words) => words[locale]), found };
}

export type Traced = Awaited<ReturnType<typeof trace>>;

/** The records of some submissions in words, the first of each. */
async function records(
	ask: Ask,
	{ number, opened, words }: { number: NumberAsked; opened: Source[]; words: Words }
) {
	const lists = [];
	for (const { submission, records: count } of opened) {
		const { view, filter, meant } = number;
		const rows = await sourceRecords(ask, view, filter, { ...meant, submission, limit: RECORDS });
		const shown = rows
			.slice(0, RECORDS)
			.map((row) => ({ ...row, ...labelOf(row, words), cell: cellAt(row, words) }));
		lists.push({ submission, count, rows: shown });
	}
	return lists;
}

/** The filter of the one figure that a record of a report holds; null for a record of something else. */
function cellAt({ label }: SourceRecord, { units }: Words): string | null {
	const [ward = '', period = '', indicator = ''] = label.split(' · ');
	if (units('indicator', indicator) === indicator || !isPeriod(period)) return null;
	return filterToParams(cellFilter({ ward, period, indicator })).toString();
}

/** What the values of records that are no amounts are counted in. */
const unitOfView: Readonly<Record<string, string>> = { exit_plan: 'household', proposal: 'person' };

/** `00139 · 201904 · poor_end` in words, and the unit of its indicator. A ledger's records are amounts. */
function labelOf(
	{ label }: SourceRecord,
	{ view, nameOf, units, locale }: Words
): { label: string; unit: string } {
	const parts = label.split(' · ');
	if (parts.length === 1) return { label, unit: units('unit', unitOfView[view] ?? 'VND') };
	const words = parts.map((part) => {
		if (isPlainDate(part)) return formatDate(part, locale);
		for (const column of ['ward_code', 'indicator', 'period']) {
			const word = nameOf(column, part);
			if (word !== part) return word;
		}
		return part;
	});
	const indicator = parts.find((part) => units('indicator', part) !== part);
	return {
		label: words.filter((word) => word !== '').join(' · '),
		unit: indicator ? units('indicator', indicator) : ''
	};
}

/** What each indicator is counted in. */
function unitsOf({ reference }: ExploreSource, locale: Locale): NameOf {
	const words = namesOf({}, locale);
	const units = new Map(reference.indicators.map(({ code, unit }) => [code, words('unit', unit)]));
	return (column, code) => (column === 'unit' ? words(column, code) : (units.get(code) ?? code));
}
