import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/lib/domain/read-options';
import { remarksName } from '../../src/lib/domain/remarks-name';
import type { Who } from '../../src/lib/domain/role';
import { actOnDraft } from '../../src/lib/server/http/draft-form';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { submissionRemarks } from '../../src/lib/server/measures/submission-page';
import { previewOf } from '../fixtures/preview';
import { csv, newStore, type Fixture } from '../fixtures/store';
import { book } from '../fixtures/workbook';

const who: Who = { role: 'standing_agency', wardCode: null, via: 'demo' };

let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const HEADER = [
	'STT',
	'Mã khoản ủng hộ',
	'Mã quỹ',
	'Ngày nhận',
	'Số tiền',
	'Loại người ủng hộ',
	'Hình thức',
	'Người lập'
];
const gift = (at: number, amount: number | string = 50_000, by = 'Lan') => [
	...[at, `UH-${at}`, 'FOR_THE_POOR', '2019-11-05', amount, 'individual', 'cash', by]
];
const columns = { STT: '', 'Loại người ủng hộ': 'donor_kind', 'Người lập': '' };

const draft = (bytes: Buffer | string) =>
	fixture.store.draft({
		dataset: 'contribution',
		source: Readable.from([Buffer.from(bytes)]),
		fileName: 'so.csv',
		who
	});
const preview = (id: string) => previewOf(fixture.store, id, who);
const send = (text: string, read: ReadOptions, acceptValid = false) =>
	fixture.send('contribution', text, { read, acceptValid });
const received = () =>
	fixture.store.warehouse.query(
		'SELECT sum(amount_vnd)::BIGINT AS sum, min(donor_kind) AS kind FROM contribution'
	);

it('a column is named for tables, not for a statement, whose profile tells what it is', async () => {
	const sending = fixture.send('bank_statement', 'x', {
		...{ fund: 'GRATITUDE', read: { columns: { 'Diễn giải': 'note' } }, dryRun: true }
	});
	await expect(sending).rejects.toMatchObject({ code: 'bad_request' });
	await expect(sending).rejects.toThrow('“column” (“Diễn giải=note”)');
});

describe.each([
	['text', (...rows: (string | number)[][]) => csv(...rows)],
	['a workbook', (...rows: (string | number)[][]) => book([{ rows }])]
])('%s with columns that the template does not have', (_, file) => {
	it('is mended by one choice for each, kept with the file and told', async () => {
		const { id } = await draft(file(HEADER, gift(1), gift(2)));
		const before = await preview(id);
		expect(before.acceptable).toBe(false);
		const shown = before.causes.map(({ code, fix, rows }) => [code, fix?.kind, rows?.marked]);
		expect(shown).toEqual([
			['extra_column', 'column', [5]],
			['extra_column', 'column', [7]],
			['missing_column', 'heading', []]
		]);
		for (const [heading, name] of Object.entries(columns)) {
			const form = new URLSearchParams({ do: 'read', column: `${heading}=${name}` });
			await actOnDraft(fixture.store, fixture.store.desk.find(id, who), form);
		}
		const after = await preview(id);
		expect(after).toMatchObject({ acceptable: true, causes: [], draft: { read: { columns } } });
		expect(after.counts).toEqual({ records: 2, accepted: 2, rejected: 0 });

		const found = fixture.store.desk.find(id, who);
		await fixture.store.desk.accept(found, { acceptValid: false, read: found.read });
		const told = (await getSubmission(fixture.store.warehouse, 1))!;
		expect(told.read_options).toEqual({ columns });
		expect(told.decisions).toEqual(
			expect.arrayContaining([
				{ about: 'columnsNamed', value: '“Loại người ủng hộ” = donor_kind', by: 'sender' },
				{ about: 'columnsLeftOut', value: '“STT” · “Người lập”', by: 'sender' }
			])
		);
		expect(await received()).toEqual([{ sum: 100_000n, kind: 'individual' }]);
	});
});

it('columns of the same heading are left out by one choice, named once', async () => {
	const header = [...HEADER.slice(1), 'Cột lạ', 'Cột  lạ', 'A=B'];
	const { id } = await draft(csv(header, [...gift(1).slice(1), 1, 2, 3]));
	const { strange } = await preview(id);
	expect(strange).toEqual(['Người lập', 'Cột lạ', 'A=B']);
	const form = new URLSearchParams({ do: 'read' });
	for (const heading of strange) form.append('column', `${heading}=`);
	await actOnDraft(fixture.store, fixture.store.desk.find(id, who), form);
	expect((await preview(id)).strange).toEqual([]);
});

