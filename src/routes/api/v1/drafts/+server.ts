import { app } from '$lib/server/app';
import { allow } from '$lib/server/auth/door';
import { api } from '$lib/server/http/api';
import { sentOptions, uploadOf } from '$lib/server/http/upload';

export const POST = api(async (event) => {
	const { url, locals } = event;
	const { store } = await app();
	const dataset = url.searchParams.get('dataset') ?? '';
	allow(locals.who, 'submission:create', { dataset });
	const { source, fileName } = await uploadOf(event);
	const options = sentOptions(url.searchParams);
	const { id, at } = await store.draft({ dataset, source, fileName, who: locals.who, options });
	const preview = `/submissions/preview/${id}`;
	return Response.json({ id, at, preview }, { status: 201, headers: { Location: preview } });
});
