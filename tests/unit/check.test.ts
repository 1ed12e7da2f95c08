import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkStream, type CheckState } from '../../src/lib/check/stream';
import type { Dataset } from '../../src/lib/domain/dataset';
import type { Problem } from '../../src/lib/domain/problem';

const dataset = JSON.parse(readFileSync('data/datasets/contribution.json', 'utf8')) as Dataset;
const context = {
	today: '2019-12-31',
	codes: {
		ward: [{ code: '00139', valid_from: '2004-01-01', valid_to: '2025-06-30' }],
		fund: [{ code: 'GRATITUDE' }, { code: 'FOR_THE_POOR' }],
		indicator: [],
		purpose: [],
		task: []
	}
};

const HEADER = 'contribution_id,fund_code,ward_code,received_on,amount_vnd,donor_kind,channel,note';
const row = (id: string, { day = '2019-07-25', amount = '200000', note = '' } = {}) =>
	`${id},GRATITUDE,00139,${day},${amount},individual,cash,${note}`;

/** Checks a text that comes in parts of a given size, as a file does. */
async function check(content: string | Uint8Array, part = 65_536) {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	let at = 0;
	const stream = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (at >= bytes.length) return controller.close();
			controller.enqueue(bytes.subarray(at, (at += part)));
		}
	});
	const problems: Problem[] = [];
	const states: CheckState[] = [];
	await checkStream(stream, dataset, context, (state, fresh) => {
		problems.push(...fresh);
		states.push(state);
	});
	const last = states.at(-1);
	if (!last?.done) throw new Error('the check did not end');
	return { ...last, problems, states };
}

describe('checking a file in the browser', () => {
	it('finds nothing in a right file', async () => {
		const state = await check(
			`\uFEFF${HEADER}\r\n${row('A-1')}\r\n${row('A-2', { note: '"Quỹ ""Đền ơn"""' })}\r\n`
		);
		expect(state).toMatchObject({ records: 2, rejected: 0, problemCount: 0, fatal: false, problems: [] });
	});

	it('takes the marks off that keep the cells of rows given back from running', async () => {
		const note = `'=${'x'.repeat(999)}`;
		const given = (header: string) => check(`${header}\n${row('A-1', { note })},\n`);
		expect((await given(`${HEADER},Ghi chú lỗi`)).problems).toEqual([]);
		expect((await given(`${HEADER},`)).problems).toMatchObject([{ code: 'too_long', column: 'note' }]);
	});

	it('names line, record, column, code, value and what the message needs', async () => {
		const state = await check(
			`${HEADER}\n${row('A-1', { note: '"x\ny"' })}\n\n${row('A-2', { amount: '1.000' })}\n`
		);
		expect(state.problems).toEqual([
			{
				code: 'not_integer',
				line: 5,
				record: 2,
				column: 'amount_vnd',
				value: '1.000',
				params: expect.objectContaining({ suggestion: '1000', title_vi: 'Số tiền' }) as unknown,
				severity: 'error'
			},
			// One thousand, or one: the sender has to say.
			expect.objectContaining({ code: 'number_format_unclear', line: null, column: 'amount_vnd' })
		]);
		expect(state).toMatchObject({ records: 2, rejected: 1, byCode: { not_integer: 1 } });
	});

	it.each([1, 2, 3, 7, 64])('comes to the same in parts of %i bytes', async (part) => {
		const text = `${HEADER}\r\n${row('A-1', { note: '"Trần Thị ""Đoàn"",\r\nphường Bồ Đề"' })}\r\n${row('A-1')}\r\n${row('A-3', { day: '2019-02-30' })}`;
		const state = await check(text, part);
		expect(state.problems.map(({ code, line, record }) => [code, line, record])).toEqual([
			['duplicate_in_file', 4, 2],
			['not_date', 5, 3]
		]);
		expect(state.problems[0]?.params).toEqual({ first: 1 });
	});

	it('stops at a header that is not the dataset’s', async () => {
		const state = await check(
			`id;fund_code;ward_code;received_on;amount_vnd;donor_kind;channel\n${row('A-1')}\n`
		);
		expect(state).toMatchObject({ fatal: true, records: 0, byCode: { extra_column: 1, missing_column: 1 } });
		expect(state.problems.every(({ line }) => line === 1)).toBe(true);
	});

	it.each([
		['', 'empty_file'],
		['\n\n', 'empty_file'],
		[`${HEADER}\n`, 'no_records']
	])('tells an empty file: %j', async (content, code) => {
		expect((await check(content)).problems).toMatchObject([{ code, line: null }]);
	});

	it.each([
		['a workbook', [0x50, 0x4b, 3, 4, 0, 0]],
		['an old workbook', [0xd0, 0xcf, 0x11, 0xe0]],
		['a packed file', [0x1f, 0x8b, 8, 0]]
	])('leaves %s to the server and says so', async (_, bytes) => {
		expect(await check(Uint8Array.from(bytes))).toMatchObject({ left: true, fatal: false, problems: [] });
	});

	it('tells a PDF, and asks for the encoding of what is no UTF-8', async () => {
		const pdf = await check('%PDF-1.7\n');
		expect(pdf.problems).toMatchObject([{ code: 'not_text', params: { detail: 'PDF' } }]);
		const photo = await check(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46]));
		expect(photo.problems).toMatchObject([{ code: 'not_text', params: { detail: 'JPEG' } }]);
		const odd = await check(new TextEncoder().encode(HEADER).fill(0xd4, 20, 21));
		expect(odd.problems).toMatchObject([{ code: 'encoding_unclear' }]);
	});

	it('says which rows have too few cells, and stops at a quote that runs lines together', async () => {
		const state = await check(`${HEADER}\nA-1,GRATITUDE\n${row('A-2', { note: '"x"y' })}\n${row('A-3')}\n`);
		expect(state.problems.map(({ code, line }) => [code, line])).toEqual([
			['wrong_cell_count', 2],
			['unclosed_quote', 3]
		]);
	});

	it('ends at a quote that never closes instead of swallowing the file', async () => {
		const state = await check(`${HEADER}\n${row('A-1', { note: '"' })}\n${`${row('A-2')}\n`.repeat(90_000)}`);
		expect(state.problems).toMatchObject([{ code: 'unclosed_quote', line: 2, record: 1 }]);
	});

	it('counts every problem but keeps the first, and some of each kind', async () => {
		const many = Array.from({ length: 5000 }, (_, i) => row(`A-${i}`, { amount: '1e3' }));
		const state = await check([HEADER, ...many, row('B-1', { day: '2020-01-01' })].join('\n'));
		expect(state).toMatchObject({
			records: 5001,
			rejected: 5001,
			byCode: { not_integer: 5000, too_late: 1 }
		});
		expect(state.problems).toHaveLength(201);
		expect(state.problems.at(-1)).toMatchObject({ code: 'too_late', line: 5002 });
	});

	it('tells the first problem at once, not at the end', async () => {
		const rows = Array.from({ length: 20_000 }, (_, i) => row(`A-${i}`, i === 3 ? { amount: 'x' } : {}));
		const { states } = await check([HEADER, ...rows].join('\n'));
		const first = states.find(({ problemCount }) => problemCount > 0);
		expect(first?.done).toBe(false);
		expect(first?.records).toBeLessThan(5000);
	});
});
