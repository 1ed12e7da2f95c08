import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Who } from '../../src/lib/domain/role';
import { problemCauses } from '../../src/lib/server/ingest/problems';
import { choose, previewOf } from '../fixtures/preview';
import { csv, newStore, type Fixture } from '../fixtures/store';

const who: Who = { role: 'ward_officer', wardCode: '00139', via: 'demo' };

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const HEADER = ['Phường', 'Tháng', 'Chỉ tiêu', 'Giá trị'];
const report = csv(
	HEADER,
	['Bồ Đề', '12/2019', 'Hộ nghèo đầu kỳ', 32],
	['Bồ Đề', '12/2019', 'Hộ thoát nghèo', 2],
	['Bồ Đề', 'Tháng 12 năm 2019', 'Hộ nghèo cuối kỳ', 30],
	['Bồ Đề', '201912', 'Hộ nghèo chuyển đi', 0],
	['Bồ Đề', '13/2019', 'Hộ nghèo chuyển đến', 0]
);

async function draftOf(text: string): Promise<string> {
	const source = Readable.from([Buffer.from(text)]);
	const { id } = await fixture.store.draft({ dataset: 'ward_report', source, fileName: 't12.csv', who });
	return id;
}
const preview = (id: string, locale?: 'vi' | 'en') => previewOf(fixture.store, id, who, locale);
const sayCode = (id: string, code: string) => choose(fixture.store, id, who, ['code', code]);
const months = () =>
	fixture.store.warehouse.query(
		'SELECT DISTINCT period, count(*)::INTEGER AS n FROM fact_ward_report GROUP BY period ORDER BY period'
	);

it('a month written as people write it is taken by one choice for each way of writing it', async () => {
	const id = await draftOf(report);
	const first = await preview(id);
	expect(first.counts).toMatchObject({ accepted: 1, rejected: 4 });
	expect(first.causes.map(({ code, value, count, fix }) => [code, value, count, fix?.kind])).toEqual([
		['wrong_pattern', '12/2019', 2, 'code'],
		['wrong_pattern', 'Tháng 12 năm 2019', 1, 'code'],
		['wrong_pattern', null, 1, undefined]
	]);
	expect(first.causes[0]?.fix).toEqual({
		...{ kind: 'code', column: 'period', written: '12/2019', candidates: ['201912'] }
	});
	expect(first.codes).toEqual([
		{
			column: 'period',
			title: 'Kỳ báo cáo',
			codes: [{ code: '201912', words: 'Tháng 12/2019 (201912)' }]
		}
	]);

	await sayCode(id, 'period:12/2019=201912');
	await sayCode(id, 'period:Tháng 12 năm 2019=201912');
	const second = await preview(id, 'en');
	expect(second.counts).toMatchObject({ accepted: 4, rejected: 1 });
	expect(second.causes.map(({ code, fix }) => [code, fix])).toEqual([['wrong_pattern', null]]);
	// What was said is told, and can be taken back.
	expect(second.codes[0]?.codes).toEqual([{ code: '201912', words: 'December 2019 (201912)' }]);
	expect(second.decisions).toContainEqual({
		...{ about: 'codeWords', by: 'sender', value: '“12/2019” = 201912 · “Tháng 12 năm 2019” = 201912' }
	});
});

it('what months were said to be is kept, and read so again when the warehouse is made anew', async () => {
	const codes = { period: { '12/2019': '201912', 'Tháng 12 năm 2019': '201912' } };
	const { accepted, id } = await fixture.send('ward_report', report, {
		read: { codes },
		acceptValid: true,
		who
	});
	expect(accepted).toBe(4);
	expect(await months()).toEqual([{ period: '201912', n: 4 }]);
	await fixture.remake();
	expect(await months()).toEqual([{ period: '201912', n: 4 }]);
	const { causes } = await problemCauses(fixture.store.warehouse, id!, 10);
	expect(causes.map(({ value, first }) => [value, first.value])).toEqual([[null, '13/2019']]);
});

it('the causes of what was counted tell ways of writing a month apart, as the preview does', async () => {
	const { id } = await fixture.send('ward_report', report, { acceptValid: true, who });
	const { causes } = await problemCauses(fixture.store.warehouse, id!, 10);
	expect(causes.map(({ value, count }) => [value, count])).toEqual([
		['12/2019', 2],
		['Tháng 12 năm 2019', 1],
		[null, 1]
	]);
});

it('no month is said to be what is none', async () => {
	const codes = { period: { '12/2019': '201913' } };
	await expect(fixture.send('ward_report', report, { read: { codes }, who })).rejects.toThrow(
		'period:12/2019=201913'
	);
});
