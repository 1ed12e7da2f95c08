import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { places } from '../../src/lib/server/ingest/read/piece';
import { gift, gifts, HEADER } from '../fixtures/corpus/file';
import { lookedAtDoor } from '../fixtures/door';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const NAMES = ['Trần Thị Hoa', 'Nguyễn Văn An', 'Lê Thị Mai'];
const people = NAMES.map((name, at) => [String(at + 1), name, `02/03/195${at}`, `00105${at}12345${at}`]);
const BANK = ['PageId', 'TNXDate', 'DocNo', 'Debit', 'Credit', 'Balance', 'TransactionDetails'];

/** A text too long to be looked at whole, with lines in it that lie between the pieces which are. */
function hidden(header: string[], row: (at: number) => string[], lines: string[][]): string {
	const rows = Array.from({ length: 120_000 }, (_, at) => csv(row(at)));
	const list = csv(...lines);
	const size = (parts: readonly string[]) => Buffer.byteLength(parts.join(''));
	const before = [csv(header)];
	const { at, length } = places(size([...before, ...rows, list]));
	// Right behind the first piece.
	while (size(before) <= length) before.push(...rows.splice(0, 100));
	expect(size([...before, list])).toBeLessThan(at[1]!);
	const text = [...before, list, ...rows].join('');
	return text;
}

const long = (at: number) =>
	gift(`N${at}`, { name: 'Trần Thị Hoa', note: 'một khoản ủng hộ quỹ của năm nay' });

/** Every byte in the data folder beside the warehouse itself, by file. */
const kept = () =>
	readdirSync(fixture.dataDir, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && !entry.name.startsWith('warehouse.duckdb'))
		.map((entry) => join(entry.parentPath, entry.name));

async function sent(dataset: string, text: string, options: { dryRun?: boolean } = {}): Promise<string> {
	const before = kept();
	try {
		const { status } = await fixture.send(dataset, text, {
			fund: 'FOR_THE_POOR',
			acceptValid: true,
			...options
		});
		return status;
	} catch (error) {
		expect(kept()).toEqual(before);
		for (const path of before) expect(readFileSync(path).includes('001050123450')).toBe(false);
		return (error as { code: string }).code;
	}
}

describe('a short list far within a long text, where nobody looked at the door', () => {
	it.each([
		['of rows alone', people],
		[
			'of households and their particulars',
			[
				['STT', 'Họ và tên chủ hộ', 'Diện'],
				['1', NAMES[0]!, 'Hộ nghèo']
			]
		],
		['of rows as wide as the ledger’s', people.map((row) => [...row, ...Array<string>(5).fill('')])]
	])('is found among the refused rows: %s', async (_, lines) => {
		const text = hidden(HEADER, long, lines);
		expect(await lookedAtDoor(fixture, 'contribution', text)).toBe('taken');
		expect(await sent('contribution', text, { dryRun: true })).toBe('household_list');
		expect(await sent('contribution', text)).toBe('household_list');
	});

	it('is found in a statement', async () => {
		const row = (at: number) => [
			...['1', '25/07/2019', `FT${at}`, '', '200000', '', 'TRAN THI HOA ung ho quy vi nguoi ngheo nam nay']
		];
		const text = hidden(BANK, row, people);
		expect(await lookedAtDoor(fixture, 'bank_statement', text)).toBe('taken');
		expect(await sent('bank_statement', text)).toBe('household_list');
	});

	it('is found in a text that is no table of its dataset', async () => {
		const text = hidden(['Một', 'Hai', ...HEADER.slice(2)], long, people);
		expect(await lookedAtDoor(fixture, 'contribution', text)).toBe('taken');
		expect(await sent('contribution', text)).toBe('household_list');
	});

	it('ends the draft that it was sent as', async () => {
		const { store } = fixture;
		const before = kept();
		const who = { role: 'standing_agency', wardCode: null, via: 'demo' } as const;
		const draft = await store.draft({
			dataset: 'contribution',
			source: Readable.from([Buffer.from(hidden(HEADER, long, people))]),
			fileName: 'so.csv',
			who
		});
		expect(kept()).not.toEqual(before);
		await expect(store.desk.look(draft)).rejects.toMatchObject({ code: 'household_list' });
		expect(kept()).toEqual(before);
		expect(() => store.desk.find(draft.id, who)).toThrow();
	});
});

describe('people below the header of a ledger who fill a record', () => {
	const rows = (cells: (at: number) => string[]) =>
		NAMES.map((name, at) => [String(at + 1), name, ...cells(at)]);
	it.each([
		['by their days of birth', rows((at) => [`02/03/195${at}`, 'Nam', 'Tổ 3', 'bệnh nặng', 'x', 'y', 'z'])],
		['by their sex and years', rows((at) => [`195${at}`, 'Nữ', 'Tổ 3', '', '', 'Bồ Đề', 'con'])],
		['by their cards', rows((at) => ['Bồ Đề', '', `00105${at}12345${at}`, 'Tổ 3', '', '', 'con'])],
		['by what keeps them poor', rows(() => ['Hộ nghèo', 'Tổ 3', '', 'bệnh nặng', '', '', ''])]
	])('are refused %s', async (_, lines) => {
		expect(await sent('contribution', gifts(gift('A'), ...lines, gift('B')))).toBe('household_list');
	});
});

describe('wrong records of an honest ledger are told one by one', () => {
	const each = (row: (at: number, name: string) => string[]) => NAMES.map((name, at) => row(at, name));
	it.each([
		['whose amounts have words', each((at, name) => gift(`A${at}`, { name, amount: '500k' }))],
		['whose amounts are missing', each((at, name) => gift(`B${at}`, { name, amount: '' }))],
		[
			'whose days are of another century, without amounts',
			each((at, name) => gift(`C${at}`, { name, amount: '', day: '02/03/1919' }))
		],
		[
			'whose numbers are those of accounts, without amounts',
			each((at, name) => gift(`00105012345${at}`, { name, amount: '', note: `0602191234${at}` }))
		],
		[
			'with a comma too many',
			each((at, name) => [...gift(`D${at}`, { name, amount: '500000', note: 'sinh 1950' }), '1950'])
		],
		['of people far from each other', people.flatMap((row, at) => [row, gift(`E${at}`), gift(`F${at}`)])]
	])('%s', async (_, lines) => {
		expect(await sent('contribution', gifts(gift('Z'), ...lines), { dryRun: true })).toBe('accepted');
	});
});
