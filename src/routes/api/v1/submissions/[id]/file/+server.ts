import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { submissionFor } from '$lib/server/http/submission';

export const GET = api(async ({ params, locals }) => {
	const { store } = await app();
	const submission = await submissionFor(store, params.id ?? '', locals.who, 'submission:file');
	const bytes = createReadStream(await store.archive.whole(submission.sha256));
	return new Response(Readable.toWeb(bytes) as ReadableStream, {
		headers: {
			'Content-Type': 'application/octet-stream',
			'Content-Length': String(submission.bytes),
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(submission.file_name)}`,
			'Cache-Control': 'private, no-store'
		}
	});
});
