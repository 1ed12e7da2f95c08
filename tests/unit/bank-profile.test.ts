import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { faultsOf, type BankProfile } from '../../src/lib/domain/bank-profile';
import { readAmount } from '../../src/lib/server/ingest/statement/amount';
import { readLayouts } from '../../src/lib/server/ingest/statement/catalogue';
import { momentReader } from '../../src/lib/server/ingest/statement/moment';
import { profilesInUse } from '../../src/lib/server/ingest/statement/profiles';
import { readStatement, type StatementRow } from '../../src/lib/server/ingest/statement/read-statement';
import { bytesIn } from '../fixtures/legacy-bytes';
import { newBank, newBankStatement } from '../fixtures/new-bank';

const known = readLayouts('data/reference');
const dir = mkdtempSync(join(tmpdir(), 'profile-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function read(profiles: BankProfile[], content: string | Uint8Array, bank?: string) {
	const path = join(dir, 'statement.csv');
	writeFileSync(path, content);
	const statement = await readStatement(path, { layouts: [...known, ...profiles], tmp: dir, bank });
	const rows: StatementRow[] = [];
	for await (const row of statement.rows) rows.push(row);
	return { ...statement, rows };
}

const moved = (rows: StatementRow[]) =>
	rows.map(({ cells }) => [cells.posted_on, cells.posted_time, cells.credit_vnd, cells.debit_vnd]);

describe('a new bank is a new profile and no code', () => {
	it('header over lines, one column of amounts with a mark, decimals, pages, torn notes', async () => {
		const { rows, bank, profile, decisions, between } = await read([newBank], newBankStatement);
		expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
		expect([bank, profile?.layout]).toEqual(['Ngân hàng Mới', 'ngan_hang_moi']);
		expect(moved(rows)).toEqual([
			['2019-10-07', '08:05', '1500000', ''],
			['2019-10-17', '16:40', '', '300000'],
			['2019-10-18', '09:00', '20000', '']
		]);
		expect(rows.map(({ cells }) => [cells.balance_vnd, cells.note])).toEqual([
			['2500000', 'ung ho; quy'],
			['2200000', 'mua qua'],
			['2220000', '']
		]);
		// the title, two lines of header, the opening balance, the page's total and its header
		expect(between.lines).toBe(2 + 1 + 1 + 2);
		expect(decisions.map(({ about, value }) => `${about} ${value}`)).toEqual([
			'encoding utf-8',
			'delimiter ;',
			'headerRow 3',
			'titleLines 1',
			'bankProfile ngan_hang_moi'
		]);
	});

	it('a word that is neither way refuses its row and says which there are', async () => {
		const { rows } = await read([newBank], newBankStatement.replace(';Nợ;', ';X;'));
		expect(rows[1]?.problems).toMatchObject([
			{ code: 'direction_unreadable', value: 'X', line: 6, params: { in: 'C, Có', out: 'D, Nợ' } }
		]);
	});

	it.each([
		[
			'in',
			[
				['500', ''],
				['', '300']
			]
		],
		[
			'out',
			[
				['', '500'],
				['300', '']
			]
		]
	] as const)('one signed column, a plus being money %s', async (plus, expected) => {
		const profile: BankProfile = {
			...newBank,
			headerLines: 1,
			words: undefined,
			plus,
			date: 'yyyy-MM-dd',
			columns: [
				{ header: 'Ngày', is: 'posted_on' },
				{ header: 'Tiền', is: 'amount_vnd' }
			]
		};
		const { rows } = await read([profile], 'Ngày,Tiền\n2019-10-07,500\n2019-10-07,-300\n');
		expect(moved(rows).map((row) => row.slice(2))).toEqual(expected);
	});

	it('in an encoding of before Unicode that the profile names', async () => {
		const profile: BankProfile = { ...newBank, encoding: 'tcvn3' };
		const bytes = bytesIn('tcvn3', newBankStatement);
		expect((await read([newBank], bytes)).problem?.code).toBe('encoding_unclear');
		const { rows, bank } = await read([profile], bytes);
		expect(bank).toBe('Ngân hàng Mới');
		expect(moved(rows)[1]).toEqual(['2019-10-17', '16:40', '', '300000']);
	});

	it('with the columns of another is told from it by the bank named, or asked', async () => {
		const twin = { ...known.find(({ layout }) => layout === 'vietcombank')!, layout: 'twin' };
		twin.banks = [{ name: 'Song Sinh', aliases: [], filled: [], blank: [] }];
		twin.group = ',';
		const text =
			'PageId,TNXDate,DocNo,Debit,Credit,Balance,TransactionDetails\n1,01/09/2019,1,,"50,000",,x\n';
		expect((await read([twin], text)).problem).toMatchObject({
			code: 'bank_unclear',
			params: { banks: 'Vietcombank, Song Sinh' }
		});
		const { rows, bank } = await read([twin], text, 'song sinh');
		expect([bank, rows[0]?.cells.credit_vnd]).toEqual(['Song Sinh', '50000']);
	});
});

describe('amounts', () => {
	it.each([
		['500,000.00', ',', '500000'],
		['500.000,0', '.', '500000'],
		['1 500 000', ' ', '1500000'],
		['(1,500)', ',', '-1500'],
		['1,500-', ',', '-1500'],
		['+ 1,500', ',', '1500'],
		['1,500 VND', ',', '1500'],
		['1,500.50', ',', null],
		['1,500,00', ',', null],
		['-(1,500)', ',', null],
		['-1,500-', ',', null],
		['0', ',', '0'],
		['-0', ',', null]
	] as const)('%s with groups of %s', (text, group, expected) => {
		expect(readAmount(text, { group, decimals: true, unit: 'VND' })).toBe(expected);
	});
});

describe('days', () => {
	it.each([
		['d/M/yy', '7/1/19', '2019-01-07'],
		['d/M/yy', '07/01/2019', undefined],
		['dd-MM-yyyy', '07-01-2019', '2019-01-07'],
		['yyyyMMdd', '20190107', '2019-01-07'],
		['d/M/yyyy', '31/2/2019', undefined]
	])('%s: %s', (format, text, day) => {
		expect(momentReader(format)(text)?.day).toBe(day);
	});
});

describe('what keeps a profile from being one', () => {
	it.each<[Partial<BankProfile>, string[]]>([
		[{}, []],
		[{ layout: '' }, ['name']],
		[{ layout: '../x' }, ['name']],
		[{ columns: [{ header: 'A', is: 'posted_on' }] }, ['no_amount']],
		[{ words: { in: ['C'], out: ['c'] } }, ['direction_words']],
		[{ words: undefined }, ['direction_words']],
		[{ date: 'dd/MM' }, ['date_format']],
		[{ date: 'dd/MM/yyyy dd' }, ['date_format']],
		[{ date: 'dd/MM/yyyy (A)' }, ['date_format']],
		[{ unit: '1' }, ['unit']],
		[{ between: [''] }, ['words']],
		[{ headerLines: 9 }, ['header_lines']],
		[
			{ columns: [...newBank.columns, { header: 'ghi', is: 'credit_vnd' }] },
			['header_twice', 'amounts_two_ways']
		],
		[{ columns: [...newBank.columns, { header: 'Khác', is: 'note' }] }, ['column_twice']]
	])('%o', (change, faults) => {
		expect(faultsOf({ ...newBank, ...change })).toEqual(faults);
	});

	it('none of the product’s own has a fault', () => {
		expect(known.flatMap(faultsOf)).toEqual([]);
		expect(JSON.parse(readFileSync('data/reference/bank.json', 'utf8'))).toHaveLength(known.length);
	});
});

it('profiles in use are those of the folder, changed by what the journal says', () => {
	const entry = (seq: number, layout: string, profile: BankProfile | null) => ({
		...{ kind: 'bank_profile' as const, layout, profile, by: 'admin' },
		...{ seq, at: '2020-01-15T05:00:00.000Z', prev: '', hash: '' }
	});
	const vcb = known.find(({ layout }) => layout === 'vietcombank')!;
	const names = (...entries: ReturnType<typeof entry>[]) =>
		profilesInUse(known, entries).map(({ profile, origin }) => `${profile.layout} ${profile.date} ${origin}`);
	const changed = entry(1, 'vietcombank', { ...vcb, date: 'yyyy-MM-dd' });
	const added = entry(2, 'ngan_hang_moi', newBank);
	expect(names(changed, added)).toEqual([
		'agribank_vietinbank dd/MM/yyyy reference',
		'vietcombank yyyy-MM-dd saved',
		'ngan_hang_moi d/M/yyyy HH:mm saved'
	]);
	expect(names(changed, added, entry(3, 'vietcombank', null), entry(4, 'ngan_hang_moi', null))).toEqual([
		'agribank_vietinbank dd/MM/yyyy reference',
		'vietcombank dd/MM/yyyy reference'
	]);
});
