import { can } from '$lib/domain/role';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { districtWards } from '$lib/server/http/page-filter';
import { dataDay } from '$lib/server/measures/data-day';
import { difficultyLines, difficultySums, registerYears } from '$lib/server/measures/difficulties';
import type { PageServerLoad } from './$types';

const PAGE = 20;

export const load: PageServerLoad = ({ url, locals: { locale, who } }) =>
	page(locale, async () => {
		const { answers, reference, datasets } = (await app()).store;
		const asked = (name: string) => url.searchParams.get(name) ?? '';
		const filter = {
			year: asked('year'),
			ward: asked('ward_code'),
			category: asked('category'),
			status: asked('status')
		};
		const number = Math.min(Math.max(Math.trunc(Number(asked('page'))) || 1, 1), 10_000);
		const list = { staff: can(who, 'submission:list'), limit: PAGE, offset: (number - 1) * PAGE };
		const { lines, total } = await difficultyLines(answers, filter, list);
		return {
			...{ lines, total, filter, number, pages: Math.ceil(total / PAGE) },
			sums: await difficultySums(answers, filter),
			years: await registerYears(answers),
			asOf: await dataDay(answers),
			wards: districtWards(reference),
			categories:
				datasets.get('difficulty')?.fields.find(({ name }) => name === 'category')?.constraints?.enum ?? [],
			maySend: can(who, 'submission:create', { dataset: 'difficulty' })
		};
	});
