import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { api } from '$lib/server/http/api';
import { listOf } from '$lib/server/http/submission-list';
import { outcomeResponse, submissionJson } from '$lib/server/http/submission-json';
import { sentOptions, uploadOf } from '$lib/server/http/upload';
import { listSubmissions } from '$lib/server/ingest/submissions';

const flag = (url: URL, name: string) => ['1', 'true'].includes(url.searchParams.get(name) ?? '');

export const POST = api(async (event) => {
	const { url, locals } = event;
	const { store } = await app();
	const dataset = url.searchParams.get('dataset') ?? '';
	allow(locals.who, 'submission:create', { dataset });
	const { source, fileName } = await uploadOf(event);
	const options = {
		dryRun: flag(url, 'dry_run'),
		acceptValid: flag(url, 'accept_valid'),
		...sentOptions(url.searchParams)
	};
	return outcomeResponse(await store.submit({ dataset, source, fileName, who: locals.who, options }));
});

export const GET = api(async ({ url, locals }) => {
	const { store } = await app();
	const asked = listOf(url.searchParams, locals.who);
	const { total, submissions } = await listSubmissions(store.warehouse, asked);
	const { limit, offset } = asked;
	return Response.json({
		total,
		limit,
		offset,
		submissions: submissions.map((one) => submissionJson(locals.who, one))
	});
});
