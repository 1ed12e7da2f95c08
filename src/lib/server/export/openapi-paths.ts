import { filterParams } from '../../domain/filter';
import { readOptionNames } from '../../domain/read-options';
import { rowParams } from '../measures/trails';

const problem = { $ref: '#/components/responses/Problem' };
const json = (description: string, schema: object = { type: 'object' }) => ({
	description,
	content: { 'application/json': { schema } }
});
const file = (description: string, mime: string) => ({
	description,
	content: { [mime]: { schema: { type: 'string', format: 'binary' } } }
});
const inPath = (name: string, schema: object = { type: 'string' }) => ({
	name,
	in: 'path',
	required: true,
	schema
});
const inQuery = (name: string, schema: object, description: string, required = false) => ({
	name,
	in: 'query',
	required,
	schema,
	description
});

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const flag = { enum: ['0', '1'] };
const whole = { type: 'integer', minimum: 1 };
const id = inPath('id', { type: 'integer', minimum: 1 });
const submission = { $ref: '#/components/schemas/Submission' };
const outcome = { $ref: '#/components/schemas/Outcome' };

/** Every path of the API but the views, which are made from the catalogue. */
export function fixedPaths(datasets: string[]): Record<string, object> {
	const dataset = inPath('name', { enum: datasets });
	return {
		'/api/v1/openapi.json': {
			get: operation('openapi', 'This description', [], { '200': json('OpenAPI 3.1') })
		},
		'/api/v1/checks': {
			get: operation('checks', 'The last check of journal, archive and warehouse (staff)', [], {
				'200': json('When it was made, what was read, what does not agree')
			}),
			post: operation('check', 'Makes a check and answers when it is done (administrator)', [], {
				'200': json('What it came to')
			})
		},
		'/api/v1/backup': {
			get: operation('backup', 'What a backup of this moment consists of (administrator)', [], {
				'200': json('The last journal entry, and the other files with their SHA-256')
			})
		},
		'/api/v1/backup/{part}/{name}': {
			get: operation(
				'backup_part',
				'A part of a backup: the journal up to an entry, an archived file by its SHA-256, another file by name',
				[inPath('part', { enum: ['journal', 'archive', 'other'] }), inPath('name')],
				{ '200': file('The bytes', 'application/octet-stream') }
			)
		},
		'/api/v1/views': {
			get: operation('views', 'All public views', [], { '200': json('Views, columns, formats, links') })
		},
		'/api/v1/datasets': {
			get: operation('datasets', 'What can be sent in', [], {
				'200': json('Datasets with their schema and template')
			})
		},
		'/api/v1/datasets/{name}/schema': {
			get: operation('dataset_schema', 'Frictionless Table Schema', [dataset], {
				'200': json('Table Schema')
			})
		},
		'/api/v1/datasets/{name}/template.csv': {
			get: operation(
				'dataset_template',
				'A CSV to fill in',
				[dataset, inQuery('excel', flag, 'With a byte order mark.')],
				{ '200': file('Header and one example row', 'text/csv') }
			)
		},
		'/api/v1/datasets/{name}/template.xlsx': {
			get: operation(
				'dataset_template_xlsx',
				'A workbook to fill in; of a form the form itself, with the wards’ rows',
				[dataset, inQuery('year', { type: 'string' }, 'The year a form is about; this year when left out.')],
				{ '200': file('A workbook', SPREADSHEET) }
			)
		},
		'/api/v1/provenance/{view}': {
			get: operation(
				'provenance',
				'The submissions, files and records behind a number',
				[
					inPath('view'),
					...Object.values(filterParams).map((name) => inQuery(name, { type: 'string' }, 'As in the view.')),
					...rowParams.map((name) =>
						inQuery(name, { type: 'string' }, 'As in the view, where it has this column.')
					),
					inQuery('submission', whole, 'Lists the records of this one, each with its line in the file.'),
					inQuery('record', whole, 'One record of that submission.'),
					inQuery('offset', { type: 'integer', minimum: 0 }, 'Records passed over: a thousand are listed.')
				],
				{
					'200': json(
						'Sources of the rows that the filter and the columns that tell rows apart name (the view’s links.provenance_row); where one record is meant, with its line. history: how the number came about, event by event, the latest first. Whatever cannot narrow the view is refused, with what can.'
					)
				}
			)
		},
		'/api/v1/drafts': { post: createDraft(datasets) },
		'/api/v1/submissions': { get: listSubmissions(datasets), post: createSubmission(datasets) },
		'/api/v1/submissions/{id}': {
			get: operation('submission', 'One submission and its first problems', [id], {
				'200': json('Submission', submission)
			})
		},
		'/api/v1/submissions/{id}/file': {
			get: operation('submission_file', 'The bytes that were sent', [id], {
				'200': file('The file', 'application/octet-stream')
			})
		},
		'/api/v1/submissions/{id}/problems.csv': {
			get: operation('submission_problems', 'All problems of a submission', [id], {
				'200': file('One problem a row', 'text/csv')
			})
		},
		'/api/v1/submissions/{id}/remarks': {
			get: operation(
				'submission_remarks',
				'The refused rows in the layout of the file, with what is wrong in a column of its own: a workbook for a workbook, else CSV',
				[id, inQuery('lang', { enum: ['vi', 'en'] }, 'Language of the remarks.')],
				{
					'200': {
						description: 'Titles, header and rows',
						content: { ...file('', 'text/csv').content, ...file('', SPREADSHEET).content }
					}
				}
			)
		},
		'/api/v1/submissions/{id}/reversal.csv': {
			get: operation(
				'submission_reversal',
				'The file that takes back one record of a ledger, to be sent in',
				[id, inQuery('record', { type: 'integer', minimum: 1 }, 'Which record.')],
				{ '200': file('Header and one row', 'text/csv') }
			)
		},
		...Object.fromEntries(
			['approve', 'return', 'withdraw'].map((decision) => [
				`/api/v1/submissions/{id}/${decision}`,
				decide(decision)
			])
		)
	};
}

