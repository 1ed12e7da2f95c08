import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { checkStanding, checkTold } from '$lib/server/http/check-json';

export const GET = api(async () => {
	const { store, checks } = await app();
	const { version } = await store.dataVersion();
	const verified = checkTold(checkStanding(checks));
	return Response.json({ status: 'ready', data_version: version, verified });
});
