import Papa from 'papaparse';
import type { Dataset, Field } from '../../domain/dataset';
import { AppError } from '../errors';

/** The dataset of that name. Throws `not_found`. */
export function findDataset(datasets: ReadonlyMap<string, Dataset>, name: string): Dataset {
	const found = datasets.get(name);
	if (found) return found;
	throw new AppError('not_found', {
		vi: 'Không có bộ số liệu này. Danh sách ở /api/v1/datasets.',
		en: 'There is no such dataset. The list is at /api/v1/datasets.'
	});
}

/** A dataset as a Frictionless Table Schema, with our own properties beside the standard's. */
export function tableSchema(dataset: Dataset) {
	const { fields, primaryKey, foreignKeys = [], ...rest } = dataset;
	return {
		$schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
		...rest,
		fields: fields.map(schemaField),
		...(primaryKey ? { primaryKey } : {}),
		foreignKeys: foreignKeys.map(({ field, resource, asOf, within }) => ({
			fields: [field],
			reference: { resource, fields: ['code'] },
			...(asOf ? { asOf } : {}),
			...(within ? { within } : {})
		})),
		missingValues: ['']
	};
}

function schemaField(field: Field) {
	const { constraints: { maximum, ...constraints } = {}, ...rest } = field;
	const today = maximum === 'today';
	return {
		...rest,
		...(field.type === 'boolean' ? { trueValues: ['true'], falseValues: ['false'] } : {}),
		...(field.type === 'date' ? { format: '%Y-%m-%d' } : {}),
		// The standard knows no moving bound, so the day of receipt has a name of its own.
		...(today ? { maximumToday: true } : {}),
		constraints: maximum === undefined || today ? constraints : { ...constraints, maximum }
	};
}

/** A CSV to fill in: the columns, and one row that would pass on its own. */
export function templateCsv({ fields }: Dataset, { excel }: { excel: boolean }): string {
	const example = ({ type, example, constraints }: Field) =>
		example ?? (constraints?.required && type === 'integer' ? '0' : '');
	const text = Papa.unparse([fields.map(({ name }) => name), fields.map(example)], { newline: '\r\n' });
	return `${excel ? '\uFEFF' : ''}${text}\r\n`;
}

/** A dataset as the API lists it. */
export function datasetSummary({ name, title, titleEn, description, descriptionEn, fields }: Dataset) {
	const base = `/api/v1/datasets/${name}`;
	return {
		name,
		title,
		title_en: titleEn,
		description,
		description_en: descriptionEn,
		columns: fields.length,
		links: {
			schema: `${base}/schema`,
			template: `${base}/template.csv`,
			submit: `/api/v1/submissions?dataset=${name}`
		}
	};
}
