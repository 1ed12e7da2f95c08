import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { decideOn } from '$lib/server/http/decision';
import { jsonBody } from '$lib/server/http/json-body';
import { submissionJson } from '$lib/server/http/submission-json';

export const POST = api(async ({ params, locals, request }) => {
	const { store } = await app();
	const { reason } = await jsonBody(request);
	const decided = await decideOn(store, params.id ?? '', locals.who, { word: params.decision ?? '', reason });
	return Response.json(submissionJson(locals.who, decided));
});
