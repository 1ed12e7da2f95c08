import { error, redirect } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { demoRoles } from '$lib/server/auth/demo-roles';
import { DEMO_COOKIE } from '$lib/server/auth/door';
import { ownPath } from '$lib/server/http/own-path';
import { told } from '$lib/server/http/page';
import { smallForm } from '$lib/server/http/small-form';

export const POST = async ({ request, cookies, url, locals }) => {
	const { config, store } = await app();
	if (!config.demo) error(404);
	const form = await told(locals.locale, () => smallForm(request));
	const role = demoRoles(store.reference.wards).find(({ value }) => value === form.get('role'));
	const secure = url.protocol === 'https:' && process.env.ORIGIN !== undefined;
	if (role) cookies.set(DEMO_COOKIE, role.value, { path: '/', httpOnly: true, sameSite: 'strict', secure });
	redirect(303, ownPath(form.get('back') ?? '/'));
};
