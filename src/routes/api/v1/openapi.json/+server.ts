import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { listViews } from '$lib/server/export/view-list';
import { openApi } from '$lib/server/export/openapi';
import { api } from '$lib/server/http/api';

export const GET = api(async ({ locals }) => {
	allow(locals.who, 'dataset:read');
	const { store } = await app();
	return Response.json(
		openApi({ views: await listViews(store, 'full'), datasets: [...store.datasets.values()] })
	);
});
