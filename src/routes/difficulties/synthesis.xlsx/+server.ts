import { app } from '$lib/server/app';
import { reportWorkbook } from '$lib/server/export/xlsx-report';
import { page } from '$lib/server/http/page';
import { synthesisPaper, synthesisRegister } from '$lib/server/http/synthesis';
import { synthesisSheets } from '../synthesis/sheets';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) =>
	page(locals.locale, async () => {
		const running = await app();
		const data = await synthesisPaper(running, url, locals);
		const sheets = synthesisSheets(
			data,
			await synthesisRegister(running, data.year, locals.who),
			locals.locale
		);
		return new Response(Uint8Array.from(await reportWorkbook(sheets)), {
			headers: {
				'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				'Content-Disposition': `attachment; filename="tong-hop-${data.year || 'chua-co-so-lieu'}.xlsx"`,
				'X-Data-Version': String(data.dataVersion)
			}
		});
	});
