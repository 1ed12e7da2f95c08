import { app } from '$lib/server/app';
import { api } from '$lib/server/http/api';
import { checkStanding } from '$lib/server/http/check-json';

export const GET = api(async () => {
	const { checks } = await app();
	return Response.json(checkStanding(checks));
});

/** Makes a check and answers when it is done; one that is being made is waited for. */
export const POST = api(async () => {
	const { checks } = await app();
	await checks.run();
	return Response.json(checkStanding(checks));
});
