import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRecord } from '../../src/lib/domain/cell';
import { stranger, type Who } from '../../src/lib/domain/role';
import { routeActions } from '../../src/lib/server/auth/routes';
import { publicViews } from '../../src/lib/server/export/catalog';
import { openApi } from '../../src/lib/server/export/openapi';
import { provenanceJson } from '../../src/lib/server/export/provenance-json';
import { viewResponse } from '../../src/lib/server/export/response';
import { findDataset, tableSchema, templateCsv } from '../../src/lib/server/export/table-schema';
import { listViews } from '../../src/lib/server/export/view-list';
import { checkContext, readReference } from '../../src/lib/server/reference';
import { exportSource, submission, type LiveSource } from '../fixtures/export-source';

let source: LiveSource;
beforeAll(async () => (source = await exportSource(500)));
afterAll(() => source.dispose());

const admin: Who = { role: 'admin', wardCode: null, via: 'token' };
const get = (
	path: string,
	{ who = stranger, method = 'GET', headers = {} as Record<string, string> } = {}
) => {
	const url = new URL(`http://localhost/api/v1/views/${path}`);
	const view = url.pathname.split('/').at(-1) ?? '';
	return viewResponse(source, { view, url, who, request: new Request(url, { method, headers }) });
};

describe('an answer over HTTP', () => {
	it('says what it is', async () => {
		const response = await get('contribution?format=csv&fund_code=GRATITUDE');
		const text = await response.text();
		const { headers } = response;
		expect(response.status).toBe(200);
		expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
		expect(headers.get('content-disposition')).toBe('attachment; filename="contribution-v3.csv"');
		expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
		expect(headers.get('x-data-version')).toBe('3');
		expect(headers.get('x-row-count')).toBe('250');
		expect(headers.get('x-column-count')).toBe('20');
		expect(headers.get('x-sums')).toMatch(/^amount_vnd=[0-9]+$/);
		expect(headers.get('vary')).toContain('Cookie');
		expect(headers.get('cache-control')).toBe('private, no-cache');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});

	it.each([
		['json', 'application/json; charset=utf-8'],
		['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
		['parquet', 'application/vnd.apache.parquet'],
		['arrow', 'application/vnd.apache.arrow.stream']
	])('has the media type of %s', async (format, mime) => {
		const response = await get(`fund_by_month?format=${format}`);
		expect(response.headers.get('content-type')).toBe(mime);
		expect(Number(response.headers.get('content-length'))).toBe((await response.arrayBuffer()).byteLength);
	});

	it('is JSON unless asked otherwise, and links to the next page', async () => {
		const response = await get('contribution?limit=200');
		const body = (await response.json()) as { rows: unknown[]; next_cursor: string };
		expect(body.rows).toHaveLength(200);
		const link = /^<(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
		const next = (await (await get(link.replace('/api/v1/views/', ''))).json()) as typeof body;
		expect(next.rows).toHaveLength(200);
		expect(next.rows[0]).not.toEqual(body.rows[0]);
	});

	it('has no body for HEAD, but the same headers', async () => {
		const head = await get('contribution?format=csv', { method: 'HEAD' });
		const full = await get('contribution?format=csv');
		expect(head.body).toBeNull();
		for (const name of ['etag', 'x-row-count', 'content-length', 'content-type']) {
			expect(head.headers.get(name)).toBe(full.headers.get(name));
		}
		await full.body?.cancel();
	});

	it('names the formats there are when asked for another', async () => {
		await expect(get('contribution?format=ods')).rejects.toMatchObject({
			status: 400,
			words: { en: expect.stringContaining('json, csv, xlsx, parquet, arrow') as string }
		});
		await expect(get('contribution?format=constructor')).rejects.toMatchObject({ code: 'bad_filter' });
		await expect(get('contribution?excel=yes')).rejects.toMatchObject({ code: 'bad_filter' });
	});
});

describe('an answer the asker already has', () => {
	const tagOf = async (path: string, who = stranger) => {
		const response = await get(path, { who });
		await response.body?.cancel();
		return response.headers.get('etag') ?? '';
	};

	it('is 304 until the data change', async () => {
		const etag = await tagOf('contribution?limit=5');
		const headers = { 'if-none-match': `"other", ${etag}` };
		const again = await get('contribution?limit=5', { headers });
		expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
		await submission(source.warehouse, 9, 'accepted');
		const changed = await get('contribution?limit=5', { headers });
		expect(changed.status).toBe(200);
		await changed.body?.cancel();
	});

	it('is known by question and by what the asker may see, not by the order of parameters', async () => {
		const tag = await tagOf('contribution?limit=5&fund_code=GRATITUDE');
		expect(await tagOf('contribution?fund_code=GRATITUDE&limit=5')).toBe(tag);
		expect(await tagOf('contribution?limit=5')).not.toBe(tag);
		expect(await tagOf('pledge?limit=5&fund_code=GRATITUDE')).not.toBe(tag);
		expect(await tagOf('contribution?limit=5&fund_code=GRATITUDE', admin)).not.toBe(tag);
		expect(
			await tagOf('contribution?limit=5&fund_code=GRATITUDE', {
				role: 'analyst',
				wardCode: null,
				via: 'demo'
			})
		).not.toBe(tag);
	});
});

describe('the list of views', () => {
	it('gives every view a title and every column a title and a type', async () => {
		const views = await listViews(source, 'full');
		expect(views.map(({ name }) => name)).toEqual(publicViews.map(({ name }) => name));
		const columns = views.flatMap(({ name, columns }) =>
			columns.map((column) => ({ view: name, ...column }))
		);
		expect(
			columns.filter(({ title, title_en, name, type }) => !title || title_en === name || type === 'other')
		).toEqual([]);
		const orders = views.map(({ columns, default_sort }) =>
			default_sort.filter((key) => !columns.some(({ name }) => name === key))
		);
		expect(orders.flat()).toEqual([]);
	});

	it('marks money and personal data', async () => {
		const contribution = (await listViews(source, 'full')).find(({ name }) => name === 'contribution');
		const marked = (mark: 'unit' | 'personal') =>
			contribution?.columns.filter((column) => mark in column).map(({ name }) => name);
		expect(marked('unit')).toEqual(['amount_vnd']);
		expect(marked('personal')).toEqual(['donor_name', 'reference', 'note']);
	});

	it('has no column that a control parameter hides', async () => {
		const names = (await listViews(source, 'full')).flatMap(({ columns }) => columns.map(({ name }) => name));
		expect(
			names.filter((name) => ['format', 'limit', 'cursor', 'sort', 'columns', 'q', 'excel'].includes(name))
		).toEqual([]);
		expect(names.filter((name) => name.includes('__'))).toEqual([]);
	});
});

describe('OpenAPI', () => {
	it('describes every API route there is, and no other', async () => {
		const { paths } = openApi({
			views: await listViews(source, 'full'),
			datasets: [...source.datasets.values()]
		});
		const described = Object.entries(paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
		);
		const routes = Object.entries(routeActions).flatMap(([route, methods]) =>
			Object.keys(methods).map((method) => `${method} ${route}`)
		);
		const expected = routes
			.filter((route) => route.includes(' /api/v1/'))
			.flatMap((route) => {
				const path = route.replace('[part=part]', '{part}').replaceAll(/\[(\w+)\]/g, '{$1}');
				if (path.endsWith('/views/{view}'))
					return publicViews.map(({ name }) => path.replace('{view}', name));
				if (path.includes('[decision=')) {
					return ['approve', 'return', 'withdraw'].map((decision) =>
						path.replace(/\[decision=\w+\]/, decision)
					);
				}
				return [path];
			});
		expect(described.sort()).toEqual(expected.sort());
	});

	it('points only at what it holds', async () => {
		const document = openApi({
			views: await listViews(source, 'full'),
			datasets: [...source.datasets.values()]
		});
		const text = JSON.stringify(document);
		const pointers = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? ''));
		expect(pointers.size).toBeGreaterThan(2);
		for (const pointer of pointers) {
			const target = pointer
				.split('/')
				.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
			expect([pointer, target]).not.toEqual([pointer, undefined]);
		}
		const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map((match) => match[1]);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('datasets', () => {
	it('are Table Schemas of the standard, with our own properties beside', () => {
		for (const dataset of source.datasets.values()) {
			const schema = tableSchema(dataset);
			expect(schema.fields.map(({ name }) => name)).toEqual(dataset.fields.map(({ name }) => name));
			expect(JSON.stringify(schema)).not.toContain('"today"');
			for (const { fields, reference } of schema.foreignKeys) {
				expect(schema.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(fields));
				expect(reference.fields).toEqual(['code']);
			}
		}
		const amount = tableSchema(findDataset(source.datasets, 'contribution')).fields.find(
			({ name }) => name === 'amount_vnd'
		);
		expect(amount).toMatchObject({
			type: 'integer',
			unit: 'VND',
			titleEn: 'Amount',
			constraints: { required: true, minimum: 1 }
		});
	});

	it('have templates whose example row passes', () => {
		const context = checkContext(readReference('data/reference'), '2026-11-24');
		for (const dataset of source.datasets.values()) {
			const [header = '', row = '', rest] = templateCsv(dataset, { excel: false }).split('\r\n');
			const names = header.split(',');
			expect(names).toEqual(dataset.fields.map(({ name }) => name));
			const values = (row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? []).map((cell) =>
				cell.replace(/,$/, '').replaceAll('"', '')
			);
			const cells = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
			expect([dataset.name, checkRecord(dataset, cells, context)]).toEqual([dataset.name, []]);
			expect(rest).toBe('');
		}
		expect(
			templateCsv(findDataset(source.datasets, 'target'), { excel: true }).startsWith('\uFEFFward_code,')
		).toBe(true);
	});

	it('that are not there are not found', () => {
		expect(() => findDataset(source.datasets, 'constructor')).toThrow(
			expect.objectContaining({ code: 'not_found' }) as Error
		);
	});
});

describe('provenance', () => {
	const ask = (view: string, search: string) =>
		provenanceJson(source, view, new URLSearchParams(search), admin);

	it('leads from a view to its submissions, and from one of them to its records', async () => {
		const { sources } = (await ask('contribution', 'fund_code=GRATITUDE')) as {
			sources: { submission: number; records: number }[];
		};
		expect(sources.map(({ submission }) => submission).sort()).toEqual([1, 2]);
		expect(sources.reduce((sum, { records }) => sum + records, 0)).toBe(250);
		const { records } = (await ask('contribution', 'fund_code=GRATITUDE&submission=1')) as {
			records: { record: number; value: string }[];
		};
		expect(records).toHaveLength(125);
		expect(records[0]).toMatchObject({ record: 1, value: '9007199254740993' });
	});

	it('is named by every answer that has one, under the same filter', async () => {
		const of = async (path: string) => (await get(path)).headers.get('x-provenance');
		expect(await of('fund_by_month?fund_code=GRATITUDE&format=csv')).toBe(
			'/api/v1/provenance/fund_by_month?fund_code=GRATITUDE'
		);
		expect(await of('ward_conversion?format=csv')).toBeNull();
		const body = (await (await get('contribution?limit=1&format=json')).json()) as object;
		expect(body).toMatchObject({ provenance: '/api/v1/provenance/contribution' });
	});

	it('narrows by the entry’s own id and by submission and record, and tells the line of the one that is meant', async () => {
		const [entry] = await source.warehouse.query<{ id: string; submission: number; record: number }>(
			`SELECT contribution_id AS id, submission, record::INTEGER AS record FROM contribution
			WHERE submission = 1 AND record = 7`
		);
		const one = [{ submission: 1, records: 1, first_record: 7, last_record: 7 }];
		expect(await ask('contribution', `contribution_id=${entry?.id}`)).toMatchObject({ sources: one });
		expect(await ask('fund_by_month', `contribution_id=${entry?.id}`)).toMatchObject({ sources: one });
		expect(await ask('contribution', 'contribution_id=NOPE')).toMatchObject({ sources: [] });
		expect(await ask('contribution', 'submission=1&record=7')).toMatchObject({
			...{ submission: 1, sources: one },
			records: [{ record: 7, label: entry?.id }]
		});
		expect(await ask('contribution', 'submission=1&record=7&contribution_id=NOPE')).toMatchObject({
			...{ sources: [], records: [] }
		});
	});

	it('refuses what cannot narrow its answer, and says what can', async () => {
		const refused = async (view: string, search: string) =>
			ask(view, search).then(
				() => 'answered',
				(error: { code: string; words: { en: string } }) => [error.code, error.words.en]
			);
		expect(await refused('contribution', 'purpose_code=X')).toEqual([
			'bad_filter',
			'Sources cannot be looked up by “purpose_code”. They can be narrowed by fund_code, ward_code, period, donor_kind, period__between, contribution_id, channel, ward_code__isnull, submission, record.'
		]);
		for (const [view, search] of [
			['contribution', 'contribution_id__in=A,B'],
			['contribution', 'indicator=poor_end'],
			['ward_indicator', 'contribution_id=A'],
			['contribution', 'record=7']
		] as const) {
			expect(await refused(view, search)).toMatchObject(['bad_filter', expect.any(String)]);
		}
	});

	it('refuses what it does not understand', async () => {
		await expect(ask('contribution', 'period=soon')).rejects.toMatchObject({ code: 'bad_filter' });
		await expect(ask('contribution', 'submission=x')).rejects.toMatchObject({ code: 'bad_filter' });
		await expect(ask('meta', '')).rejects.toMatchObject({ code: 'not_found' });
	});
});
