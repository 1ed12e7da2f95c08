import { read, utils, write } from '@e965/xlsx';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateWorkbook, wardsOfForm } from '../../src/lib/server/datasets/template-workbook';
import { newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const send = (dataset: string, bytes: Buffer) =>
	fixture.store.submit({
		dataset,
		source: Readable.from([bytes]),
		fileName: 'mẫu.xlsx',
		who: { role: 'admin', wardCode: null },
		options: { fund: 'FOR_THE_POOR', dryRun: true }
	});
const form = (year = '2019', own: string | null = null) => {
	const wards = wardsOfForm(fixture.store.reference.wards, year, own);
	const dataset = fixture.store.datasets.get('poverty_review')!;
	return templateWorkbook(dataset, { wards, year, issuer: 'UBND QUẬN LONG BIÊN' });
};
const sheetOf = (bytes: Buffer) => read(bytes).Sheets['Biểu']!;

describe('a workbook to fill in', () => {
	it('is the form with its title in A4, the wards from row 9 and their sum', () => {
		const sheet = sheetOf(form());
		expect([sheet.A4?.v, sheet.A5?.v]).toEqual([
			'TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO',
			'Năm 2019'
		]);
		expect(sheet.B23?.v).toBe('Tổng cộng');
		expect(sheet.F23?.f).toBe('SUM(F9:F22)');
		expect(sheetOf(form('2019', '00139')).B9?.v).toBe('Bồ Đề');
		expect(sheetOf(form('2019', '00139')).B10?.v).toBe('Tổng cộng');
	});

	it('is taken as it is, once filled in, and has no rows before', async () => {
		expect((await send('poverty_review', form())).problems.map(({ code }) => code)).toEqual(['no_records']);
		const book = read(form());
		const sheet = book.Sheets['Biểu']!;
		const figures = [8000, 20, 40, 60, 1, 0, 9, 7, 0, 2];
		utils.sheet_add_aoa(sheet, [figures], { origin: 'D17' });
		utils.sheet_add_aoa(sheet, [figures], { origin: 'D23' });
		const filled = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
		expect(await send('poverty_review', filled)).toMatchObject({
			status: 'accepted',
			records: 1,
			problems: []
		});
	});

	it('of any other dataset has an example row that passes', async () => {
		for (const dataset of fixture.store.datasets.values()) {
			if (dataset.form || dataset.name === 'bank_statement') continue;
			const bytes = templateWorkbook(dataset, { wards: [], year: '2019', issuer: '' });
			const outcome = await send(dataset.name, bytes);
			expect([dataset.name, outcome.records, outcome.problems.map(({ code }) => code)]).toEqual([
				dataset.name,
				1,
				[]
			]);
		}
	}, 60_000);
});
