import { join } from 'node:path';
import type { Locale } from '../../domain/locale';
import type { App } from '../app';
import { AppError } from '../errors';
import { standaloneDocument } from './document';
import { printPdf } from './print';

interface Paper {
	/** The paper's HTML. */
	body: string;
	title: string;
	fileName: string;
	locale: Locale;
	dataVersion: number;
}

/** Throws `not_found` on a server without a Chromium: the browser's own print is told of instead. */
export function needChromium({ config }: App): string {
	if (config.chromium !== null) return config.chromium;
	throw new AppError('not_found', {
		vi: 'Máy chủ này chưa có Chromium nên không xuất PDF. Hãy mở trang của bản này và dùng chức năng in của trình duyệt.',
		en: 'This server has no Chromium, so it makes no PDF. Open the paper’s page and use the browser’s own print.'
	});
}

/** Prints a paper and answers with the file. */
export async function pdfAnswer(
	app: App,
	{ body, title, fileName, locale, dataVersion }: Paper
): Promise<Response> {
	const html = standaloneDocument(body, { title, locale });
	const pdf = await printPdf(html, { chromium: needChromium(app), folder: join(app.config.dataDir, 'tmp') });
	return new Response(Uint8Array.from(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `inline; filename="${fileName}"`,
			'X-Data-Version': String(dataVersion)
		}
	});
}
