import { problemMessage, type Problem } from '../../domain/problem';
import type { Cause } from '../../domain/cause';
import type { Who } from '../../domain/role';
import { submissionAsSeen } from '../export/mask-submission';
import type { Outcome } from '../ingest/job';
import type { Submission } from '../ingest/submissions';

/** A problem as the API tells it: place, code and words in both languages. */
export function problemJson({ line, record, column, code, value, severity, params }: Problem) {
	const words = { code, value, params };
	return {
		line,
		record,
		column,
		code,
		severity,
		message: problemMessage(words, 'vi'),
		message_en: problemMessage(words, 'en'),
		value,
		cell: params.cell ?? null,
		suggestion: params.suggestion ?? null
	};
}

/** Problems of one reason, told by the first of them. */
function causeJson({ code, severity, column, value, count, first }: Cause) {
	const { line, message, message_en } = problemJson(first);
	return { code, severity, column, value, count, line, message, message_en };
}

/** What became of a file, as API and terminal tell it. */
export function outcomeBody(outcome: Outcome) {
	const {
		id,
		status,
		records,
		accepted,
		rejected,
		dataVersion,
		repeated,
		problems,
		problemCount,
		causes,
		toConfirm,
		decisions
	} = outcome;
	return {
		id,
		status,
		records,
		accepted,
		rejected,
		data_version: dataVersion,
		repeated,
		...(repeated && alreadyThere(outcome)),
		problem_count: problemCount,
		to_confirm: toConfirm,
		decisions,
		causes: causes.map(causeJson),
		problems: problems.map(problemJson)
	};
}

/** Where the bytes of a file are that were sent before, in words. */
function alreadyThere({ id, status }: Outcome) {
	const at = String(id);
	if (status === 'refused') {
		return {
			message: `Tệp này đã bị từ chối ở lần nộp số ${at}; chưa có gì thay đổi.`,
			message_en: `This file was refused as submission ${at} before; nothing has changed.`
		};
	}
	return {
		message: `Tệp này đã có ở lần nộp số ${at}; không cộng thêm gì.`,
		message_en: `This file is already there as submission ${at}; nothing was added.`
	};
}

/** The answer to a file: 201 counted, 200 already there or a dry run that would pass, 422 refused. */
export function outcomeResponse(outcome: Outcome): Response {
	const { id, status, dataVersion, repeated } = outcome;
	const code = status === 'refused' ? 422 : repeated || id === null ? 200 : 201;
	const headers: Record<string, string> = {
		'X-Data-Version': String(dataVersion),
		'Cache-Control': 'no-store'
	};
	if (id !== null) headers.Location = `/api/v1/submissions/${id}`;
	return Response.json(outcomeBody(outcome), { status: code, headers });
}

/** A submission as the API lists it to the asker. */
export function submissionJson(who: Who, submission: Submission) {
	const { id } = submission;
	const base = `/api/v1/submissions/${id}`;
	return {
		...submissionAsSeen(who, submission),
		links: { self: base, file: `${base}/file`, problems: `${base}/problems.csv` }
	};
}
