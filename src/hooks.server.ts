import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { env } from 'node:process';
import { setRenderer } from '$lib/charts/renderer';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { app, begin } from '$lib/server/app';
import { pickedRole } from '$lib/server/auth/demo-roles';
import { allow, DEMO_COOKIE, identify, refuseCrossSite } from '$lib/server/auth/door';
import { actionOf, isProbe } from '$lib/server/auth/routes';
import { drawSvg } from '$lib/server/charts/draw';
import { AppError, isAppError } from '$lib/server/errors';
import { problemResponse } from '$lib/server/http/problem-json';
import { log, setLogLevel } from '$lib/server/log';
import { errorPage } from '$lib/server/http/error-page';

export const init: ServerInit = async () => {
	setRenderer(drawSvg);
	const { logLevel } = await begin();
	setLogLevel(logLevel);
};

/** The page's language, from its address. The API has none, and its bodies must not be copied on the way. */
const language: Handle = ({ event, resolve }) => {
	if (event.url.pathname.startsWith('/api/')) {
		event.locals.locale = 'vi';
		return resolve(event);
	}
	// Read as a link this is another site's address: no page of ours begins so.
	if (event.url.pathname.startsWith('//')) return errorPage(notHere());
	return paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		event.locals.locale = locale;
		return resolve(event, { transformPageChunk: ({ html }) => html.replace('%paraglide.lang%', locale) });
	});
};

/** The one door: who is asking, and may they do this here? Nothing is answered before. */
const door: Handle = async ({ event, resolve }) => {
	// Asked by machines about the process itself, above all while there is no store to ask.
	if (isProbe(event.route.id)) return resolve(event);
	try {
		const { config, store } = await app();
		refuseCrossSite(event.request, event.request.headers.get('host'), env.ORIGIN);
		event.locals.who = identify(
			{
				authorization: event.request.headers.get('authorization'),
				demoRole: pickedRole(event.cookies.get(DEMO_COOKIE), store.reference.wards)
			},
			config
		);
		// No form of ours has a named action (`?/name`), and SvelteKit takes one named `default` for a fault.
		const named = [...event.url.searchParams.keys()].some((key) => key.startsWith('/'));
		if (event.request.method === 'POST' && named) throw notHere();
		// Without a route there is nothing to protect: SvelteKit answers 404.
		if (event.route.id !== null) {
			const action = actionOf(event.route.id, event.request.method);
			if (action === null) throw notHere();
			if (action !== 'open') allow(event.locals.who, action);
		}
	} catch (error) {
		if (!isAppError(error)) throw error;
		return event.url.pathname.startsWith('/api/')
			? problemResponse(error)
			: errorPage(error, event.locals.locale);
	}
	return resolve(event);
};

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('X-Content-Type-Options', 'nosniff');
	response.headers.set('Referrer-Policy', 'same-origin');
	response.headers.set('X-Frame-Options', 'DENY');
	// What is shown depends on who asks: no cache between may keep it for another.
	if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-cache');
	response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
	if (event.url.protocol === 'https:' && env.ORIGIN?.startsWith('https:')) {
		response.headers.set('Strict-Transport-Security', 'max-age=31536000');
	}
	return response;
};

export const handle = sequence(headers, language, door);

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status !== 404) log.error('page', { route: event.route.id, status, error });
	const vi = event.locals.locale !== 'en';
	if (status === 404) {
		return { message: vi ? 'Không có trang này.' : 'There is no such page.', code: 'not_found' };
	}
	return {
		message: vi
			? 'Máy chủ gặp lỗi nên chưa hiện được trang này. Số liệu không bị ảnh hưởng; hãy thử lại sau ít phút.'
			: 'A fault on the server keeps this page from showing. The data are not affected; try again in a few minutes.',
		code: 'fault'
	};
};

function notHere(): AppError {
	return new AppError('not_found', { vi: 'Không có trang này.', en: 'There is no such page.' });
}
