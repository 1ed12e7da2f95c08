import { dayIn } from '$lib/domain/format';
import { app } from '$lib/server/app';
import { findDataset } from '$lib/server/export/table-schema';
import { api } from '$lib/server/http/api';
import { submissionFor } from '$lib/server/http/submission';
import { reversalFile } from '$lib/server/ingest/reversal-file';

/** The file that takes back the record asked for, to be sent in like any other. */
export const GET = api(async ({ params, locals, url }) => {
	const { store } = await app();
	const submission = await submissionFor(store, params.id ?? '', locals.who, 'submission:file');
	const record = Number(/^[1-9][0-9]{0,9}$/.exec(url.searchParams.get('record') ?? '')?.[0] ?? 0);
	const today = dayIn(new Date(), store.reference.district.timezone);
	const dataset = findDataset(store.datasets, submission.dataset);
	const { name, text } = await reversalFile(store, dataset, { submission, record, today });
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'Cache-Control': 'private, no-store'
		}
	});
});
