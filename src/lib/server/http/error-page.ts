import type { Locale } from '../../domain/locale';
import type { AppError } from '../errors';
import { RETRY_AFTER } from './problem-json';

const titles = {
	closed: { vi: 'Chưa vào được', en: 'Not open' },
	waiting: { vi: 'Đang dựng lại số liệu', en: 'The figures are being put back' }
};

/** A plain page for someone the door does not let in: the site's frame may show only what they may see. */
export function errorPage(error: AppError, locale: Locale = 'vi'): Response {
	const waiting = error.code === 'rebuilding';
	const home = locale === 'en' ? 'Back to the overview' : 'Về trang tổng quan';
	const title = titles[waiting ? 'waiting' : 'closed'][locale];
	const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${waiting ? `<meta http-equiv="refresh" content="${RETRY_AFTER}">` : ''}<title>${title} · Thoát Nghèo</title>
<style>body{font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#f6f7f9;margin:0;display:grid;min-height:100vh;place-items:center}
main{background:#fff;border:1px solid #d9dee4;border-radius:10px;padding:24px;max-width:420px;margin:16px}
a{color:#0f5e5a}h1{font-size:22px;margin:0 0 8px}</style></head>
<body><main><h1>${title}</h1><p>${error.words[locale]}</p><p><a href="${locale === 'en' ? '/en' : '/'}">${home}</a></p></main></body></html>`;
	return new Response(html, {
		status: error.status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			...(waiting && { 'retry-after': RETRY_AFTER })
		}
	});
}
