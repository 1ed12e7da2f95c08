import { render } from 'svelte/server';
import { m } from '$lib/paraglide/messages';
import { app } from '$lib/server/app';
import { told } from '$lib/server/http/page';
import { synthesisPaper } from '$lib/server/http/synthesis';
import { needChromium, pdfAnswer } from '$lib/server/pdf/answer';
import Printed from '../synthesis/Printed.svelte';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals }) =>
	told(locals.locale, async () => {
		const running = await app();
		needChromium(running);
		const data = await running.store.answers.steadily(() => synthesisPaper(running, url, locals));
		return pdfAnswer(running, {
			body: render(Printed, { props: { data } }).body,
			title: m.synthesis_title({ year: data.year }),
			fileName: `tong-hop-${data.year || 'chua-co-so-lieu'}.pdf`,
			locale: locals.locale,
			dataVersion: data.dataVersion
		});
	});
