import { join } from 'node:path';
import { render } from 'svelte/server';
import { app } from '$lib/server/app';
import { AppError } from '$lib/server/errors';
import { briefingPaper } from '$lib/server/http/briefing';
import { page } from '$lib/server/http/page';
import { standaloneDocument } from '$lib/server/pdf/document';
import { printPdf } from '$lib/server/pdf/print';
import Printed from '../briefing/Printed.svelte';
import { fileName, paperTitle } from '../briefing/title';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) =>
	page(locals.locale, async () => {
		const running = await app();
		const { chromium, dataDir } = running.config;
		if (chromium === null) {
			throw new AppError('not_found', {
				vi: 'Máy chủ này chưa có Chromium nên không xuất PDF. Hãy mở bản tin và dùng chức năng in của trình duyệt.',
				en: 'This server has no Chromium, so it makes no PDF. Open the briefing and use the browser’s own print.'
			});
		}
		const data = await briefingPaper(running, url, locals);
		const { body } = render(Printed, { props: { data } });
		const title = paperTitle(data.paper, locals.locale);
		const html = standaloneDocument(body, { title, locale: locals.locale });
		const pdf = await printPdf(html, { chromium, folder: join(dataDir, 'tmp') });
		return new Response(Uint8Array.from(pdf), {
			headers: {
				'Content-Type': 'application/pdf',
				'Content-Disposition': `inline; filename="${fileName(data.paper)}"`,
				'X-Data-Version': String(data.dataVersion)
			}
		});
	});
