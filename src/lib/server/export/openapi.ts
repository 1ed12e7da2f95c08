import type { Dataset } from '../../domain/dataset';
import { fixedPaths } from './openapi-paths';
import { viewPaths } from './openapi-views';
import type { ViewSummary } from './view-list';

const text = { type: 'string' };
const whole = { type: 'integer' };

const problem = {
	type: 'object',
	required: ['type', 'title', 'status', 'code', 'detail', 'detail_vi'],
	properties: { type: text, title: text, status: whole, code: text, detail: text, detail_vi: text }
};

const submission = {
	type: 'object',
	properties: {
		id: whole,
		dataset: text,
		status: { enum: ['accepted', 'approved', 'returned', 'withdrawn', 'refused'] },
		file_name: text,
		sha256: text,
		bytes: whole,
		records: whole,
		accepted: whole,
		rejected: whole,
		problems: whole,
		received_at: { type: 'string', format: 'date-time' },
		sender_role: text,
		ward_code: { type: ['string', 'null'] },
		fund_code: { type: ['string', 'null'] },
		data_version: { type: ['integer', 'null'] },
		links: { type: 'object' }
	}
};

const outcome = {
	type: 'object',
	required: ['id', 'status', 'records', 'accepted', 'rejected', 'data_version', 'problems'],
	properties: {
		id: { type: ['integer', 'null'] },
		status: text,
		records: whole,
		accepted: whole,
		rejected: whole,
		data_version: whole,
		repeated: { type: 'boolean' },
		/** Where the bytes already are, when they were sent before. */
		message: text,
		message_en: text,
		causes: {
			type: 'array',
			items: {
				type: 'object',
				properties: {
					code: text,
					severity: { enum: ['error', 'warning'] },
					column: { type: ['string', 'null'] },
					value: { type: ['string', 'null'] },
					count: whole,
					line: { type: ['integer', 'null'] },
					message: text,
					message_en: text
				}
			}
		},
		problem_count: whole,
		to_confirm: {
			type: 'array',
			items: text,
			description: 'Rules whose warnings have to be confirmed (parameter confirm) before the file counts.'
		},
		problems: {
			type: 'array',
			items: {
				type: 'object',
				properties: {
					line: { type: ['integer', 'null'] },
					record: { type: ['integer', 'null'] },
					column: { type: ['string', 'null'] },
					code: text,
					severity: { enum: ['error', 'warning'] },
					message: text,
					message_en: text,
					value: { type: ['string', 'null'] },
					cell: { type: ['string', 'null'] },
					suggestion: { type: ['string', 'null'] }
				}
			}
		}
	}
};

/** The API's description, OpenAPI 3.1, made from the views and datasets there are. */
export function openApi({ views, datasets }: { views: ViewSummary[]; datasets: Dataset[] }) {
	return {
		openapi: '3.1.0',
		info: {
			title: 'thoatngheo',
			version: '1',
			description:
				'Ward reports and fund ledgers go in as files and come out as views. Money is whole Vietnamese đồng, in JSON a string. Days are YYYY-MM-DD, months YYYYMM, instants ISO 8601 in UTC. An unknown value is null or an empty cell, never 0.',
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' }
		},
		servers: [{ url: '/' }],
		security: [{}, { bearer: [] }],
		paths: { ...fixedPaths(datasets.map(({ name }) => name)), ...viewPaths(views) },
		components: {
			securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
			schemas: { Problem: problem, Submission: submission, Outcome: outcome },
			responses: {
				Problem: {
					description: 'What went wrong, in both languages (RFC 9457).',
					content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
				}
			}
		}
	};
}
