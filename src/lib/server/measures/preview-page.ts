import { formatsOnce, toBeTicked, type Cause } from '../../domain/cause';
import { codeLabel, codeRows, columnOf, MONTHS, rowsOf, type CodeRow } from '../../domain/code-reading';
import type { Dataset } from '../../domain/dataset';
import { fixOf, type Fix } from '../../domain/fix';
import type { Locale } from '../../domain/locale';
import { periodLabel } from '../../domain/period';
import { problemMessage, type ProblemCode } from '../../domain/problem';
import { codePairs } from '../../domain/read-options';
import { isWordless } from '../../domain/sheet';
import { SHOWN_CAUSES } from '../ingest/desk';
import { KEPT_MS, type Draft } from '../ingest/drafts';
import { soon, SOON_MS, type Doing } from '../ingest/under-way';
import { checkContext } from '../reference';
import type { Store } from '../store';
import { monthChoices } from './month-choices';
import { columnTitle, shownCauses, type ShownCause } from './shown-causes';
import { otherDatasets } from './other-datasets';
import { hasRemarks } from './submission-page';
import { shownChanges } from './shown-changes';

/** What is told of a file whose columns are not those of the dataset it was sent as. */
const OF_ANOTHER: ReadonlySet<string> = new Set<ProblemCode>(['missing_column', 'unknown_layout']);

/** What the page of a file that waits for its sender shows: how far the work on it is, while there is any. */
export async function previewPage(store: Store, draft: Draft, locale: Locale) {
	const { desk, datasets, reference } = store;
	const dataset = datasets.get(draft.dataset);
	if (!dataset) throw new Error('the desk gives drafts of known datasets only');
	const { id, fileName, bytes, at, bank, read } = draft;
	const fund = reference.funds.find(({ code }) => code === draft.fund);
	const head = {
		draft: { id, fileName, bytes, at, bank, read, until: new Date(Date.parse(at) + KEPT_MS).toISOString() },
		dataset: { name: dataset.name, title: dataset.title, titleEn: dataset.titleEn, form: dataset.form },
		fundName: fund ? { vi: fund.name, en: fund.name_en } : null
	};
	const counting = desk.doing(draft)?.doing === 'counting';
	const look = counting ? null : await soon(desk.look(draft), SOON_MS);
	const busy = desk.doing(draft);
	if (!look) return { ...head, busy: busy ?? NOTHING_KNOWN };
	const { outcome, changes, excerpts, already } = look;
	const failure = desk.failure(draft);
	const wards = reference.wards.filter(
		({ code, in_district }) => in_district && (draft.wardCode === null || code === draft.wardCode)
	);
	const { records, accepted, rejected, decisions } = outcome;
	// What waits for a word is asked for by its tick, not told as one more problem.
	const causes = formatsOnce(outcome.causes.filter(({ code }) => code !== 'to_confirm'));
	const problemCount = outcome.problemCount - outcome.toConfirm.length;
	const ticks = new Map<string, Cause>();
	for (const cause of causes) {
		const code = toBeTicked(cause);
		if (code !== null && !ticks.has(code)) ticks.set(code, cause);
	}
	const shown = shownCauses(causes.slice(0, SHOWN_CAUSES), dataset, excerpts, locale);
	const ofHeadings = headingFixes(causes);
	const asked = [...askedColumns(shown), ...Object.keys({ ...read.codes, ...read.values })];
	const meant = [
		...shown.flatMap(({ fix }) => (fix?.kind === 'code' ? fix.candidates : [])),
		...codePairs(read.codes).map(([, code]) => code)
	];
	return {
		...head,
		busy: null,
		/** Why it could not be counted just now, and whether that is because its sender stopped it. */
		failure: failure?.words[locale] ?? null,
		stopped: failure?.code === 'cancelled',
		counts: { records, accepted, rejected },
		/** Whether anything of it would be counted. */
		acceptable: outcome.status !== 'refused',
		already,
		/** Whether others have come in place of rows of a file that was counted before. */
		outdated: already !== null && changes !== null && changes.count > 0,
		problemCount,
		causeCount: causes.length,
		/** Those of them for which rows are refused. */
		errorCount: causes.filter(({ severity }) => severity === 'error').length,
		causes: shown,
		/** Headings that are surely or probably no column of the template, to be left out by one choice. */
		strange: strangeHeadings(ofHeadings),
		/** Headings that are likely a column of the template, to be taken for it by one choice. */
		likely: likelyHeadings(ofHeadings),
		/** Each kind of warning once, and of a rule of the data each rule, to be confirmed. */
		warnings: [...ticks].map(([code, { first }]) => ({ code, message: problemMessage(first, locale) })),
		/** What the file was probably meant for, when its columns are not those of the dataset. */
		others: causes.some(({ code }) => OF_ANOTHER.has(code)) ? otherDatasets(store, draft, excerpts) : [],
		/** Refused rows can be given back in the sender's own layout. */
		remarks: hasRemarks(dataset, outcome.causes),
		decisions,
		wards: wards.map(({ code, name }) => ({ code, name })),
		codes: codesIn(store, dataset, { columns: asked, months: meant }, locale),
		/** The months that all rows of a report may be for, where that is asked. */
		months: asked.includes('period') ? await monthChoices(store, locale) : [],
		columns: dataset.fields.map(({ name, title, titleEn }) => ({
			name,
			title: locale === 'vi' ? title : titleEn
		})),
		/** Bytes that are counted already are not counted again, whatever came after them. */
		changes:
			changes && already === null
				? { count: changes.count, rows: changes.rows, first: shownChanges(changes, store, locale) }
				: null
	};
}

