import type { ColumnType } from '../warehouse/convert';
import { operatorNames } from './filter';
import { formats } from './format';
import type { ViewSummary } from './view-list';

type SummaryColumn = ViewSummary['columns'][number];

const schemas: Readonly<Record<ColumnType, object>> = {
	text: { type: ['string', 'null'] },
	other: { type: ['string', 'null'] },
	integer: { type: ['integer', 'null'] },
	bigint: { type: ['integer', 'null'] },
	number: { type: ['number', 'null'] },
	date: { type: ['string', 'null'], format: 'date' },
	timestamp: { type: ['string', 'null'], format: 'date-time' },
	boolean: { type: ['boolean', 'null'] }
};

const parameter = (name: string, schema: object, description: string) => ({
	name,
	in: 'query',
	schema,
	description
});
const problem = { $ref: '#/components/responses/Problem' };
const header = (description: string, type = 'integer') => ({ description, schema: { type } });

const answerHeaders = {
	ETag: header('Data version and question; send it back as If-None-Match.', 'string'),
	'X-Data-Version': header('The version of the data the rows are of.'),
	'X-Row-Count': header('Rows in this answer.'),
	'X-Total-Count': header('Rows of the question, pages aside.'),
	'X-Sums': header('Sum of each money column over the rows of this answer, VND.', 'string'),
	Link: header('The next page, when there is one.', 'string')
};

const columnSchema = ({ type, title_en, unit }: SummaryColumn) => ({
	...(unit === 'VND' ? { type: ['string', 'null'], pattern: '^-?[0-9]+$' } : schemas[type]),
	title: title_en
});

/** A path for each public view, with a filter for each of its columns. */
export function viewPaths(views: ViewSummary[]): Record<string, object> {
	return Object.fromEntries(views.map((view) => [`/api/v1/views/${view.name}`, { get: operation(view) }]));
}

function operation(view: ViewSummary) {
	const { name, title, title_en, columns, default_sort } = view;
	const names = columns.map((column) => column.name).join(', ');
	return {
		operationId: `view_${name}`,
		summary: `${title_en} (${title})`,
		tags: ['views'],
		parameters: [
			parameter(
				'format',
				{ enum: formats.map((format) => format.name), default: 'json' },
				'The kind of file.'
			),
			parameter('limit', { type: 'integer', minimum: 1 }, 'At most so many rows; all of them when left out.'),
			parameter(
				'cursor',
				{ type: 'string' },
				'next_cursor of the page before; refused once the data have changed.'
			),
			parameter(
				'sort',
				{ type: 'string' },
				`Columns, - before one for descending. Otherwise ${default_sort.join(', ')}; a whole ledger above 1,000,000 rows comes as it is stored.`
			),
			parameter('columns', { type: 'string' }, `Columns to give, in this order, of: ${names}.`),
			parameter(
				'q',
				{ type: 'string' },
				'Words that must all occur in a row’s text, blind to case and diacritics.'
			),
			parameter('excel', { enum: ['0', '1'] }, 'CSV with a byte order mark.'),
			...columns.map(columnFilter)
		],
		responses: {
			'200': { description: title_en, headers: answerHeaders, content: contents(view) },
			'304': { description: 'Unchanged since the answer with that ETag.' },
			'400': problem,
			'503': problem
		}
	};
}

function columnFilter({ name, title_en }: SummaryColumn) {
	const how = `${title_en}: equal to any of the values given. With __ and one of ${operatorNames.join(', ')} otherwise.`;
	const period = name === 'period' ? ' A month 201904, a quarter 2019Q2 or a year 2019.' : '';
	return {
		...parameter(name, { type: 'array', items: { type: 'string' } }, how + period),
		style: 'form',
		explode: true
	};
}

function contents({ columns }: ViewSummary) {
	const row = {
		type: 'object',
		properties: Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)]))
	};
	const answer = {
		type: 'object',
		properties: {
			view: { type: 'string' },
			filter: { type: 'string' },
			data_version: { type: 'integer' },
			data_at: { type: ['string', 'null'], format: 'date-time' },
			generated_at: { type: 'string', format: 'date-time' },
			licence: { type: 'string' },
			row_count: { type: 'integer' },
			total_count: { type: 'integer' },
			sums: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
			sort: { type: ['string', 'null'] },
			columns: { type: 'array', items: { type: 'object' } },
			next_cursor: { type: ['string', 'null'] },
			rows: { type: 'array', items: row }
		}
	};
	const file = { schema: { type: 'string', format: 'binary' } };
	return Object.fromEntries(
		formats.map(({ name, mime }) => [mime.split(';')[0] ?? mime, name === 'json' ? { schema: answer } : file])
	);
}
