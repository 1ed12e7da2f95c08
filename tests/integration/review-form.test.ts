import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemMessage } from '../../src/lib/domain/problem';
import type { Outcome } from '../../src/lib/server/ingest/job';
import type { SubmitOptions } from '../../src/lib/server/store';
import { form, formRows, HEADER_ROWS, row, type FormOptions } from '../fixtures/review-form';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { error, formula, type Value } from '../fixtures/workbook';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const sent = (bytes: Buffer, options: SubmitOptions = {}): Promise<Outcome> =>
	fixture.store.submit({
		dataset: 'poverty_review',
		source: Readable.from([bytes]),
		fileName: 'biểu.xlsx',
		who: { role: 'admin', wardCode: null },
		options
	});
const send = (rows: Value[][], options: FormOptions = {}, how: SubmitOptions = {}) =>
	sent(form(rows, options), how);
const counted = ({ id }: Outcome) =>
	fixture.store.warehouse.query<{
		ward: string;
		part: string | null;
		year: string;
		all: bigint;
		poor: bigint;
	}>(
		`SELECT ward_code AS ward, breakdown AS part, year, households_total AS "all", poor FROM fact_poverty_review
		WHERE submission = $id ORDER BY record`,
		{ id }
	);
const told = ({ problems }: Outcome) =>
	problems.map(({ code, line, column, params }) => [code, line, column, params.cell ?? null]);

const boDe = row(1, 'P. Bồ Đề', null, 8000, 20, 40, 60, 1, 0, 9, 7, 0, 2);
const saiDong = row(2, 'Sài Đồng', null, 5000, 10, 30, 50, 0, 1, 8, 6, 1, 0);
const sum = (a: Value[], b: Value[]) => a.slice(3).map((value, at) => Number(value) + Number(b[at + 3]));
const both = sum(boDe, saiDong);

