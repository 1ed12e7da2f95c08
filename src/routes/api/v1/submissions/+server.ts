import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { api } from '$lib/server/http/api';
import { outcomeResponse, submissionJson } from '$lib/server/http/submission-json';
import { uploadOf } from '$lib/server/http/upload';
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
		fund: url.searchParams.get('fund') ?? undefined,
		bank: url.searchParams.get('bank') ?? undefined
	};
	return outcomeResponse(await store.submit({ dataset, source, fileName, who: locals.who, options }));
});

export const GET = api(async ({ url, locals }) => {
	const { store } = await app();
	const limit = Math.min(Math.max(Number(url.searchParams.get('limit')) || 50, 1), 1000);
	const offset = Math.max(Number(url.searchParams.get('offset')) || 0, 0);
	const wardCode = locals.who.role === 'ward_officer' ? locals.who.wardCode : url.searchParams.get('ward_code');
	const dataset = url.searchParams.get('dataset') ?? undefined;
	const status = url.searchParams.get('status') ?? undefined;
	const { total, submissions } = await listSubmissions(store.warehouse, { wardCode, dataset, status, limit, offset });
	return Response.json({ total, limit, offset, submissions: submissions.map(submissionJson) });
});
