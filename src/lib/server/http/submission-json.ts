import { problemMessage, type Problem } from '../../domain/problem';
import type { Cause } from '../../domain/cause';
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
		problem_count: problemCount,
		decisions,
		causes: causes.map(causeJson),
		problems: problems.map(problemJson)
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

/** A submission as the API lists it. */
export function submissionJson(submission: Submission) {
	const { id } = submission;
	const base = `/api/v1/submissions/${id}`;
	return { ...submission, links: { self: base, file: `${base}/file`, problems: `${base}/problems.csv` } };
}
