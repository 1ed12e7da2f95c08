import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { audienceOf } from '$lib/server/export/mask';
import { listViews } from '$lib/server/export/view-list';
import { api } from '$lib/server/http/api';

export const GET = api(async ({ locals }) => {
	allow(locals.who, 'view:read');
	const { store } = await app();
	return Response.json({ views: await listViews(store, audienceOf(locals.who)) });
});
