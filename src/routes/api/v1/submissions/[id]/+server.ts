import { app } from '$lib/server/app';
import { problemMask } from '$lib/server/export/mask-problem';
import { api } from '$lib/server/http/api';
import { submissionFor } from '$lib/server/http/submission';
import { problemJson, submissionJson } from '$lib/server/http/submission-json';
import { listProblems } from '$lib/server/ingest/problems';

export const GET = api(async ({ params, locals }) => {
	const { store } = await app();
	const submission = await submissionFor(store, params.id ?? '', locals.who, 'submission:read');
	const mask = problemMask(locals.who, submission, store.datasets);
	const problems = await listProblems(store.warehouse, submission.id, 1000);
	const told = problems.map((problem) => problemJson(mask.problem(problem)));
	return Response.json({ ...submissionJson(locals.who, submission), first_problems: told });
});