it('headings that are likely columns are taken for them by one choice', async () => {
	const lacking = ['Mã khoản thu', ...HEADER.slice(2, 3), 'Ngày tiếp nhận', ...HEADER.slice(4, 5)];
	const { id } = await draft(
		csv(
			[...lacking, 'Đối tượng ủng hộ', 'Hình thức'],
			['UH-1', 'FOR_THE_POOR', '2019-11-05', 50_000, 'individual', 'cash']
		)
	);
	const { likely, strange } = await preview(id);
	expect({ likely, strange }).toEqual({
		likely: [
			{ heading: 'Mã khoản thu', column: 'contribution_id' },
			{ heading: 'Ngày tiếp nhận', column: 'received_on' }
		],
		strange: []
	});
	const form = new URLSearchParams({ do: 'read' });
	for (const { heading, column } of likely) form.append('column', `${heading}=${column}`);
	await actOnDraft(fixture.store, fixture.store.desk.find(id, who), form);
	expect(await preview(id)).toMatchObject({ acceptable: true, causes: [], likely: [] });
});

it('columns left out are left out again when the warehouse is made again', async () => {
	await send(csv(HEADER, gift(1), gift(2)), { columns });
	const before = await received();
	expect(before).toEqual([{ sum: 100_000n, kind: 'individual' }]);
	await fixture.remake();
	expect(await received()).toEqual(before);
});

it('columns left out come back with the refused rows', async () => {
	const { id } = await send(csv(HEADER, gift(1), gift(2, 'x', 'Hoa')), { columns }, true);
	const submission = (await getSubmission(fixture.store.warehouse, id!))!;
	let text = '';
	for await (const part of (await submissionRemarks(fixture.store, submission, 'vi')).parts)
		text += String(part);
	expect(text.split('\r\n')[0]).toBe(`\uFEFF${HEADER.join(',')},Ghi chú lỗi`);
	expect(text.split('\r\n')[1]).toMatch(/^2,UH-2,FOR_THE_POOR,2019-11-05,x,individual,cash,Hoa,/);
});

it.each([[''], [' tên dài\n,"x"']])(
	'identity numbers in them are warned of, and never repeated (%j)',
	async (other) => {
		const header = [...HEADER.slice(0, 7), 'Số CCCD người nộp'];
		const rows = [gift(1, 50_000, other), gift(2, 50_000, '001 234 567 890')];
		const said = { STT: '', 'Loại người ủng hộ': 'donor_kind', 'Số CCCD người nộp': '' };
		const outcome = await send(csv(header, ...rows), { columns: said });
		expect(outcome).toMatchObject({ status: 'accepted', accepted: 2 });
		expect(outcome.problems).toMatchObject([
			{ code: 'identity_in_text', record: 2, column: 'Số CCCD người nộp', severity: 'warning' }
		]);
		expect(JSON.stringify(outcome)).not.toContain('567');
	}
);

it('identity numbers in many of them are told by row and column, each once', async () => {
	const headings = ['STT', 'Mã, "số" CCCD', "Ghi 'chú", '', 'CCCD 001234567890'];
	const header = [...HEADER.slice(1), ...headings];
	const row = (n: number, ...cells: string[]) => [...gift(n).slice(1), ...cells];
	const rows = [
		row(1, '1', '', 'CCCD 001234567891', '', ''),
		row(2, '2', '001234567892', 'cccd: 001 234 567 893', 'x', ''),
		['', ...row(3, '3', '001234567894', '', '', '').slice(1)]
	];
	const columns = Object.fromEntries([
		['Loại người ủng hộ', 'donor_kind'],
		['Người lập', ''],
		...headings.map((heading): [string, string] => [heading, ''])
	]) as Record<string, string>;
	const { problems } = await send(csv(header, ...rows), { columns }, true);
	const told = problems.flatMap(({ code, record, column }) =>
		code === 'identity_in_text' ? [[record, column]] : []
	);
	expect(told).toEqual([
		[1, "Ghi 'chú"],
		[1, 'CCCD …'],
		[2, 'Mã, "số" CCCD'],
		[2, "Ghi 'chú"],
		[2, 'CCCD …']
	]);
});

it('a list of people is refused whatever its columns are said to be', async () => {
	const header = ['Họ và tên chủ hộ', 'Ngày sinh', 'Số CCCD'];
	const said = { 'Họ và tên chủ hộ': '', 'Ngày sinh': '', 'Số CCCD': '' };
	const people = csv(header, ['Nguyễn Thị Lan', '01/01/1960', '001160000001']);
	await expect(send(people, { columns: said })).rejects.toMatchObject({ code: 'household_list' });
});

