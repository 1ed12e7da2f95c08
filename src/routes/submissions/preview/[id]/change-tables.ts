import { statusShape, statusWord } from '$lib/charts/status';
import type { CellValue, Column } from '$lib/components/cell';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { ShownChange } from '$lib/server/measures/shown-changes';

/** Changes that are written alike: rates, targets, or counts and sums. */
interface ChangeTable extends Pick<Column<ShownChange>, 'kind' | 'digits'> {
	caption: string;
	rows: ShownChange[];
	/** What the cell before or after holds. */
	value: (row: ShownChange, when: 'before' | 'after') => CellValue;
}

/** The tables of what a file would change; a kind of which nothing changes has none. */
export function changeTables(changes: readonly ShownChange[], locale: Locale): ChangeTable[] {
	const asItIs: ChangeTable['value'] = (row, when) => row[when];
	const rates = changes.filter(({ unit }) => unit === 'ratio');
	const targets = changes.filter(({ unit }) => unit === 'status');
	const figures = changes.filter(({ unit }) => unit !== 'ratio' && unit !== 'status');
	const tables: ChangeTable[] = [
		// As many decimals as the tiles have.
		{ caption: m.change_rates(), rows: rates, value: asItIs, kind: 'percent', digits: 2 },
		{
			caption: m.change_targets(),
			rows: targets,
			// Never told by its shape or colour alone.
			value({ place, ...row }, when) {
				const status = row[when];
				if (typeof status !== 'string') return null;
				return `${statusShape(status)} ${statusWord(status, locale, place === null)}`;
			}
		},
		{ caption: m.change_figures(), rows: figures, value: asItIs, kind: 'number' }
	];
	return tables.filter(({ rows }) => rows.length > 0);
}
