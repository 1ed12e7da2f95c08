import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkStream, type CheckState } from '../../src/lib/check/stream';
import { isAppError, isUntaken } from '../../src/lib/server/errors';
import { firstLook } from '../../src/lib/server/ingest/read/first-look';
import { templateCsv } from '../../src/lib/server/export/table-schema';
import { checkContext } from '../../src/lib/server/reference';
import { corpus } from '../fixtures/corpus';
import { gift, gifts, HEADER } from '../fixtures/corpus/file';
import { bytesIn } from '../fixtures/legacy-bytes';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { book } from '../fixtures/workbook';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const SECRET = 'Người Thứ Nhất';
const list = [
	['STT', 'Họ và tên chủ hộ', 'Ngày sinh', 'Số CCCD', 'Số điện thoại'],
	['1', SECRET, '05/06/1961', '001061000001', '0900000001'],
	['2', 'Người Thứ Hai', '07/08/1972', '001072000002', '0900000002']
];
const ledger = [HEADER, gift('A'), gift('B')];
const longLedger = Buffer.from(
	gifts(...Array.from({ length: 9000 }, (_, at) => gift(`N${at}`))) +
		csv(...Array.from({ length: 4000 }, () => list.slice(1)).flat())
);

async function refusal(dataset: string, bytes: Buffer, dryRun = false): Promise<string | null> {
	try {
		await fixture.store.submit({
			dataset,
			source: Readable.from([bytes]),
			fileName: 'danh sách.xlsx',
			who: { role: 'admin', wardCode: null },
			options: { fund: 'FOR_THE_POOR', dryRun }
		});
		return null;
	} catch (error) {
		if (isAppError(error) && error.code === 'household_list') return error.words.vi;
		throw error;
	}
}

/** Every byte in the data folder beside the warehouse itself, by file. */
function kept(folder = fixture.dataDir): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && !entry.name.startsWith('warehouse.duckdb'))
		.map((entry) => join(entry.parentPath, entry.name));
}

describe('a list of poor households that somebody sends', () => {
	it.each([
		['CSV', Buffer.from(csv(...list))],
		['CSV in UTF-16', Buffer.from(`\uFEFF${csv(...list)}`, 'utf16le')],
		['CSV in TCVN3', bytesIn('tcvn3', csv(...list))],
		['gz', gzipSync(csv(...list))],
		['XLSX', book([{ rows: list }])],
		['XLS', book([{ rows: list }], { type: 'biff8' })],
		['ODS', book([{ rows: list }], { type: 'ods' })],
		['a sheet behind the ledger', book([{ rows: ledger }, { name: 'Danh sách', rows: list }])],
		['a hidden sheet', book([{ rows: ledger }, { name: 'Danh sách', rows: list, hidden: true }])],
		['lines far down in a long ledger', longLedger],
		['lines far down in a long ledger, as gz', gzipSync(longLedger)]
	])('is refused and leaves nothing behind: %s', async (kind, bytes) => {
		const before = kept();
		// Opening a workbook takes half a second, and what it is sent as changes nothing there that a text does not show.
		const all = kind.startsWith('CSV')
			? [...fixture.store.datasets.keys()]
			: ['contribution', 'bank_statement'];
		for (const dataset of all) {
			for (const dryRun of [true, false]) {
				const words = await refusal(dataset, bytes, dryRun);
				expect(words, dataset).toContain('không được lưu lại');
				expect(words).not.toContain('Người');
			}
		}
		expect(kept()).toEqual(before);
		for (const path of kept()) expect(readFileSync(path).includes(SECRET)).toBe(false);
		expect(await fixture.store.warehouse.one('SELECT count(*)::INTEGER AS n FROM submission')).toEqual({
			n: 0
		});
	});

	it('names the sheet it is on', async () => {
		const words = await refusal(
			'contribution',
			book([{ rows: ledger }, { name: 'Phụ lục', rows: list, hidden: true }])
		);
		expect(words).toContain('ở trang “Phụ lục”');
	});

	it('is told of in the browser, before it is sent', async () => {
		const states: CheckState[] = [];
		await checkStream(
			new Blob([csv(...list)]).stream(),
			fixture.store.datasets.get('contribution')!,
			checkContext(fixture.store.reference, '2020-01-15'),
			(state) => states.push(state)
		);
		expect(states.at(-1)).toMatchObject({ fatal: true, byCode: { household_list: 1 } });
	});

	it('is not what donors are: their ledger is taken, names and all', async () => {
		const named = gifts(
			gift('D1', { name: SECRET }),
			gift('D2', { name: 'Người Thứ Hai', note: 'CCCD 001061000001' })
		);
		expect(await refusal('contribution', Buffer.from(named), true)).toBeNull();
		// A number of a card is none of a ledger's business all the same; what is told of it does not repeat it.
		const others = [
			gift('D3', { name: 'Số căn cước công dân: 001061000001' }),
			gift('D4', { note: 'Chuyển khoản 001061000001, chứng từ 123456789' }),
			gift('D5', { note: 'cmnd 0123456789' })
		];
		const text =
			named + others.map((cells) => `${cells.join(',').replace(/[^,]*, [^,]*/, '"$&"')}\n`).join('');
		const { status, problems } = await fixture.send('contribution', text, { dryRun: true });
		expect(status).toBe('accepted');
		expect(problems.map(({ code, record, column, value }) => [code, record, column, value])).toEqual([
			['identity_in_text', 2, 'note', null],
			['identity_in_text', 3, 'donor_name', null]
		]);
		expect(JSON.stringify(problems)).not.toContain('001061000001');
		const wrong = `${named}${gift('D6', { note: `CCCD 001061000001 ${'x'.repeat(1000)}` }).join(',')}\n"Lan","001061000001"\n`;
		const refused = await fixture.send('contribution', wrong, { dryRun: true });
		expect(refused.problems.map(({ code }) => code)).toEqual(
			expect.arrayContaining(['too_long', 'wrong_cell_count'])
		);
		expect(JSON.stringify(refused.problems)).not.toContain('001061000001');
	});

	it('in a ledger too long to be looked at whole is told where it stands in many rows', async () => {
		const rows = Array.from({ length: 210_000 }, (_, at) =>
			gift(`L${at}`, { note: at < 100_000 ? '' : `CCCD 001061${String(at).padStart(6, '0')}` }).join(',')
		);
		const text = `${[HEADER.join(','), ...rows].join('\n')}\n`;
		const { status, problemCount } = await fixture.send('contribution', text, { dryRun: true });
		expect([status, problemCount]).toEqual(['accepted', 110_000]);
	});
});

