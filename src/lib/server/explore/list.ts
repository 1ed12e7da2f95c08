import type { Locale } from '../../domain/locale';
import { viewsFor, type PublicView } from '../export/catalog';
import type { ExportSource } from '../export/export';
import { formats } from '../export/format';
import type { Audience } from '../export/mask';
import { viewSummary } from '../export/view-list';
import { identifier } from '../warehouse/tables';
import { viewGroups, viewNote } from './view-note';

/** The formats there are, the one most people want first. */
export const formatNames: readonly string[] = formats
	.map(({ name }) => name)
	.sort((a, b) => Number(b === 'csv') - Number(a === 'csv'));

const BUDGET_MS = 30_000;

/**
 * An audience's views by subject: what each holds, how many columns and rows it has, and in which formats
 * it can be had.
 */
export async function listExplorable(source: ExportSource, locale: Locale, audience: Audience) {
	const open = viewsFor(audience);
	const rows = await rowCounts(source, open);
	const views = await Promise.all(
		open.map(async (view) => {
			const { columns } = await viewSummary(source, view);
			const { group, grain, definition } = viewNote(view.name);
			return {
				name: view.name,
				title: view.title[locale],
				group,
				grain: grain[locale],
				definition: definition[locale],
				columns: columns.map(({ name, type, title, title_en, ...rest }) => ({
					name,
					type,
					title: locale === 'vi' ? title : title_en,
					personal: 'personal' in rest
				})),
				rows: rows.get(view.name) ?? 0,
				formats: formatNames
			};
		})
	);
	return viewGroups.map((group) => ({ group, views: views.filter((view) => view.group === group) }));
}

async function rowCounts(
	{ warehouse }: ExportSource,
	views: readonly PublicView[]
): Promise<ReadonlyMap<string, number>> {
	return warehouse.read(async (reader) => {
		const counts = new Map<string, number>();
		for (const { name } of views) {
			const count = await reader.one<{ rows: number }>(
				`SELECT count(*)::DOUBLE AS rows FROM ${identifier(name)}`
			);
			counts.set(name, count?.rows ?? 0);
		}
		return counts;
	}, BUDGET_MS);
}
