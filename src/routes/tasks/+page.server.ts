import { can } from '$lib/domain/role';
import { app } from '$lib/server/app';
import { page } from '$lib/server/http/page';
import { districtWards } from '$lib/server/http/page-filter';
import { taskPage } from '$lib/server/measures/tasks';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { locale, who } }) =>
	page(locale, async () => {
		const { store } = await app();
		const asked = (name: string) => url.searchParams.get(name) ?? '';
		const filter = {
			directive: asked('directive_code'),
			agency: asked('agency'),
			ward: asked('ward_code'),
			status: asked('status')
		};
		const tasks = await taskPage(store.answers, filter, who.role !== 'public');
		const directives = store.reference.directives.map(({ tasks: _, ...directive }) => directive);
		const maySend = can(who, 'submission:create', { dataset: 'task_update' });
		return { ...tasks, maySend, filter, directives, wards: districtWards(store.reference) };
	});