describe('the form of a poverty review', () => {
	it('is read with its titles, merged header, groups and totals, which are not counted twice', async () => {
		const outcome = await send([
			row('I', 'Khu vực thành thị', null, ...both),
			boDe,
			saiDong,
			row('II', 'Khu vực nông thôn', null, ...both.map(() => 0)),
			row(null, 'Tổng cộng', null, ...both.map((value) => formula('SUM(D10:D11)', value))),
			[null, 'Người lập biểu']
		]);
		expect(outcome).toMatchObject({ status: 'accepted', records: 2, accepted: 2, problems: [] });
		expect(await counted(outcome)).toEqual([
			{ ward: '00139', part: null, year: '2019', all: 8000n, poor: 40n },
			{ ward: '00142', part: null, year: '2019', all: 5000n, poor: 30n }
		]);
		const decisions = Object.fromEntries(outcome.decisions.map(({ about, value }) => [about, value]));
		expect(decisions).toMatchObject({
			...{ sheet: 'Biểu tổng hợp', year: '2019', headerRow: '7', titleLines: '1-6' },
			...{ headerLines: '8', totalLines: '9, 12-13', signatureLines: '14' }
		});
	});

	it('loses no line where it is longer than a form is', async () => {
		const parts = Array.from({ length: 20_600 }, (_, n) => row(null, `Tổ ${n + 1}`, null, 1, 0, 0, 0));
		const text = csv(
			...formRows(parts, { titles: ['UBND PHƯỜNG BỒ ĐỀ', null, 'Năm 2019'] }).map((cells) =>
				Array.from({ length: 13 }, (_, at) => String(cells[at] ?? ''))
			)
		);
		const { records, accepted } = await sent(Buffer.from(text), { dryRun: true });
		expect({ records, accepted }).toEqual({ records: 20_600, accepted: 20_600 });
	});

	it('is read as CSV, XLS and ODS as well', async () => {
		const rows = [boDe, saiDong, row(null, 'Tổng cộng', null, ...both)];
		const text = csv(
			...formRows(rows).map((cells) => Array.from({ length: 13 }, (_, at) => String(cells[at] ?? '')))
		);
		for (const bytes of [Buffer.from(text), form(rows, { type: 'biff8' }), form(rows, { type: 'ods' })])
			expect(await sent(bytes, { dryRun: true })).toMatchObject({
				status: 'accepted',
				records: 2,
				accepted: 2
			});
	});

	it('says where a group or a total is not the sum of its rows, and is then refused whole', async () => {
		const outcome = await send([
			row('I', 'Khu vực thành thị', null, ...both.map((value, at) => (at === 2 ? value + 1 : value))),
			boDe,
			saiDong,
			row(null, 'Tổng cộng', null, ...both.map((value, at) => (at === 0 ? 13_001 : value)))
		]);
		expect(outcome).toMatchObject({ status: 'refused', records: 2, accepted: 0, rejected: 2 });
		expect(told(outcome).sort()).toEqual([
			['group_differs', 12, 'households_total', 'D12'],
			['group_differs', 9, 'poor', 'F9']
		]);
		const words = outcome.problems.map((problem) => problemMessage(problem, 'vi')).join(' ');
		expect(words).toContain('“Tổng cộng”, cột “Tổng số hộ dân cư” ghi 13001');
		expect(words).toContain('cộng lại là 13000');
		expect(await counted(outcome)).toEqual([]);
	});

	it('does not hold a total against rows of which one is not known', async () => {
		const unknown = row(2, 'Sài Đồng', null, 5000, null, 30, 50);
		const outcome = await send([boDe, unknown, row(null, 'Tổng cộng', null, 13_000, 20, 70, 110)]);
		expect(outcome).toMatchObject({ status: 'accepted', records: 2, accepted: 2 });
	});

	it('finds a group whose figures stand in no row', async () => {
		const outcome = await send([boDe, row('II', 'Khu vực nông thôn', null, 100, 0, 5, 5)]);
		expect(told(outcome).map(([code, line]) => [code, line])).toContainEqual(['group_differs', 10]);
	});

	it('adds the parts of a ward, whose own row above or below is their sum', async () => {
		const [north, south] = [
			row(null, null, 'Tổ dân phố 1', 3000, 10, 15, 20, 1, 0, 4, 3, 0, 1),
			row(null, null, 'Tổ dân phố 2', 5000, 10, 25, 40, 0, 0, 5, 4, 0, 1)
		];
		for (const rows of [
			[boDe, north, south, saiDong],
			[
				row(1, 'P. Bồ Đề', 'Tổ dân phố 1', ...north.slice(3)),
				south,
				row(null, null, 'Cộng', ...boDe.slice(3))
			],
			[row('I', 'Phường Bồ Đề', null, ...boDe.slice(3)), north, south]
		])
			expect(await send(rows, {}, { dryRun: true })).toMatchObject({ status: 'accepted', rejected: 0 });
		const wrong = await send(
			[row(1, 'P. Bồ Đề', null, 8001, ...boDe.slice(4)), north, south],
			{},
			{ dryRun: true }
		);
		expect(told(wrong)).toEqual([['group_differs', 9, 'households_total', 'D9']]);
		const whole = await send([boDe, north, south]);
		expect((await counted(whole)).map(({ ward, part, all }) => [ward, part, all])).toEqual([
			['00139', 'Tổ dân phố 1', 3000n],
			['00139', 'Tổ dân phố 2', 5000n]
		]);
	});

	it('takes residential groups as parts of the ward that the titles name', async () => {
		const groups = ['1', '2'].map((number) =>
			row(Number(number), `Tổ dân phố ${number}`, null, 4000, 1, 20, 30)
		);
		const outcome = await send([...groups, row(null, 'Tổng cộng', null, 8000, 2, 40, 60)], {
			titles: ['UBND PHƯỜNG BỒ ĐỀ, QUẬN LONG BIÊN', null, 'Năm 2019']
		});
		expect(outcome).toMatchObject({ status: 'accepted', records: 2, accepted: 2 });
		expect((await counted(outcome)).map(({ ward, part }) => [ward, part])).toEqual([
			['00139', 'Tổ dân phố 1'],
			['00139', 'Tổ dân phố 2']
		]);
	});

	it('asks for the year where its titles name none or several, and takes it from the sender', async () => {
		const titles = ['Kèm theo Thông tư ngày 1 tháng 9 năm 2014', null, null];
		expect(told(await send([boDe], { titles }))).toEqual([['year_unclear', null, null, null]]);
		const two = await send([boDe], { titles: ['So sánh năm 2018', null, 'Năm 2019'] });
		expect(problemMessage(two.problems[0]!, 'vi')).toContain('(2018, 2019)');
		const said = await send([boDe], { titles }, { read: { year: '2019' } });
		expect(said).toMatchObject({ status: 'accepted', records: 1 });
		expect(said.decisions).toContainEqual({ about: 'year', value: '2019', by: 'sender' });
		const wrong = await send([boDe], { titles }, { read: { year: '20x9' }, dryRun: true });
		expect(told(wrong)).toEqual([['unknown_option', null, null, null]]);
	});

	it.each([
		['poor and near-poor beyond all households', 'D', 99],
		['ethnic minorities beyond all households', 'E', 8001],
		['poor of ethnic minorities beyond the poor', 'H', 41],
		['near-poor of ethnic minorities beyond the near-poor', 'I', 61],
		['poor without capacity to work beyond the poor', 'J', 41],
		['near-poor without capacity to work beyond the near-poor', 'K', 61],
		['poor of merit beyond the poor', 'L', 41],
		['near-poor of merit beyond the near-poor', 'M', 61]
	])('refuses a row with %s', async (_, column, value) => {
		const cells = boDe.map((cell, at) => ('ABCDEFGHIJKLM'[at] === column ? value : cell));
		const outcome = await send([cells, saiDong], {}, { dryRun: true });
		expect(outcome).toMatchObject({ status: 'refused', records: 2, accepted: 1, rejected: 1 });
		expect([...new Set(outcome.problems.map(({ code, line }) => `${code} ${line}`))]).toEqual([
			'parts_exceed 9'
		]);
	});

	it('has its cell problems at their addresses, and asks which ward is meant', async () => {
		const outcome = await send([
			row(1, 'P. Bo Đe', null, 8000, 20, error(0x2a), 60),
			row(2, 'Sài Đồng', null, 5000, 10, 'ba mươi', 50),
			row(3, 'Thạch Bàn', null, null, null, 1, 2)
		]);
		expect(outcome).toMatchObject({ records: 3, accepted: 0, rejected: 3 });
		expect(told(outcome)).toEqual([
			['cell_error', 9, 'poor', 'F9'],
			['unknown_ward', 9, 'ward_code', 'B9'],
			['not_integer', 10, 'poor', 'F10'],
			['required', 11, 'households_total', 'D11']
		]);
	});

	it.each([
		'Hộ nghèo, cận nghèo dân tộc thiểu số',
		'Hộ nghèo, hộ cận nghèo là hộ DTTS',
		'Hộ nghèo và hộ cận nghèo thuộc diện DTTS',
		'Trong đó: hộ nghèo, cận nghèo DTTS'
	])('is read with «%s» over its columns of ethnic minorities', async (words) => {
		const [over = [], ...under] = HEADER_ROWS;
		const header = [over.map((cell) => (cell === 'Hộ dân tộc thiểu số' ? words : cell)), ...under];
		for (const type of ['xlsx', 'ods', 'biff8'] as const) {
			const outcome = await send([boDe, saiDong], { header, type }, { dryRun: true });
			expect([outcome.status, outcome.records, outcome.problems], type).toEqual(['accepted', 2, []]);
		}
	});

	it('names a column that holds figures under no words', async () => {
		const outcome = await send([[...boDe, 12], saiDong], {}, { dryRun: true });
		expect([outcome.status, ...told(outcome)]).toEqual(['refused', ['extra_column', 7, '(N)', null]]);
	});

	it('passes over the names of those who signed, wherever they stand', async () => {
		const under = (at: number, text: string, first: string | null = null) =>
			Array.from({ length: 13 }, (_, place) => (place === at ? text : place === 1 ? first : null));
		const office = under(11, 'CHỦ TỊCH', 'NGƯỜI LẬP BIỂU');
		for (const rows of [
			[row(null, 'Tổng cộng', null, ...both), [], office, [], [], under(11, 'Trần Văn A', 'Nguyễn Thị Hoa')],
			[row(null, 'Tổng cộng', null, ...both), under(5, 'Trần Văn A')],
			[office, under(12, 'Trần Văn A')]
		])
			expect(await send([boDe, saiDong, ...rows], {}, { dryRun: true })).toMatchObject({
				...{ status: 'accepted', records: 2, accepted: 2 }
			});
		const meant = await send([boDe, under(5, 'bốn mươi', 'Sài Đồng')], {}, { dryRun: true });
		expect(meant).toMatchObject({ status: 'refused', records: 2, rejected: 1 });
	});

	it('takes a row of dashes below a total for no signature', async () => {
		const total = row(null, 'Tổng số', null, ...boDe.slice(3));
		const dashes = row(null, 'Khu tập thể 918', null, ...boDe.slice(3).map((_, at) => (at % 2 ? 'x' : '-')));
		const outcome = await send([total, boDe, dashes], {}, { dryRun: true });
		expect(outcome).toMatchObject({ status: 'refused', records: 2, rejected: 1 });
	});

	it('refuses a ward with a cell that is no value together with its other rows', async () => {
		const parts = [1, 2].map((number) =>
			row(number, 'Bồ Đề', `Tổ ${number}`, 4000, 10, number === 2 ? error(0x17) : 20, 30)
		);
		const outcome = await send([...parts, saiDong], {}, { dryRun: true });
		expect(outcome).toMatchObject({ records: 3, accepted: 1, rejected: 2 });
		expect(told(outcome).map(([code, line]) => [code, line])).toEqual([
			['ward_not_whole', 9],
			['cell_error', 10]
		]);
	});

	it('refuses wards that have parts where the ward of another part is not known, and where a row is torn', async () => {
		const parts = [row(1, 'Bồ Đề', 'Tổ 1', 4000, 10, 20, 30), row(2, 'Bo Đe', 'Tổ 2', 4000, 10, 20, 30)];
		const unknown = await send([...parts, saiDong], {}, { dryRun: true });
		expect(told(unknown).map(([code, line]) => [code, line])).toEqual([
			['ward_not_whole', 9],
			['unknown_ward', 10]
		]);
		const titles = ['UBND PHƯỜNG BỒ ĐỀ', null, 'Năm 2019'];
		const lines = formRows([row(1, 'Tổ 1', null, 400, 1, 2, 3), row(2, 'Tổ 2', null, 400, 1, 2, 3)], {
			titles
		});
		const text = lines.map((cells) => Array.from({ length: 13 }, (_, at) => String(cells[at] ?? '')));
		text.at(-1)!.push('', '7');
		const torn = await sent(Buffer.from(csv(...text)), { dryRun: true });
		expect(torn.problems.map(({ record, code }) => [record, code])).toEqual([
			[1, 'ward_not_whole'],
			[2, 'wrong_cell_count']
		]);
	});

	it('reads a group’s row that names its ward and gives no figure', async () => {
		const outcome = await send([row('I', 'Phường Bồ Đề', null), row(1, 'Tổ 1', null, 100, 1, 2, 3)]);
		expect(outcome).toMatchObject({ status: 'accepted', records: 1 });
		expect((await counted(outcome)).map(({ ward, part }) => [ward, part])).toEqual([['00139', 'Tổ 1']]);
	});

	it('takes a row of ethnic minorities under its ward’s own for what that says already', async () => {
		const whole = row(1, 'P. Bồ Đề', 'Chung', ...boDe.slice(3));
		const minorities = (...figures: number[]) => row(null, null, 'Dân tộc thiểu số', ...figures);
		const merges = ['A9:A10', 'B9:B10'];
		const rows = [whole, minorities(20, 20, 1, 0), saiDong, row(null, 'Tổng cộng', null, ...both)];
		const outcome = await send(rows, { merges });
		expect(outcome).toMatchObject({ status: 'accepted', records: 2, accepted: 2 });
		expect((await counted(outcome)).map(({ part, all }) => [part, all])).toEqual([
			[null, 8000n],
			[null, 5000n]
		]);
		const wrong = await send([whole, minorities(21, 21, 1, 0)], { merges }, { dryRun: true });
		expect(told(wrong)).toEqual([['minorities_differ', 10, 'households_total', 'D10']]);
		expect(problemMessage(wrong.problems[0]!, 'vi')).toContain('dòng của cả phường ghi 20 ở cột “Hộ dân tộc');
		const unsaid = row(1, 'P. Bồ Đề', 'Chung', 8000, null, 40, 60);
		expect(told(await send([unsaid, minorities(21, 21, 1, 0)], { merges }, { dryRun: true }))).toHaveLength(
			3
		);
	});

	it('adds ethnic minorities where they are one part of several', async () => {
		const [own, others] = [
			row(null, null, 'Dân tộc thiểu số', 20, 20, 1, 0),
			row(null, null, 'Dân tộc Kinh', 7980, 0, 39, 60)
		];
		const whole = row(1, 'P. Bồ Đề', 'Chung', 8000, 20, 40, 60);
		for (const rows of [
			[whole, own, others],
			[whole, others, own]
		])
			expect(await send(rows, {}, { dryRun: true })).toMatchObject({ status: 'accepted', records: 2 });
	});

	it('counts a ward’s total once, whatever it is called, and tells what was taken for it', async () => {
		const half = (name: string) => row(null, null, name, 4000, 10, 20, 30, 0, 0, 4, 3, 0, 1);
		const own = (words: string) => row(1, 'P. Bồ Đề', words, 8000, 20, 40, 60, 0, 0, 8, 6, 0, 2);
		const called = await send([own('Cả phường'), half('Tổ 1'), half('Tổ 2')], {}, { dryRun: true });
		expect(called).toMatchObject({ status: 'accepted', records: 2, problems: [] });
		const outcome = await send([own('Số liệu chung'), half('Tổ 1'), half('Tổ 2')]);
		expect(outcome).toMatchObject({ status: 'accepted', records: 2, accepted: 2 });
		expect(outcome.problems.map(({ code, severity, line }) => [code, severity, line])).toEqual([
			['taken_for_total', 'warning', 9]
		]);
		expect(outcome.decisions).toContainEqual({ about: 'totalLines', value: '9', by: 'file' });
		const among = [row(1, 'P. Bồ Đề', 'Hộ dân cư', ...boDe.slice(3)), half('Trong đó: hộ tạm trú')];
		const detailed = await send(among);
		expect(detailed).toMatchObject({ status: 'accepted', records: 1, problems: [] });
		expect(detailed.decisions).toContainEqual({ about: 'detailLines', value: '10', by: 'file' });
		expect((await counted(detailed)).map(({ all }) => all)).toEqual([8000n]);
	});

	it('asks whether the district’s bare name is the ward of that name or the total, and takes the answer', async () => {
		const rows = [row(null, 'Long Biên', null, ...both), boDe, saiDong];
		const asked = await send(rows);
		expect(asked).toMatchObject({ status: 'refused', records: 3, accepted: 0 });
		expect(asked.problems.map(({ code, line, value }) => [code, line, value])).toContainEqual([
			...['unknown_ward', 9, 'Long Biên']
		]);
		const question = asked.problems.find(({ code }) => code === 'unknown_ward')!;
		expect(question.params).toMatchObject({ candidates: '00145', cell: 'B9' });
		expect(problemMessage(question, 'vi')).toContain('dòng tổng của Quận Long Biên?');
		const said = await send(rows, {}, { read: { wards: { 'Long Biên': '00145' } } });
		expect(said).toMatchObject({ status: 'accepted', records: 3, accepted: 3 });
		const total = await send([row(null, 'Quận Long Biên', null, ...both), boDe, saiDong]);
		expect(total).toMatchObject({ status: 'accepted', records: 2, accepted: 2, problems: [] });
	});

	it('passes over a ward that has not reported, which is not zero', async () => {
		const outcome = await send([boDe, row(2, 'Sài Đồng', null)]);
		expect(outcome).toMatchObject({ status: 'accepted', records: 1 });
	});

	it('is refused for a column that is nobody’s, by the words over it', async () => {
		const extra = HEADER_ROWS.map((cells, at) => [...cells, at === 0 ? 'Thu nhập' : null]);
		const other = HEADER_ROWS.map((cells, at) =>
			at === 0 ? cells.map((cell) => (cell === 'Hộ dân tộc thiểu số' ? 'Thoát nghèo' : cell)) : cells
		);
		const [one, two] = [await send([boDe], { header: extra }), await send([boDe], { header: other })];
		expect([one.status, ...told(one)]).toEqual(['refused', ['extra_column', 7, 'Thu nhập', null]]);
		expect(two.status).toBe('refused');
		expect(two.problems.map(({ code, column }) => [code, column]).sort()).toEqual([
			['extra_column', 'Thoát nghèo · Hộ cận nghèo'],
			['extra_column', 'Thoát nghèo · Hộ nghèo']
		]);
	});
});
