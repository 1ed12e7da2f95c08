import { can, type Who } from '../../domain/role';
import { filterFromParams, filterParams, filterProblemWords } from '../../domain/filter';
import { provenance, sourceRecords, type Meant } from '../measures/provenance';
import { sourceParams } from '../measures/trails';
import { badFilter, shown } from './bad-filter';
import { findView } from './catalog';
import { stampOf } from './facts';
import { historyJson } from './history-json';
import type { ExportSource } from './export';
import { getSubmission } from '../ingest/submissions';
import { linesOf, type Sendings } from '../ingest/sent-file';
import { audienceOf } from './mask';

const PAGE = 1000;
const BUDGET_MS = 30_000;

/** Sources whose one record is looked up in its file. */
const LOOKED_UP = 4;

/**
 * Where the numbers of a view under a filter come from: the submissions, and with `submission=` the records of one of
 * them with their lines in the file, at most a thousand from `offset` on. Where one record is meant (`record=`, the
 * entry's own id) a source has its line too; where all of a number is, how it came about over time. Throws `not_found` for a view without a trail and `bad_filter`, also for a
 * parameter that could not narrow the answer, which would be of something else then.
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
	const meant = meantBy(view, search);
	const { submission } = meant;
	const offset = wholeNumber(search, 'offset') ?? 0;
	const one = meant.record !== undefined || meant.ids !== undefined;
	const { about, sources, history, records } = await store.warehouse.read(async (reader) => {
		const { version } = await stampOf(reader);
		return {
			about: { view, data_version: version },
			sources: await provenance(reader, view, filter, meant),
			history: one || submission !== undefined ? null : await historyJson(reader, view, filter, who),
			records:
				submission === undefined
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

/** The records that a URL means. Throws `bad_filter` for a parameter by which the view's sources cannot be narrowed. */
function meantBy(view: string, search: URLSearchParams): Meant {
	const known = sourceParams(view);
	const ids: Record<string, string[]> = {};
	const plain = new Set<string>([...Object.values(filterParams), 'period__between', 'submission', 'record']);
	for (const [param, value] of search) {
		if (value === '' || param === 'offset') continue;
		if (!known.includes(param)) {
			throw badFilter(
				`Chưa tra nguồn được theo “${shown(param)}”. Các phần lọc được: ${known.join(', ')}.`,
				`Sources cannot be looked up by “${shown(param)}”. They can be narrowed by ${known.join(', ')}.`
			);
		}
		if (!plain.has(param)) (ids[param] ??= []).push(value);
	}
	const submission = wholeNumber(search, 'submission');
	const record = wholeNumber(search, 'record');
	if (record !== null && submission === null) {
		throw badFilter(
			'Số dòng (record) cần đi cùng số lần nộp (submission).',
			'A record needs its submission beside it.'
		);
	}
	return {
		...(submission !== null && { submission }),
		...(record !== null && { record }),
		...(Object.keys(ids).length > 0 && { ids })
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

function wholeNumber(search: URLSearchParams, name: string): number | null {
	const text = search.get(name);
	if (text === null || text === '') return null;
	if (/^[0-9]{1,9}$/.test(text)) return Number(text);
	throw badFilter(`Tham số ${name} phải là số nguyên.`, `The parameter ${name} must be a whole number.`);
}
