import { redirect } from '@sveltejs/kit';
import { DEMO_COOKIE } from '$lib/server/auth/door';
import { app } from '$lib/server/app';
import { ownPath } from '$lib/server/http/own-path';

export const POST = async ({ request, cookies, url }) => {
	const { config } = await app();
	const form = await request.formData();
	if (config.demo) {
		const secure = url.protocol === 'https:' && process.env.ORIGIN !== undefined;
		cookies.set(DEMO_COOKIE, String(form.get('role') ?? ''), {
			path: '/',
			httpOnly: true,
			sameSite: 'strict',
			secure
		});
	}
	redirect(303, ownPath(String(form.get('back') ?? '/')));
};
