import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	entryAfter,
	lineOf,
	type JournalEntry,
	type JournalEvent
} from '../../src/lib/server/ingest/journal-line';
import { newStore, type Fixture } from '../fixtures/store';
import { book, day, type BookOptions, type Value } from '../fixtures/workbook';

let fixture: Fixture;
beforeAll(
	async () => void (fixture = await newStore({ clock: () => new Date('2026-11-24T12:00:00+07:00') }))
);
afterAll(() => fixture.dispose());

const own = ['agribank.csv', 'vietinbank.csv', 'vietcombank.csv'].map((name) =>
	join('tests/fixtures/statements', name)
);
/** Extracts of published statements, beside the clone on our machines; they are not to be copied into it. */
const published = ['agribank_hn_masked_400.csv', 'vietinbank_masked_300.csv', 'vietcombank_masked_700.csv']
	.map((name) => resolve('../shared/statements', name))
	.filter((path) => existsSync(path));

const AMOUNTS = /^(debit|credit|balance)/i;
const DATES = /^(date|tnxdate)$/i;

/** The statement as a spreadsheet keeps it: amounts are numbers, days are days; what is no amount or day stays as it is. */
function asSheet(path: string, from1904 = false): Value[][] {
	const [header = [], ...rows] = Papa.parse<string[]>(readFileSync(path, 'utf8'), {
		skipEmptyLines: true
	}).data;
	return [
		header,
		...rows.map((cells) =>
			cells.map((cell, at): Value => {
				const name = header[at] ?? '';
				if (AMOUNTS.test(name) && /^[0-9.,]+$/.test(cell)) return Number(cell.replace(/[.,]/g, ''));
				const [, dd, mm, yyyy] = /^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/.exec(cell) ?? [];
				return DATES.test(name) && dd ? day(`${yyyy}-${mm}-${dd}`, { from1904 }) : cell === '' ? null : cell;
			})
		)
	];
}

const send = (bytes: Buffer, fileName: string, fund = 'FOR_THE_POOR', { store } = fixture) =>
	store.submit({
		dataset: 'bank_statement',
		source: Readable.from([bytes]),
		fileName,
		who: { role: 'admin', wardCode: null },
		options: { fund }
	});
const credits = () =>
	fixture.store.warehouse.one<{ n: bigint; vnd: bigint }>(
		'SELECT count(*) AS n, coalesce(sum(amount_vnd), 0)::BIGINT AS vnd FROM contribution'
	);
const debits = async (submission: number | null) => {
	const row = await fixture.store.warehouse.one<{ n: number }>(
		'SELECT sum(debits)::INTEGER AS n FROM statement_summary WHERE submission = $submission',
		{ submission }
	);
	return row?.n ?? 0;
};
const sheets = (path: string, options: BookOptions = {}) =>
	book([{ name: 'Sao kê', rows: asSheet(path, options.from1904) }], options);

describe('a statement sent as a workbook', () => {
	it.each([...own, ...published])(
		'comes to the same sums as its CSV file, and adds nothing to that: %s',
		async (path) => {
			const before = await credits();
			const plain = await send(readFileSync(path), 'sao-ke.csv');
			const after = await credits();
			const outcome = await send(sheets(path), 'sao-ke.xlsx');
			const added = Number(after!.n) - Number(before!.n);
			expect(added).toBeGreaterThan(0);
			expect(outcome).toMatchObject({ status: 'accepted', records: plain.records, accepted: plain.accepted });
			// The same transactions, in and out, each known again by reference, day, amount and note.
			const known = outcome.causes.find(({ code }) => code === 'already_recorded')?.count ?? 0;
			expect(known).toBe(added + (await debits(plain.id)));
			expect(await credits()).toEqual(after);
		},
		60_000
	);

	it('is read by itself, whichever kind of workbook and wherever its days count from', async () => {
		const sums: unknown[] = [];
		for (const options of [{ type: 'biff8' }, { type: 'ods' }, { from1904: true }] as const) {
			const other = await newStore();
			const outcome = await other.store.submit({
				dataset: 'bank_statement',
				source: Readable.from([sheets(own[0]!, options)]),
				fileName: 'sao-ke',
				who: { role: 'admin', wardCode: null },
				options: { fund: 'GRATITUDE' }
			});
			const days = await other.store.warehouse.one(
				`SELECT min(received_on)::VARCHAR AS first, count(*)::INTEGER AS n, sum(amount_vnd)::BIGINT AS vnd FROM contribution`
			);
			sums.push([outcome.records, outcome.accepted, days]);
			await other.dispose();
		}
		expect(new Set(sums.map((one) => JSON.stringify(one, (_, value: unknown) => String(value)))).size).toBe(
			1
		);
		expect(sums[0]).toEqual([10, 10, { first: '2019-10-14', n: 9, vnd: 124_806_098n }]);
	}, 60_000);

	it('does not take a number that the spreadsheet has rounded, be it an amount or a reference', async () => {
		const rows = asSheet(own[0]!);
		rows[1]![7] = 1_234_567_890_123_456;
		rows[2]![4] = Number('52134594012345678');
		const outcome = await send(book([{ rows }]), 'tron.xlsx', 'GRATITUDE');
		expect(outcome.status).toBe('refused');
		const rounded = outcome.problems.filter(({ code }) => code === 'cell_too_many_digits');
		expect(rounded.map(({ line, column, params }) => [line, column, params.cell])).toEqual([
			[2, 'credit_vnd', 'H2'],
			[3, 'reference', 'E3']
		]);
	});

	it('of the time when such numbers were taken counts as it did in a warehouse made anew', async () => {
		const other = await newStore();
		const rows = asSheet(own[0]!);
		rows[2]![4] = Number('52134594012345678');
		const outcome = await send(book([{ rows }]), 'tron.xlsx', 'GRATITUDE', other);
		expect([outcome.status, outcome.records]).toEqual(['refused', 10]);
		const path = join(other.dataDir, 'journal.jsonl');
		const { seq, at, prev, hash: _, ...line } = JSON.parse(readFileSync(path, 'utf8')) as JournalEntry;
		expect(line).toHaveProperty('rules.sha256');
		const then = { ...line, status: 'accepted', accepted: 10, rejected: 0, rules: undefined } as JournalEvent;
		writeFileSync(path, lineOf(entryAfter({ seq: seq - 1, hash: prev }, then, new Date(at))));
		rmSync(join(other.dataDir, 'journal.head'));
		await other.store.warehouse.write((writer) =>
			writer.run('UPDATE meta SET schema_hash = $h', { h: 'old' })
		);
		await other.reopen();
		const counted = await other.store.warehouse.one<{ n: bigint }>('SELECT count(*) AS n FROM contribution');
		expect(counted?.n).toBe(9n);
		await other.dispose();
	});

	it('does not take one amount over several rows, nor an amount that is an error', async () => {
		const rows = asSheet(own[0]!);
		const at = rows[0]!.indexOf('CreditAmount');
		const merged = book([{ rows, merges: ['H2:H3'] }]);
		const outcome = await send(merged, 'gop.xlsx', 'GRATITUDE');
		expect(at).toBe(7);
		expect(outcome.status).toBe('refused');
		expect(
			outcome.problems.filter(({ code }) => code === 'amount_unreadable').map(({ line }) => line)
		).toEqual([2, 3]);
	});
});
