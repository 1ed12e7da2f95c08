import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { remarksResponse } from '$lib/server/http/remarks';

export const GET = api(async ({ params, locals }) => {
	const { store } = await app();
	const draft = store.desk.find(params.id ?? '', locals.who);
	return remarksResponse(await store.desk.remarks(draft, locals.locale), draft.fileName);
});
