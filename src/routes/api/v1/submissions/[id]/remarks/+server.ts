import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { remarksResponse } from '$lib/server/http/remarks';
import { submissionFor } from '$lib/server/http/submission';
import { submissionRemarks } from '$lib/server/measures/submission-page';

export const GET = api(async ({ params, locals, url }) => {
	const { store } = await app();
	// Refused rows are given back as they stand in the file, so they are for whoever may have the file.
	const submission = await submissionFor(store, params.id ?? '', locals.who, 'submission:file');
	const locale = url.searchParams.get('lang') === 'en' ? 'en' : 'vi';
	return remarksResponse(await submissionRemarks(store, submission, locale), submission.file_name);
});