it('wards the sender named are told with the submission', async () => {
	const report = csv(['ward_code', 'period', 'indicator', 'value'], ['Bo Dee', '201903', 'poor_end', 5]);
	const { id } = await fixture.send('ward_report', report, { read: { wards: { 'Bo Dee': '00139' } } });
	const { decisions } = (await getSubmission(fixture.store.warehouse, id!))!;
	expect(decisions).toContainEqual({ about: 'wardWords', value: '“Bo Dee” = 00139 Bồ Đề', by: 'sender' });
});

it('a heading that the file does not have is named, and on the page taken back by one choice', async () => {
	const text = csv(HEADER, gift(1));
	const wrong = await send(text, { columns: { ...columns, 'Người nộp': 'donor_name' } });
	expect(wrong).toMatchObject({ status: 'refused', accepted: 0 });
	expect(wrong.problems.map(({ code, params }) => [code, params.heading])).toEqual([
		['heading_missing', 'Người nộp']
	]);
	expect(wrong.problems[0]?.params.headings).toContain('STT, Mã khoản ủng hộ');

	const { id } = await draft(text);
	const said = { ...columns, 'Người nộp': '' };
	await fixture.store.desk.reread(fixture.store.desk.find(id, who), { columns: said });
	const [cause] = (await preview(id)).causes;
	expect(cause?.fix).toEqual({ kind: 'forget', option: 'forget_column', said: 'Người nộp' });
	const form = new URLSearchParams({ do: 'read', forget_column: 'Người nộp' });
	await actOnDraft(fixture.store, fixture.store.desk.find(id, who), form);
	expect(await preview(id)).toMatchObject({ acceptable: true, causes: [] });
});

it('a year is taken for the form of a review alone', async () => {
	const year = (dataset: string, fund?: string) =>
		fixture.store
			.draft({
				...{ dataset, source: Readable.from([Buffer.from('x')]), fileName: 'so.csv', who },
				options: { read: { year: '2019' }, fund }
			})
			.then(
				() => 'taken',
				(error: Error) => error.message
			);
	expect(await year('contribution')).toContain('year');
	expect(await year('bank_statement', 'GRATITUDE')).toContain('year');
	expect(await year('poverty_review')).toBe('taken');
});

describe.each([
	['text', (...rows: (string | number)[][]) => Buffer.from(csv(...rows)), 'so quỹ.csv'],
	['a workbook', (...rows: (string | number)[][]) => book([{ rows }]), 'so quỹ.xlsx']
])('refused rows of %s that are sent again', (_, file, fileName) => {
	const named = (name: string, bytes: Buffer, by = who) =>
		fixture.store.draft({ dataset: 'contribution', source: Readable.from([bytes]), fileName: name, who: by });
	const givenBack = async (id: string) => {
		const found = fixture.store.desk.find(id, who);
		const { workbook, parts } = await fixture.store.desk.remarks(found, 'vi');
		const all: Uint8Array[] = [];
		for await (const part of parts) all.push(part);
		return { name: remarksName(found.fileName, workbook), bytes: Buffer.concat(all) };
	};

	it('are read as their sender had said of the file, with one column of remarks', async () => {
		const first = await named(fileName, file(HEADER, gift(1), gift(2, 'x'), gift(3, 'y')));
		const said = { columns, codes: { channel: { 'tiền tươi': 'cash' } } };
		await fixture.store.desk.reread(first, said);
		expect(await preview(first.id)).toMatchObject({ counts: { accepted: 1, rejected: 2 } });
		const found = fixture.store.desk.find(first.id, who);
		const back = await givenBack(first.id);
		await fixture.store.desk.accept(found, { acceptValid: true, read: found.read });

		// Sent once more by mistake, it waits with nothing said of it.
		await named(fileName, file(HEADER, gift(1), gift(2, 'x'), gift(3, 'y')));
		const again = await named(back.name.replace('.', ' (1).'), back.bytes);
		expect(again.read).toEqual(said);
		const page = await preview(again.id);
		expect(page.causes.map(({ code }) => code)).toEqual(['not_integer']);
		const twice = await givenBack(again.id);
		const third = await named(twice.name, twice.bytes);
		const [{ rows } = { rows: null }] = (await preview(third.id)).causes;
		expect(rows?.header.filter((name) => name === 'Ghi chú lỗi')).toHaveLength(1);
		expect(third.read).toEqual(said);
	});

	it('are asked about like any file where they have another name or another sender', async () => {
		const first = await named(fileName, file(HEADER, gift(1), gift(2, 'x')));
		await fixture.store.desk.reread(first, { columns });
		await preview(first.id);
		const back = await givenBack(first.id);
		expect((await named('khac.csv', back.bytes)).read).toEqual({});
		const other: Who = { role: 'ward_officer', wardCode: '00139', via: 'demo' };
		expect((await named(back.name, back.bytes, other)).read).toEqual({});
		expect((await named(back.name, file(HEADER, gift(1)))).read).toEqual({});
	});
});
