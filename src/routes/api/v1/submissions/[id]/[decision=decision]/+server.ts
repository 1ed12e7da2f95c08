import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { submissionFor } from '$lib/server/http/submission';
import { submissionJson } from '$lib/server/http/submission-json';

const outcomes = { approve: 'approved', return: 'returned', withdraw: 'withdrawn' } as const;

export const POST = api(async ({ params, locals, request }) => {
	const { store } = await app();
	const submission = await submissionFor(store, params.id ?? '', locals.who, 'submission:decide');
	const decision = outcomes[params.decision as keyof typeof outcomes];
	const reason = request.headers.get('content-type')?.includes('json')
		? String(((await request.json()) as { reason?: unknown }).reason ?? '') || null
		: null;
	const decided = await store.decide(submission, decision, locals.who, reason);
	return Response.json(submissionJson(decided));
});
