import { findHeader } from '../../domain/header';
import { can, type Who } from '../../domain/role';
import { BEGINNING, type Excerpt } from '../ingest/excerpt';
import { matchLayouts } from '../ingest/statement/layout';
import type { Store } from '../store';

/** A dataset that a file was probably meant for. */
export interface OtherDataset {
	name: string;
	title: string;
	titleEn: string;
	/** Whether its sender may send it. */
	may: boolean;
}

/**
 * The datasets whose columns the beginning of a file has, all that must be there and no others, beside the one it was
 * sent as; a bank's statement by the columns of a known profile.
 */
export function otherDatasets(
	{ datasets, profiles }: Pick<Store, 'datasets' | 'profiles'>,
	{ dataset: sentAs, ...who }: { dataset: string } & Pick<Who, 'role' | 'wardCode'>,
	excerpts: ReadonlyMap<number, Excerpt>
): OtherDataset[] {
	const beginning = excerpts.get(BEGINNING);
	if (!beginning) return [];
	const rows = [beginning.header, ...beginning.rows.map(({ cells }) => cells)];
	const lines = rows.map((cells, at) => ({ line: at + 1, cells }));
	const layouts = profiles.list().map(({ profile }) => profile);
	const isStatement = () => rows.some((cells) => matchLayouts(layouts, cells).length > 0);
	const others = [...datasets.values()].filter(({ name }) => name !== sentAs);
	return others
		.filter((dataset) => {
			if (dataset.name === 'bank_statement' && isStatement()) return true;
			return findHeader(dataset, lines)?.match.problems.length === 0;
		})
		.map(({ name, title, titleEn }) => ({
			...{ name, title, titleEn },
			may: can(who, 'submission:create', { dataset: name })
		}));
}
