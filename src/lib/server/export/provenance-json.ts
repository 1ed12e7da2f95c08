import { can, type Who } from '../../domain/role';
import { mayList, provenance, sourceRecords } from '../measures/provenance';
import { badFilter } from './bad-filter';
import { findView } from './catalog';
import { stampOf } from './facts';
import { historyJson } from './history-json';
import type { ExportSource } from './export';
import { getSubmission } from '../ingest/submissions';
import { linesOf, type Sendings } from '../ingest/sent-file';
import { audienceOf } from './mask';
import { sourcesAsked, wholeNumber } from './sources-asked';

const PAGE = 1000;
const BUDGET_MS = 30_000;

/** Sources whose one record is looked up in its file. */
const LOOKED_UP = 4;

/**
 * Where the numbers of a view under a filter come from: the submissions, and with `submission=` the records of one of
 * them with their lines in the file, at most a thousand from `offset` on. Where one record is meant (`record=`, the
 * entry's own id) a source has its line too; where all of a number is, how it came about over time. Throws `not_found`
 * for a view without a trail and `bad_filter`, also for a parameter that could not narrow the answer, which would be of
 * something else then.
 */
export async function provenanceJson(
	store: Sendings & Pick<ExportSource, 'warehouse'>,
	name: string,
	search: URLSearchParams,
	who: Who
) {
	const view = findView(name, audienceOf(who)).name;
	const asked = new URLSearchParams(search);
	asked.delete('offset');
	const { filter, meant, problems } = sourcesAsked(view, asked);
	const offset = wholeNumber(search, 'offset', problems) ?? 0;
	const [problem] = problems;
	if (problem) throw badFilter(problem.vi, problem.en);
	const { submission } = meant;
	const one = meant.record !== undefined || meant.parts !== undefined;
	const { about, sources, history, records } = await store.warehouse.read(async (reader) => {
		const { version } = await stampOf(reader);
		const sources = await provenance(reader, view, filter, meant);
		return {
			about: { view, data_version: version },
			sources,
			history: await historyJson(reader, { view, filter, meant, who }),
			records:
				submission === undefined || !sources.every((source) => mayList(source, who))
					? null
					: await sourceRecords(reader, view, filter, { ...meant, submission, limit: PAGE, offset })
		};
	}, BUDGET_MS);
	const told = [];
	for (const [at, source] of sources.entries()) {
		const { submission: id, records, firstRecord: record } = source;
		const looked = one && at < LOOKED_UP && records === 1 && record !== null;
		const lines = looked ? await linesBehind(store, { submission: id, records: [{ record }] }) : null;
		told.push({ ...sourceJson(source, who), ...(lines && { line: lines.get(record ?? 0) ?? null }) });
	}
	if (submission === undefined || records === null) return { ...about, sources: told, history };
	const lines = await linesBehind(store, { submission, records });
	return {
		...about,
		submission,
		sources: told,
		records: records.map(({ record, label, value }) => ({
			record,
			line: lines.get(record) ?? null,
			label,
			value: value?.toString() ?? null
		}))
	};
}

/** The physical lines of records: where a figure stands in a file is told to everyone, what else stands there is not. */
async function linesBehind(
	store: Sendings & Pick<ExportSource, 'warehouse'>,
	{ submission: id, records }: { submission: number; records: { record: number }[] }
): Promise<Map<number, number>> {
	const submission = records.length > 0 ? await getSubmission(store.warehouse, id) : undefined;
	if (!submission) return new Map();
	const asked = records.map(({ record }) => record);
	return linesOf(store, submission, asked);
}

type Source = Awaited<ReturnType<typeof provenance>>[number];

/** File names and senders are for those who may read the submission: they may name people. */
function sourceJson(source: Source, who: Who) {
	const staff = can(who, 'submission:read', { wardCode: source.wardCode, dataset: source.dataset });
	const { submission, dataset, state, fileName, sha256, receivedAt, senderRole, wardCode } = source;
	return {
		submission,
		dataset,
		state,
		file_name: staff ? fileName : null,
		sha256,
		received_at: receivedAt,
		sender_role: staff ? senderRole : null,
		ward_code: wardCode,
		records: source.records,
		first_record: source.firstRecord,
		last_record: source.lastRecord,
		links: { submission: `/api/v1/submissions/${submission}`, file: `/api/v1/submissions/${submission}/file` }
	};
}
