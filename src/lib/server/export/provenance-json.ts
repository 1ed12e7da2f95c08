import { can, type Who } from '../../domain/role';
import { filterFromParams, filterProblemWords } from '../../domain/filter';
import { provenance, sourceRecords } from '../measures/provenance';
import { badFilter } from './bad-filter';
import { findView } from './catalog';
import { stampOf } from './facts';
import type { ExportSource } from './export';
import { getSubmission } from '../ingest/submissions';
import { linesOf, type Sendings } from '../ingest/sent-file';
import { audienceOf } from './mask';

const PAGE = 1000;
const BUDGET_MS = 30_000;

/**
 * Where the numbers of a view under a filter come from: the submissions, or with `submission=` the records of one of
 * them with their lines in the file, at most a thousand from `offset` on. Throws `not_found` for a view without a trail and `bad_filter`.
 */
export async function provenanceJson(
	store: Sendings & Pick<ExportSource, 'warehouse'>,
	name: string,
	search: URLSearchParams,
	who: Who
) {
	const view = findView(name, audienceOf(who)).name;
	const { filter, problems } = filterFromParams(search);
	const [problem] = problems;
	if (problem) {
		const words = filterProblemWords(problem);
		throw badFilter(words.vi, words.en);
	}
	const submission = wholeNumber(search, 'submission');
	const offset = wholeNumber(search, 'offset') ?? 0;
	const found = await store.warehouse.read(async (reader) => {
		const { version } = await stampOf(reader);
		const about = { view, data_version: version };
		if (submission === null) {
			const sources = await provenance(reader, view, filter);
			return { ...about, sources: sources.map((source) => sourceJson(source, who)) };
		}
		const records = await sourceRecords(reader, view, filter, { submission, limit: PAGE, offset });
		return { ...about, submission, records };
	}, BUDGET_MS);
	if (!('records' in found)) return found;
	const lines = await linesBehind(store, found, who);
	return {
		...found,
		records: found.records.map(({ record, label, value }) => ({
			record,
			line: lines.get(record) ?? null,
			label,
			value: value?.toString() ?? null
		}))
	};
}

/** The physical lines of records, for whoever may have the file. */
async function linesBehind(
	store: Sendings & Pick<ExportSource, 'warehouse'>,
	{ submission: id, records }: { submission: number; records: { record: number }[] },
	who: Who
): Promise<Map<number, number>> {
	const submission = records.length > 0 ? await getSubmission(store.warehouse, id) : undefined;
	const may =
		submission &&
		can(who, 'submission:file', { wardCode: submission.ward_code, dataset: submission.dataset });
	return may
		? linesOf(
				store,
				submission,
				records.map(({ record }) => record)
			)
		: new Map();
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

function wholeNumber(search: URLSearchParams, name: string): number | null {
	const text = search.get(name);
	if (text === null) return null;
	if (/^[0-9]{1,9}$/.test(text)) return Number(text);
	throw badFilter(`Tham số ${name} phải là số nguyên.`, `The parameter ${name} must be a whole number.`);
}
