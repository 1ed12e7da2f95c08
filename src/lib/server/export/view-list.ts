import { viewsFor, type PublicView } from './catalog';
import { columnTitle } from './column-title';
import { describeView, isMoney } from './describe';
import { rowSourceOf, type RowSource } from '../measures/row-source';
import type { ExportSource } from './export';
import { formats } from './format';
import { withheldColumns, type Audience } from './mask';

/** A public view as the API lists it: its columns with types and titles, its order, and where to get it. */
export async function viewSummary({ warehouse, datasets }: ExportSource, view: PublicView) {
	const columns = await describeView(warehouse, view);
	const withheld = withheldColumns(datasets);
	const rowSource = rowSourceOf(view.name);
	const base = `/api/v1/views/${view.name}`;
	return {
		name: view.name,
		title: view.title.vi,
		title_en: view.title.en,
		default_sort: view.sort,
		columns: columns.map((column) => {
			const title = columnTitle(datasets, view.name, column.name);
			return {
				name: column.name,
				type: column.type,
				title: title.vi,
				title_en: title.en,
				...(isMoney(column) ? { unit: 'VND' } : {}),
				...(withheld.has(column.name) ? { personal: true } : {})
			};
		}),
		formats: formats.map(({ name }) => name),
		links: {
			self: base,
			...Object.fromEntries(formats.map(({ name }) => [name, `${base}?format=${name}`])),
			provenance: `/api/v1/provenance/${view.name}`,
			...(rowSource && { provenance_row: rowTemplate(view.name, rowSource) })
		}
	};
}

/** Where the records behind one row are: an address with the names of the columns whose values it takes. */
const rowTemplate = (view: string, { by }: RowSource) =>
	`/api/v1/provenance/${view}?${by.map(([param, column]) => `${param}={${column}}`).join('&')}`;

export type ViewSummary = Awaited<ReturnType<typeof viewSummary>>;

/** All views of an audience. */
export async function listViews(source: ExportSource, audience: Audience): Promise<ViewSummary[]> {
	return Promise.all(viewsFor(audience).map((view) => viewSummary(source, view)));
}
