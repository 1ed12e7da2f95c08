import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { viewResponse } from '$lib/server/export/response';
import { api } from '$lib/server/http/api';

export const GET = api(async ({ params, url, locals, request }) => {
	allow(locals.who, 'view:read');
	const { store } = await app();
	return viewResponse(store, { view: params.view ?? '', url, who: locals.who, request });
});
