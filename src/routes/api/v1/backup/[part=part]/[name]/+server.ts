import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { streamOf } from '$lib/server/http/stream';
import { FolderSource, type Part } from '$lib/server/safety/source';

export const GET = api(async ({ params }) => {
	const { config } = await app();
	const parts = new FolderSource(config.dataDir).read(params.part as Part, params.name ?? '');
	return new Response(await streamOf(parts), {
		headers: { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'private, no-store' }
	});
});
