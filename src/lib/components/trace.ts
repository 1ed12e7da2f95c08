import { filterToParams, noFilter, type Filter } from '$lib/domain/filter';
import { monthsBetween, type Period } from '$lib/domain/period';
import { pageHref } from './page-href';

type Asked = Partial<Filter>;
type More = Readonly<Record<string, string | readonly string[]>>;

/**
 * The page that shows the submissions, files and records behind a view's numbers under a filter; `more` are other columns
 * that tell its rows apart, e.g. `{ campaign_id: 'C1' }`.
 */
export const traceHref = (view: string, asked: Asked = {}, more: More = {}) =>
	pageHref(`/provenance/${view}${query(asked, more)}`);

/** What is behind a fund's balance at a month's end: all that came and went since its first entry. */
export const balanceHref = (
	{ fundCode, period, since }: { fundCode: string; period: Period; since: Period | null },
	wards: readonly string[] = []
) => since && traceHref('fund_by_ward', { wards, funds: [fundCode], periods: monthsBetween(since, period) });

/** A view's rows as a file; `more` are filters on its own columns, e.g. `{ level: 'ward' }`. */
export const csvHref = (view: string, asked: Asked = {}, more: Record<string, string> = {}) =>
	`/api/v1/views/${view}${query(asked, { ...more, format: 'csv' })}`;

/** A view in the explorer. */
export const dataHref = (view: string, asked: Asked = {}, more: Record<string, string> = {}) =>
	pageHref(`/data/${view}${query(asked, more)}`);

/** A ward's page, at the same period as the page that links to it. */
export const wardHref = (code: string, asked: Asked = {}) =>
	pageHref(`/wards/${code}${query({ periods: asked.periods ?? [] })}`);

/** The list of wards, at the same period. */
export const wardsHref = (asked: Asked = {}) => pageHref(`/wards${query({ periods: asked.periods ?? [] })}`);

/** The map of the same month, and its small maps of all months. */
export const mapHref = (asked: Asked = {}) => pageHref(`/map${query({ periods: asked.periods ?? [] })}`);

/** The matrix of targets, or one target's path and projection. */
export const targetsHref = (asked: Asked = {}) =>
	pageHref(`/targets${query({ periods: asked.periods ?? [] })}`);
export const targetHref = (indicator: string, asked: Asked = {}) =>
	pageHref(`/targets/${indicator}${query({ wards: asked.wards ?? [], periods: asked.periods ?? [] })}`);

/** How the number of households changed, over the same period, wards and kind of household. */
export const flowsHref = (asked: Asked = {}) =>
	pageHref(
		`/flows${query({ wards: asked.wards ?? [], periods: asked.periods ?? [], indicators: asked.indicators ?? [] })}`
	);

/** Dossiers and payments of the same period and wards. */
export const dossiersHref = (asked: Asked = {}) =>
	pageHref(`/dossiers${query({ wards: asked.wards ?? [], periods: asked.periods ?? [] })}`);

/** All that needs a decision at the same period, and the rules it is found by. */
export const attentionHref = (asked: Asked = {}) =>
	pageHref(`/attention${query({ wards: asked.wards ?? [], periods: asked.periods ?? [] })}`);

/** A ward beside the district or, by `with`, another ward or itself in another month. */
export const compareHref = (asked: Asked = {}, { with: other = '', figure = '' } = {}) =>
	pageHref(
		`/compare${query({ wards: asked.wards ?? [], periods: asked.periods ?? [] }, { ...(other && { with: other }), ...(figure && { figure }) })}`
	);

/** The paper of the same period. */
export const briefingHref = (asked: Asked = {}) =>
	pageHref(`/briefing${query({ periods: asked.periods ?? [] })}`);

function query(asked: Asked, more: More = {}): string {
	const params = filterToParams({ ...noFilter, ...asked });
	for (const [name, values] of Object.entries(more)) {
		for (const value of [values].flat() as string[]) params.append(name, value);
	}
	const text = params.toString();
	return text && `?${text}`;
}
