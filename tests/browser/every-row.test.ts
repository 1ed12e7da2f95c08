import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { publicViews } from '../../src/lib/server/export/catalog';
import { sourcesAsked } from '../../src/lib/server/export/sources-asked';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { provenance, sourceRecords } from '../../src/lib/server/measures/provenance';
import { rowSourceOf } from '../../src/lib/server/measures/row-source';
import { traceable } from '../../src/lib/server/measures/trails';
import { Store, type SubmitOptions } from '../../src/lib/server/store';
import { rowSource } from '../../src/routes/data/[view]/row';
import { agribank } from '../fixtures/agribank';
import { temporaryFolder } from '../fixtures/program';
import { csv } from '../fixtures/store';
import { sumsOf, type Behind, type Row } from './row-sums';

/** Rows of one view that are walked back: one of each shape, and others spread over all. */
const SPREAD = 8;

let store: Store;
const folder = temporaryFolder();
beforeAll(async () => {
	const dataDir = join(folder.path, 'data');
	cpSync(inject('sampleDir'), dataDir, { recursive: true });
	store = await Store.open({ dataDir, referenceDir: 'data/reference' });
	// Some of the year is taken back, so that what happened is not only what counts.
	for (const dataset of ['ward_report', 'contribution', 'disbursement']) {
		const [last] = await store.warehouse.query<{ id: number }>(
			'SELECT max(id)::INTEGER AS id FROM submission WHERE dataset = $dataset',
			{ dataset }
		);
		const submission = await getSubmission(store.warehouse, last?.id ?? 0);
		if (submission) await store.decide(submission, 'withdrawn', { role: 'admin' }, null);
	}
	const send = async (dataset: string, text: string, read: SubmitOptions = {}) => {
		const source = Readable.from([Buffer.from(text)]);
		const who = { role: 'admin', wardCode: null } as const;
		const { status, problems } = await store.submit({
			...{ dataset, source, who, fileName: `${dataset}.csv` },
			options: read
		});
		expect([status, problems.filter(({ severity }) => severity === 'error')]).toEqual(['accepted', []]);
	};
	// What the year has none of: an entry taken back, and a statement whose balances do not follow.
	const columns = 'contribution_id fund_code ward_code received_on amount_vnd donor_kind channel reverses';
	for (const [id, amount, reverses] of [
		['WRONG', 100, ''],
		['PUT-RIGHT', -100, 'WRONG']
	] as const) {
		const entry = [id, 'GRATITUDE', '00139', '2019-07-05', amount, 'individual', 'cash', reverses];
		await send('contribution', csv(columns.split(' '), entry));
	}
	const line = { day: '06/02/2019', credit: '20,000' };
	const broken = agribank(
		{ ...line, reference: 'BREAK-1', balance: '1,000,000' },
		{ ...line, reference: 'BREAK-2', balance: '1,020,000' },
		{ ...line, reference: 'BREAK-3', balance: '1,045,000' }
	);
	await send('bank_statement', broken, { fund: 'FOR_THE_POOR', bank: 'Agribank' });
});
afterAll(async () => {
	await store.close();
	folder.remove();
});

const rowsOf = async (view: string): Promise<Row[]> => {
	const order = publicViews.find(({ name }) => name === view)?.sort.join(', ');
	return (await store.warehouse.query<Row>(`SELECT * FROM ${view} ORDER BY ${order}`)) as Row[];
};

const linkOf = (view: string, row: Row) =>
	rowSource(view, row, { mayOpen: false, source: rowSourceOf(view) })?.path ?? '';

/** What makes rows differ in kind: which values they lack, and what they say of themselves. */
const KINDS = [
	'level',
	'status',
	'state',
	'event',
	'origin',
	'figure',
	'rate',
	'kind',
	'ledger',
	'fund_code'
];
const shapeOf = (row: Row) =>
	Object.entries(row)
		.map(([name, value]) => (KINDS.includes(name) ? String(value) : value === null))
		.join();

function some(rows: readonly Row[]): Row[] {
	const shapes = new Map(rows.map((row) => [shapeOf(row), row]));
	const step = Math.max(1, Math.floor(rows.length / SPREAD));
	const first = [...shapes.values()].slice(0, 4 * SPREAD);
	return [...new Set([...first, ...rows.filter((_, at) => at % step === 0)])];
}

/** The records that a link leads to. */
async function behind(link: string): Promise<Behind> {
	const url = new URL(link, 'http://x');
	const view = url.pathname.split('/')[2] ?? '';
	const { filter, meant, problems } = sourcesAsked(view, url.searchParams);
	expect(problems, link).toEqual([]);
	const sources = await provenance(store.warehouse, view, filter, meant);
	const records = [];
	for (const { submission, dataset, records: count } of sources) {
		const found = await sourceRecords(store.warehouse, view, filter, {
			...meant,
			submission,
			limit: 1_000_000
		});
		expect([link, submission, new Set(found.map(({ record }) => record)).size]).toEqual([
			link,
			submission,
			count
		]);
		records.push(...found.map((record) => ({ ...record, dataset })));
	}
	return { submissions: sources.map(({ submission }) => submission), records };
}

/** Rows that are of the same records: days ahead of one line, and what one submission did at two moments. */
const shared = [
	...['target_projection_month', 'conversion_check'],
	...['fund_history', 'figure_history', 'district_history']
];

describe.each(publicViews.map(({ name }) => name).filter((name) => traceable.includes(name)))(
	'the rows of %s',
	(view) => {
		it('lead each to its own', async () => {
			const rows = await rowsOf(view);
			const links = new Set(rows.map((row) => linkOf(view, row)));
			if (!shared.includes(view)) expect(links.size).toBe(rows.length);
			expect(links.has('')).toBe(false);
		});

		it('are what the records behind them come to', async () => {
			const wrong: string[] = [];
			let checked = 0;
			for (const row of some(await rowsOf(view))) {
				const link = linkOf(view, row);
				const found = await behind(link);
				for (const [name, said, told] of sumsOf(view, row, found)) {
					checked += 1;
					if (said !== told) wrong.push(`${link}: ${name} is ${said}, its records come to ${told}`);
				}
			}
			expect(wrong).toEqual([]);
			expect(checked).toBeGreaterThan(0);
		}, 180_000);
	}
);
