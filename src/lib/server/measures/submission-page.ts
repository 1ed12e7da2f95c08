import { Readable } from 'node:stream';
import { formatsOnce, type Cause } from '../../domain/cause';
import type { Dataset } from '../../domain/dataset';
import type { Locale } from '../../domain/locale';
import { problemMessage, type Problem } from '../../domain/problem';
import { can, type Who } from '../../domain/role';
import { problemMask } from '../export/mask-problem';
import { submissionAsSeen } from '../export/mask-submission';
import { placeOf, SHOWN_CAUSES } from '../ingest/desk';
import { excerptsOf } from '../ingest/excerpt';
import { listProblems, problemCauses, problemsByRecord } from '../ingest/problems';
import { linesOf, sentFile } from '../ingest/sent-file';
import { remarkedRows, type RemarkedRows } from '../ingest/remarks';
import type { Submission } from '../ingest/submissions';
import { confirmedOf, type Confirmed } from './confirmed';
import type { Store } from '../store';
import { columnTitle, markedRows, shownCauses, type MarkedRows, type ShownCause } from './shown-causes';

const SHOWN = 100;

/** A problem with its words in the reader's language. */
export interface ShownProblem extends Pick<
	Problem,
	'line' | 'record' | 'column' | 'code' | 'value' | 'severity'
> {
	message: string;
}

/** What the page of one submission shows. */
export interface SubmissionPage {
	submission: Submission;
	/** The asker may see the file itself, and so the rows around a record. */
	mayOpen: boolean;
	/** The asker may approve, return or withdraw it, and it still counts. */
	mayDecide: boolean;
	dataset: { name: string; title: string; titleEn: string };
	wardName: string | null;
	fundName: { vi: string; en: string } | null;
	/** What occurs most first; of many causes the first ones. */
	causes: ShownCause[];
	causeCount: number;
	problems: ShownProblem[];
	/** Warnings that the sender confirmed. */
	confirmed: Confirmed[];
	/** The refused rows can be given back in the sender's own layout. */
	remarks: boolean;
	/** The record asked for, its physical line, and the rows around it for whoever may see them. */
	record: number | null;
	line: number | null;
	rows: MarkedRows | null;
	/** The record asked for is of a ledger and counts, so that a file can be had that takes it back. */
	mayReverse: boolean;
}

/**
 * Gathers the problems of a submission, by cause and one by one, and the rows around `record`. What `find` and this ask
 * is asked of one state of the data; the file, which no load changes, is read once.
 */
export async function submissionPage(
	store: Store,
	find: () => Promise<Submission>,
	{ who, record, locale }: { who: Who; record: number | null; locale: Locale }
): Promise<SubmissionPage> {
	const { warehouse, reference } = store;
	const { submission, told, stored, confirmed } = await store.answers.steadily(async () => {
		const found = await find();
		const [causes, problems, confirmations] = await Promise.all([
			problemCauses(warehouse, found.id, SHOWN_CAUSES),
			listProblems(warehouse, found.id, SHOWN),
			confirmedOf(warehouse, found, reference, locale)
		]);
		return { submission: found, told: causes, stored: problems, confirmed: confirmations };
	});
	const resource = { wardCode: submission.ward_code, dataset: submission.dataset };
	const mayOpen = can(who, 'submission:file', resource);
	const counts = submission.status === 'accepted' || submission.status === 'approved';
	const mask = problemMask(who, submission, store.datasets);
	const causes = told.causes.map((cause): Cause => {
		const { value, first } = cause;
		const column = mask.column(cause);
		return { ...cause, column, value: mask.value(value, first), first: mask.problem(first) };
	});
	const shown = formatsOnce(causes);
	const problems = stored.map(mask.problem);
	const dataset = store.datasets.get(submission.dataset) ?? unknown(submission.dataset);
	const [excerpts, around, lines] = await Promise.all([
		mayOpen
			? excerpted(
					store,
					submission,
					'line',
					causes.map(({ first }) => placeOf(first))
				)
			: new Map(),
		record === null || !mayOpen ? new Map() : excerpted(store, submission, 'record', [record]),
		record === null || mayOpen ? new Map<number, number>() : linesOf(store, submission, [record])
	]);
	const rows = record === null ? null : rowsAt(record, problems, around.get(record));
	const fund = reference.funds.find(({ code }) => code === submission.fund_code);
	return {
		submission: submissionAsSeen(who, submission),
		mayOpen,
		mayDecide: counts && can(who, 'submission:decide', resource),
		dataset: { name: dataset.name, title: dataset.title, titleEn: dataset.titleEn },
		wardName: reference.wards.find(({ code }) => code === submission.ward_code)?.name ?? null,
		fundName: fund ? { vi: fund.name, en: fund.name_en } : null,
		causes: shownCauses(shown, dataset, excerpts, locale),
		causeCount: told.total - (causes.length - shown.length),
		problems: problems.map(({ params, ...problem }) => ({
			...problem,
			column: columnTitle(problem.column, dataset, locale),
			message: problemMessage({ ...problem, params }, locale)
		})),
		confirmed,
		remarks: mayOpen && hasRemarks(dataset, causes),
		record,
		line: rows?.line ?? (record === null ? null : (lines.get(record) ?? null)),
		rows,
		mayReverse: record !== null && mayOpen && counts && dataset.reversal !== undefined
	};
}

/**
 * Whether rows were refused one by one, so that they can be given back; a statement has a bank's
 * layout, not a sender's.
 */
export const hasRemarks = ({ name }: Dataset, causes: readonly Cause[]): boolean =>
	name !== 'bank_statement' &&
	causes.some(({ severity, first }) => severity === 'error' && first.record !== null);

/** The refused rows of a submission in its sender's own layout; see `remarkedRows`. */
export async function submissionRemarks(
	store: Store,
	submission: Submission,
	locale: Locale
): Promise<RemarkedRows> {
	const dataset = store.datasets.get(submission.dataset);
	if (!dataset) return { workbook: false, parts: Readable.from([]) };
	const problems = problemsByRecord(store.warehouse, { submission: submission.id });
	return remarkedRows(await sentFile(store, submission, dataset), problems, locale);
}

function rowsAt(record: number, problems: readonly Problem[], excerpt?: Parameters<typeof markedRows>[0]) {
	if (!excerpt) return null;
	const line = excerpt.rows.find((row) => row.record === record)?.line ?? null;
	const own = problems.filter((problem) => problem.record === record);
	const marked = own.flatMap((problem) => markedRows(excerpt, problem).marked);
	return { header: excerpt.header, rows: excerpt.rows, line, marked };
}

async function excerpted(store: Store, submission: Submission, ...at: ['line' | 'record', number[]]) {
	const dataset = store.datasets.get(submission.dataset);
	return dataset ? excerptsOf(...(await sentFile(store, submission, dataset)), ...at) : new Map();
}

/** A dataset that this version does not have any more. */
const unknown = (name: string): Dataset => ({
	name,
	title: name,
	titleEn: name,
	description: '',
	descriptionEn: '',
	fields: []
});
