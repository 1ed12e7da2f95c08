import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { findDataset, tableSchema } from '$lib/server/export/table-schema';
import { api } from '$lib/server/http/api';

export const GET = api(async ({ params, locals }) => {
	allow(locals.who, 'dataset:read');
	const { store } = await app();
	return Response.json(tableSchema(findDataset(store.datasets, params.name ?? '')));
});