function operation(
	operationId: string,
	summary: string,
	parameters: object[],
	responses: Record<string, object>
) {
	return { operationId, summary, parameters, responses: { ...responses, default: problem } };
}

function listSubmissions(datasets: string[]) {
	const parameters = [
		inQuery('dataset', { enum: datasets }, 'Only of this dataset.'),
		inQuery('status', { type: 'string' }, 'Only of this status.'),
		inQuery('ward_code', { type: 'string' }, 'Only of this ward.'),
		inQuery('limit', { type: 'integer', minimum: 1, maximum: 1000, default: 50 }, 'At most so many.'),
		inQuery('offset', { type: 'integer', minimum: 0, default: 0 }, 'After so many.')
	];
	return operation('submissions', 'What was sent in, the latest first', parameters, {
		'200': json('Submissions')
	});
}

/** What is said with a file, however it is sent. */
const repeated: Record<string, string> = {
	confirm: 'A rule whose warnings the sender has looked at and confirms; may be repeated.',
	ward: 'A ward for words that name none for sure, as `as written=code`; may be repeated.',
	code: 'A code for words that mean none for sure, as `column:as written=code`; may be repeated.',
	column:
		'The column of the dataset that stands under a heading which is not its own, as `heading=column`, or `heading=` to leave it out; may be repeated.',
	value:
		'The value that all rows have in a column of the dataset which the file lacks, as `column=value`; may be repeated.'
};
const readOptionWords = (name: string) =>
	repeated[name] ?? 'How the file is to be read, where it does not tell.';

const sentParameters = (datasets: string[]) => [
	inQuery('dataset', { enum: datasets }, 'What the file holds.', true),
	inQuery('fund', { type: 'string' }, 'Fund of a bank statement.'),
	inQuery('bank', { type: 'string' }, 'Layout of a bank statement, when its header does not tell.'),
	inQuery('file_name', { type: 'string' }, 'Name to keep for a file sent as the body.'),
	...readOptionNames.map((name) => inQuery(name, { type: 'string' }, readOptionWords(name)))
];

const binary = { schema: { type: 'string', format: 'binary' } };
const form = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };

function createDraft(datasets: string[]) {
	return {
		...operation(
			'draft',
			'Send a file to be looked at on its preview page; it counts only when its sender accepts it there',
			sentParameters(datasets),
			{ '201': json('Its id and the path of its preview; it waits for a day') }
		),
		requestBody: { required: true, content: { 'text/csv': binary, 'multipart/form-data': form } },
		security: [{ bearer: [] }]
	};
}

function createSubmission(datasets: string[]) {
	const parameters = [
		...sentParameters(datasets),
		inQuery('dry_run', flag, 'Check only; nothing is kept.'),
		inQuery(
			'accept_valid',
			flag,
			'Take the records that pass and refuse the others, instead of the whole file.'
		)
	];
	return {
		...operation('submit', 'Send a file', parameters, {
			'200': json('Already there, or a dry run that would pass', outcome),
			'201': json('Counted', outcome),
			'422': json(
				'Refused, with its problems; as application/problem+json when nothing of the file is kept: a list of households, or a file that cannot be looked into',
				outcome
			)
		}),
		requestBody: { required: true, content: { 'text/csv': binary, 'multipart/form-data': form } },
		security: [{ bearer: [] }]
	};
}

function decide(decision: string) {
	const reason = { schema: { type: 'object', properties: { reason: { type: 'string', maxLength: 500 } } } };
	return {
		post: {
			...operation(`submission_${decision}`, `${decision} a submission`, [id], {
				'200': json('Submission', submission)
			}),
			requestBody: { required: false, content: { 'application/json': reason } },
			security: [{ bearer: [] }]
		}
	};
}
