import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { submissionFor } from '$lib/server/http/submission';
import { problemJson, submissionJson } from '$lib/server/http/submission-json';
import { listProblems } from '$lib/server/ingest/problems';

export const GET = api(async ({ params, locals }) => {
	const { store } = await app();
	const submission = await submissionFor(store, params.id ?? '', locals.who, 'submission:read');
	const problems = await listProblems(store.warehouse, submission.id, 1000);
	return Response.json({ ...submissionJson(submission), first_problems: problems.map(problemJson) });
});
