import type { Facts } from './facts';

/**
 * The facts of an answer as the named texts that Parquet and Arrow keep beside their columns, and a workbook on a
 * sheet of its own.
 */
export function metadataOf(facts: Facts): Record<string, string> {
	return {
		view: facts.view,
		filter: facts.filter,
		data_version: String(facts.data_version),
		data_at: facts.data_at ?? '',
		generated_at: facts.generated_at,
		licence: facts.licence,
		illustrative: String(facts.illustrative),
		row_count: String(facts.row_count),
		total_count: String(facts.total_count),
		provenance: facts.provenance ?? '',
		provenance_wider: facts.provenance_wider?.join(' ') ?? '',
		sort: facts.sort ?? '',
		sums: JSON.stringify(facts.sums)
	};
}
