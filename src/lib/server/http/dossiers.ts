import { noFilter } from '../../domain/filter';
import type { Locale } from '../../domain/locale';
import type { App } from '../app';
import { dossierPace } from '../measures/dossiers';
import { lookedAt } from '../measures/looked-at';
import { paymentMonths } from '../measures/payments';
import { pageFilter } from './page-filter';

/** What the page of dossiers and payments shows: a month and its year so far, of one ward or the district. */
export async function dossiersPage({ store: { answers, reference } }: App, url: URL, locale: Locale) {
	const { filter: asked, problems, wards } = pageFilter(url, reference, locale);
	const filter = { ...noFilter, wards: asked.wards, periods: asked.periods };
	const [latest, looked] = await Promise.all([
		lookedAt(answers, noFilter),
		lookedAt(answers, { ...noFilter, periods: asked.periods })
	]);
	const { period } = looked;
	const span = { from: `${(period ?? '').slice(0, 4)}01`, to: period ?? '' };
	const [dossiers, payments] = await Promise.all([dossierPace(answers, span), paymentMonths(answers, span)]);
	const { dossier_task } = reference.district;
	const directive = reference.directives.find(({ tasks }) =>
		tasks.some(({ task_id }) => task_id === dossier_task)
	);
	return {
		...{ filter, problems, wards, latest: latest.period, period, dossiers, payments },
		ward: asked.wards.length === 1 ? asked.wards[0]! : null,
		unused: asked.funds.length + asked.donorKinds.length > 0,
		/** Where the deadline comes from. */
		task: directive && dossier_task ? { directive: directive.code, id: dossier_task } : null
	};
}
