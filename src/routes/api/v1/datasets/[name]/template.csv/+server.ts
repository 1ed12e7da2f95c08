import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { findDataset, templateCsv } from '$lib/server/export/table-schema';
import { api } from '$lib/server/http/api';

export const GET = api(async ({ params, url, locals }) => {
	allow(locals.who, 'dataset:read');
	const { store } = await app();
	const dataset = findDataset(store.datasets, params.name ?? '');
	const excel = ['1', 'true'].includes(url.searchParams.get('excel') ?? '');
	return new Response(templateCsv(dataset, { excel }), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8; header=present',
			'Content-Disposition': `attachment; filename="${dataset.name}.csv"`
		}
	});
});
