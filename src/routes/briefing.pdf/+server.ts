import { render } from 'svelte/server';
import { app } from '$lib/server/app';
import { briefingPaper } from '$lib/server/http/briefing';
import { told } from '$lib/server/http/page';
import { needChromium, pdfAnswer } from '$lib/server/pdf/answer';
import Printed from '../briefing/Printed.svelte';
import { fileName, paperTitle } from '../briefing/title';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) =>
	told(locals.locale, async () => {
		const running = await app();
		needChromium(running);
		const data = await running.store.answers.steadily(() => briefingPaper(running, url, locals));
		return pdfAnswer(running, {
			body: render(Printed, { props: { data } }).body,
			title: paperTitle(data.paper, locals.locale),
			fileName: fileName(data.paper),
			locale: locals.locale,
			dataVersion: data.dataVersion
		});
	});