describe('a file that nobody can look into, which may be such a list', () => {
	it.each(corpus.filter(({ expected: { codes } }) => codes.some(isUntaken)))(
		'is refused and leaves nothing behind: $name',
		async ({ dataset, bytes, read, expected }) => {
			const before = kept();
			const request = {
				dataset,
				source: Readable.from([bytes]),
				fileName: 'danh sách.xlsx',
				who: { role: 'admin', wardCode: null } as const,
				options: { read }
			};
			await expect(fixture.store.submit(request)).rejects.toMatchObject({
				code: expected.codes[0],
				status: 422,
				words: { vi: expect.stringContaining('Tệp không được lưu lại.') as string }
			});
			expect(kept()).toEqual(before);
		}
	);
});

/** Every file under a folder, as whatever its dataset is: the check looks at its own content. */
const filesIn = (folder: string) =>
	readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));

describe('what is no list of households', () => {
	const looked = (path: string, dataset: string) =>
		firstLook(path, { dataset: fixture.store.datasets.get(dataset)!, read: {} }, fixture.dataDir);

	it('is anything of the illustrative year, of an older folder, or of the banks, sent as anything', async () => {
		const paths = ['data/sample', 'tests/fixtures/first-folder', 'tests/fixtures/statements'].flatMap(
			filesIn
		);
		expect(paths.length).toBeGreaterThan(200);
		for (const path of paths)
			for (const dataset of ['contribution', 'bank_statement', 'ward_report'])
				await expect(looked(path, dataset), `${path} as ${dataset}`).resolves.toBeDefined();
	});

	it('is any template', async () => {
		for (const dataset of fixture.store.datasets.values()) {
			const path = join(fixture.dataDir, 'tmp', `${dataset.name}.csv`);
			writeFileSync(path, templateCsv(dataset, { excel: true }));
			await expect(looked(path, dataset.name), dataset.name).resolves.toBeDefined();
		}
	});

	it('is a long ledger of large gifts with account numbers, however it ends', async () => {
		const rows = Array.from({ length: 4000 }, (_, at) => [
			`${at + 1}`,
			`${(at % 28) + 1}/07/2019`,
			'Nguyễn Văn Toàn',
			`20${String(at).padStart(7, '0')}`,
			String(100_000_000 + at)
		]);
		const path = join(fixture.dataDir, 'tmp', 'so.csv');
		writeFileSync(path, csv(['STT', 'Ngày', 'Người chuyển', 'Số tài khoản', 'Số dư'], ...rows));
		await expect(looked(path, 'contribution')).resolves.toBeDefined();
	});
});

describe('a list of households sent as a draft', () => {
	it.each([
		['CSV', Buffer.from(csv(...list))],
		['XLSX', book([{ rows: list }])]
	])('is refused as well, and no draft is made of it: %s', async (_, bytes) => {
		const before = kept();
		const draft = fixture.store.draft({
			dataset: 'contribution',
			source: Readable.from([bytes]),
			fileName: 'danh sách.xlsx',
			who: { role: 'standing_agency', wardCode: null }
		});
		await expect(draft).rejects.toMatchObject({ code: 'household_list', status: 422 });
		expect(kept()).toEqual(before);
	});
});
