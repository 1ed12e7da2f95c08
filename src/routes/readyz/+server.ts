import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';

export const GET = api(async () => {
	const { store } = await app();
	const { version } = await store.dataVersion();
	return Response.json({ status: 'ready', data_version: version });
});
