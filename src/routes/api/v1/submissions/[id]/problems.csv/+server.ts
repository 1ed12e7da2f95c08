import { Readable } from 'node:stream';
import { app } from '$lib/server/app';
import { problemMask } from '$lib/server/export/mask-problem';
import { api } from '$lib/server/http/api';
import { submissionFor } from '$lib/server/http/submission';
import { problemsCsv } from '$lib/server/ingest/problems';

export const GET = api(async ({ params, locals }) => {
	const { store } = await app();
	const submission = await submissionFor(store, params.id ?? '', locals.who, 'submission:read');
	const mask = problemMask(locals.who, submission, store.datasets);
	const text = Readable.from(problemsCsv(store.warehouse, submission.id, mask.problem));
	return new Response(Readable.toWeb(text) as ReadableStream, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="problems-${submission.id}.csv"`,
			'X-Row-Count': String(submission.problems),
			'Cache-Control': 'private, no-store'
		}
	});
});
