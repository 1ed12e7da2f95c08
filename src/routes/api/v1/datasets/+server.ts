import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { datasetSummary } from '$lib/server/export/table-schema';
import { api } from '$lib/server/http/api';

export const GET = api(async ({ locals }) => {
	allow(locals.who, 'dataset:read');
	const { store } = await app();
	return Response.json({ datasets: [...store.datasets.values()].map(datasetSummary) });
});
