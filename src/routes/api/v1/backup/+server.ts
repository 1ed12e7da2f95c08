import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { FolderSource } from '$lib/server/safety/source';

export const GET = api(async () => {
	const { config } = await app();
	const contents = await new FolderSource(config.dataDir).contents();
	return Response.json(contents, { headers: { 'Cache-Control': 'private, no-store' } });
});
