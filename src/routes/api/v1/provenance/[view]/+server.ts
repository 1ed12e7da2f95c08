import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { provenanceJson } from '$lib/server/export/provenance-json';
import { api } from '$lib/server/http/api';

export const GET = api(async ({ params, url, locals }) => {
	allow(locals.who, 'provenance:read');
	const { store } = await app();
	return Response.json(await provenanceJson(store, params.view ?? '', url.searchParams, locals.who));
});