type HeadingFix = Extract<Fix, { kind: 'column' }>;

/** What may be chosen for headings that no column bears. */
const headingFixes = (causes: readonly Cause[]): HeadingFix[] =>
	causes.flatMap((cause) => {
		const fix = fixOf(cause);
		return fix?.kind === 'column' ? [fix] : [];
	});

/**
 * The headings for which no column is likely; several columns may have the same. A column without words is none of them:
 * what stands in it may be figures whose heading is elsewhere, and is left out only by itself.
 */
const strangeHeadings = (fixes: readonly HeadingFix[]): string[] => [
	...new Set(fixes.flatMap(({ heading, likely }) => (likely || isWordless(heading) ? [] : [heading])))
];

/** The headings for which a column is likely, with the column by its name; no column twice. */
function likelyHeadings(fixes: readonly HeadingFix[]) {
	const byColumn = new Map<string, string>();
	for (const { heading, likely } of fixes) if (likely && !byColumn.has(likely)) byColumn.set(likely, heading);
	return [...byColumn].map(([column, heading]) => ({ heading, column }));
}

const askedColumns = (causes: readonly ShownCause[]) =>
	causes.flatMap(({ fix }) =>
		fix?.kind === 'code' || (fix?.kind === 'heading' && fix.one !== null) ? [fix.column] : []
	);

/** The codes of columns in words, by column, of each fund's own where words are asked about by fund; of months those named. */
function codesIn(
	{ reference }: Store,
	dataset: Dataset,
	{ columns, months }: { columns: readonly string[]; months: readonly string[] },
	locale: Locale
) {
	const { codes } = checkContext(reference, '');
	const everyFund = ['', ...reference.funds.map(({ code }) => code)];
	return dataset.fields.flatMap((field) =>
		everyFund.flatMap((fund) => {
			const column = columnOf(field.name, fund);
			if (!columns.includes(column)) return [];
			const all = codeRows(dataset, field, codes) ?? [];
			const wordsOf = (row: CodeRow) =>
				all === MONTHS ? `${periodLabel(row.code, locale)} (${row.code})` : codeLabel(row, locale);
			const title = columnTitle(field.name, dataset, locale) ?? field.name;
			const { name = '', name_en = '' } = reference.funds.find(({ code }) => code === fund) ?? {};
			return {
				column,
				title: fund === '' ? title : `${title} · ${locale === 'vi' ? name : name_en}`,
				codes: (fund === '' ? all : rowsOf(all, fund))
					.filter(({ code }) => all !== MONTHS || months.includes(code))
					.map((row) => ({ code: row.code, words: wordsOf(row) }))
			};
		})
	);
}

/** A page that is asked for between two steps. */
const NOTHING_KNOWN: Doing = {
	doing: 'looking',
	state: { phase: 'waiting', share: null, rows: null, rowsPerSecond: null, seconds: 0 }
};

type Page = Awaited<ReturnType<typeof previewPage>>;
/** A file that was looked at. */
export type PreviewPage = Extract<Page, { busy: null }>;
/** A file that is being looked at or counted. */
export type BusyPage = Exclude<Page, { busy: null }>;
