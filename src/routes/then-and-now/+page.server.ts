import { noFilter } from '$lib/domain/filter';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { pageFilter } from '$lib/server/http/page-filter';
import { lookedAt } from '$lib/server/measures/looked-at';
import { thenAndNow } from '$lib/server/measures/then-and-now';
import { isFigure } from '$lib/server/measures/unit-figures';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale } }) =>
	page(locale, async () => {
		const { answers, reference } = (await app()).store;
		const { filter: asked, problems } = pageFilter(url, reference, locale);
		const filter = { ...noFilter, periods: asked.periods };
		const named = url.searchParams.get('figure') || 'poor_end';
		const on = url.searchParams.get('boundary');
		const [latest, { period }] = await Promise.all([lookedAt(answers, noFilter), lookedAt(answers, filter)]);
		const figure = isFigure(named) ? named : 'poor_end';
		const shown = await thenAndNow(answers, { on, figure, period });
		return {
			filter,
			problems,
			latest: latest.period,
			shown,
			badFigure: isFigure(named) ? null : named,
			badBoundary: on && on !== shown.boundary?.on ? on : null
		};
	});
