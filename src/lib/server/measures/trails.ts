import { filterParams, type Filter } from '../../domain/filter';
import { AppError } from '../errors';
import { bankTrails } from './trails/bank';
import { fundTrails } from './trails/funds';
import { registerTrails } from './trails/register';
import { reportTrails } from './trails/reports';
import { targetTrails } from './trails/targets';
import type { Trail } from './trails/trail';
import { unitTrails } from './trails/units';

/** What each view is made of. A number of two kinds of records has two trails. */
const trails: Readonly<Record<string, readonly Trail[]>> = {
	...reportTrails,
	...targetTrails,
	...fundTrails,
	...bankTrails,
	...registerTrails,
	...unitTrails
};

/** The views whose numbers can be walked back. */
export const traceable: readonly string[] = Object.keys(trails);

/** Whether a view tells of what happened, also to submissions that do not count any more. */
export const isEvent = (view: string): boolean =>
	traceable.includes(view) && trailsOf(view).some(({ gone }) => gone);

/** The kinds of records behind a view. Throws `not_found` for a view that has no trail. */
export function trailsOf(view: string): readonly Trail[] {
	const found = Object.hasOwn(trails, view) ? trails[view] : undefined;
	if (found) return found;
	throw new AppError('not_found', {
		vi: `Không có nguồn để tra cho khung nhìn “${view}”.`,
		en: `There is no trail for the view “${view}”.`
	});
}

/** Asks for what has no value in a column: `ward_code__isnull=true`. */
export const EMPTY = '__isnull';

/** The columns of a view, beside those of the filter, by which its sources can be narrowed. */
export const partsOf = (view: string): string[] => [
	...new Set(trailsOf(view).flatMap(({ by }) => Object.keys(by ?? {})))
];

/** The columns of a view that are empty for a level of their own, by which its sources can be narrowed. */
export const emptyOf = (view: string): string[] => [
	...new Set(trailsOf(view).flatMap(({ empty }) => empty ?? []))
];

/** All columns, beside those of the filter, by which the sources of some view can be narrowed. */
export const rowParams: readonly string[] = [
	...new Set(traceable.flatMap((view) => [...partsOf(view), ...emptyOf(view).map((name) => name + EMPTY)]))
].sort();

/** The parameters of a URL by which the sources of a view can be narrowed. */
export function sourceParams(view: string): string[] {
	const kinds = trailsOf(view);
	const parts = (Object.keys(filterParams) as (keyof Filter)[]).filter((part) =>
		kinds.some(({ columns }) => columns[part] !== undefined)
	);
	const periods = parts.includes('periods') ? ['period__between'] : [];
	return [
		...parts.map((part) => filterParams[part]),
		...periods,
		...partsOf(view),
		...emptyOf(view).map((column) => `${column}${EMPTY}`),
		'submission',
		'record'
	];
}
