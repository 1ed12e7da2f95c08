import type { Dataset, Field } from '../../domain/dataset';
import type { Indicator } from '../../domain/reference';

const files = import.meta.glob<Dataset>('/data/datasets/*.json', { eager: true, import: 'default' });

/**
 * Every dataset by name, with the columns that come from reference lists filled in; an empty indicator
 * cell means «not known».
 */
export function buildDatasets(indicators: readonly Indicator[]): ReadonlyMap<string, Dataset> {
	const datasets = Object.values(files).map((dataset) =>
		dataset.columnsFrom === 'indicator'
			? { ...dataset, fields: [...dataset.fields, ...indicators.map(indicatorField)] }
			: dataset
	);
	return new Map(
		datasets.sort((a, b) => a.name.localeCompare(b.name)).map((dataset) => [dataset.name, dataset])
	);
}

function indicatorField(indicator: Indicator): Field {
	return {
		name: indicator.code,
		type: 'integer',
		title: indicator.name,
		titleEn: indicator.name_en,
		description: indicator.definition,
		descriptionEn: indicator.definition_en,
		unit: indicator.unit,
		...(indicator.example !== undefined && { example: indicator.example }),
		constraints: { minimum: 0, maximum: 1_000_000_000_000_000 }
	};
}
