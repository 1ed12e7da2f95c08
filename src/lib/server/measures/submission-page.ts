import type { Locale } from '../../domain/locale';
import { dayIn } from '../../domain/format';
import { problemMessage, type Problem } from '../../domain/problem';
import { can, type Who } from '../../domain/role';
import { problemMask } from '../export/mask-problem';
import { excerptOf, type Excerpt } from '../ingest/excerpt';
import { listProblems, problemGroups } from '../ingest/problems';
import type { Submission } from '../ingest/submissions';
import { checkContext } from '../reference';
import type { Store } from '../store';

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
	record: number | null;
	dataset: { name: string; title: string; titleEn: string };
	wardName: string | null;
	fundName: { vi: string; en: string } | null;
	groups: {
		code: string;
		severity: Problem['severity'];
		column: string | null;
		count: number;
		example: string;
	}[];
	problems: ShownProblem[];
	/** The rows around the record asked for; null when none was, or the file has no such record. */
	excerpt: Excerpt | null;
}

/** Gathers the problems of a submission, grouped and one by one, and the rows around `record`. */
export async function submissionPage(
	store: Store,
	submission: Submission,
	{ who, record: asked, locale }: { who: Who; record: number | null; locale: Locale }
): Promise<SubmissionPage> {
	const { warehouse, reference } = store;
	const resource = { wardCode: submission.ward_code, dataset: submission.dataset };
	const mayOpen = can(who, 'submission:file', resource);
	const counts = submission.status === 'accepted' || submission.status === 'approved';
	const mask = problemMask(who, submission, store.datasets);
	const [groups, stored] = await Promise.all([
		problemGroups(warehouse, submission.id),
		listProblems(warehouse, submission.id, SHOWN)
	]);
	const problems = stored.map(mask.problem);
	// Where nothing was asked for, the first wrong row is what the sender has to look at.
	const first =
		problems.find(({ severity, record }) => severity === 'error' && record !== null)?.record ?? null;
	const record = mayOpen ? (asked ?? first) : null;
	const shown = problems.map(({ line, record: at, column, code, value, severity, params }) => ({
		line,
		record: at,
		column,
		code,
		value,
		severity,
		message: problemMessage({ code, value, params }, locale)
	}));
	const { name, title, titleEn } = store.datasets.get(submission.dataset) ?? {
		name: submission.dataset,
		title: submission.dataset,
		titleEn: submission.dataset
	};
	const fund = reference.funds.find(({ code }) => code === submission.fund_code);
	return {
		submission,
		mayOpen,
		mayDecide: counts && can(who, 'submission:decide', resource),
		record,
		dataset: { name, title, titleEn },
		wardName: reference.wards.find(({ code }) => code === submission.ward_code)?.name ?? null,
		fundName: fund ? { vi: fund.name, en: fund.name_en } : null,
		groups: groups.map((group) => ({
			...group,
			column: mask.column(group),
			example:
				shown.find(({ code, column }) => code === group.code && column === mask.column(group))?.message ?? ''
		})),
		problems: shown,
		excerpt: record ? await excerptIn(store, submission, record) : null
	};
}

async function excerptIn(store: Store, submission: Submission, record: number): Promise<Excerpt | null> {
	const dataset = store.datasets.get(submission.dataset);
	if (!dataset) return null;
	const path = store.archive.pathOf(submission.sha256);
	const { reference } = store;
	const today = dayIn(new Date(submission.received_at), reference.district.timezone);
	return excerptOf({ path, dataset, read: submission.read_options }, checkContext(reference, today), record);
}
