import fc from 'fast-check';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateFormats } from '../../src/lib/domain/date-format';
import { numberFormats } from '../../src/lib/domain/number-format';
import type { ReadOptions } from '../../src/lib/domain/read-options';
import { viewResponse } from '../../src/lib/server/export/response';
import { bytesIn } from '../fixtures/legacy-bytes';
import { newStore, type Fixture } from '../fixtures/store';
import { writtenDay, writtenNumber } from '../fixtures/written';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const columns = [
	'contribution_id',
	'fund_code',
	'received_on',
	'amount_vnd',
	'donor_kind',
	'channel',
	'reference',
	'donor_name',
	'note'
] as const;

/** One gift as it is, before anybody writes it into a file. */
const gift = fc.record({
	received_on: fc
		.date({ min: new Date('1990-01-01'), max: new Date('2020-01-15'), noInvalidDate: true })
		.map((day) => day.toISOString().slice(0, 10)),
	amount_vnd: fc.bigInt({ min: 1n, max: 1_000_000_000_000_000n }).map(String),
	fund_code: fc.constantFrom('GRATITUDE', 'FOR_THE_POOR'),
	donor_kind: fc.constantFrom('individual', 'household', 'business'),
	channel: fc.constantFrom('cash', 'transfer'),
	/** Identities that readers of numbers would change. */
	reference: fc.oneof(
		fc.constantFrom('', '5213.45940', '0012', '1e5', '-0', '1.000', '2019-07-25', 'FT19206004512'),
		fc.stringMatching(/^[0-9]{1,12}(\.[0-9]{1,6})?$/)
	)
});

const syllable = fc.constantFrom(
	...'Nguyễn Trần Thị Hồng Bồ Đề phường Ngọc Thụy hộ nghèo quỹ ủng “tổ dân” số 7 Ỷ Ẵng ưỡn đường'
		.split(' ')
		.filter((word) => !/[“”]/.test(word))
);
const plainText = fc.array(syllable, { maxLength: 6 }).map((words) => words.join(' '));
/** Text with everything in it that a delimited file has a meaning for. */
const wildText = fc
	.array(
		fc.oneof(
			syllable,
			fc.constantFrom(
				',',
				';',
				'\t',
				'|',
				'"',
				'""',
				'\n',
				"'",
				'=1+1',
				'\\',
				'😀',
				'\u00A0',
				'Bồ'.normalize('NFD')
			)
		),
		{ maxLength: 8 }
	)
	.map((parts) => parts.join(' '));

const unicode = ['utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be', 'utf-16le with a mark'] as const;
const oneByte = ['windows-1258', 'tcvn3', 'vni', 'viscii'] as const;

/** How somebody's program writes a table. */
const writing = fc.record({
	encoding: fc.constantFrom(...unicode, ...oneByte),
	delimiter: fc.constantFrom(',', ';', '\t', '|'),
	lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
	quoting: fc.constantFrom('all', 'where needed'),
	numberFormat: fc.constantFrom(...numberFormats),
	dateFormat: fc.constantFrom(...dateFormats),
	titles: fc.nat(3),
	total: fc.boolean(),
	packed: fc.boolean()
});
type Writing = typeof writing extends fc.Arbitrary<infer T> ? T : never;

function fileOf(rows: Record<string, string>[], how: Writing): Buffer {
	const { delimiter, lineEnd, quoting } = how;
	const cell = (value: string) =>
		quoting === 'all' || value.includes(delimiter) || /["\n\r]/.test(value)
			? `"${value.replaceAll('"', '""')}"`
			: value;
	const written = (column: string, value: string) =>
		column === 'amount_vnd'
			? writtenNumber(value, how.numberFormat)
			: column === 'received_on'
				? writtenDay(value, how.dateFormat)
				: value;
	const lines = [
		...Array.from({ length: how.titles }, (_, at) => `Danh sách số ${at + 1}`),
		columns.join(delimiter),
		...rows.map((row) => columns.map((column) => cell(written(column, row[column] ?? ''))).join(delimiter)),
		...(how.total ? [['Tổng cộng', ...columns.slice(1).map(() => '')].join(delimiter)] : [])
	];
	const text = lines.map((line) => line + lineEnd).join('');
	const bytes = encoded(text, how.encoding);
	return how.packed ? gzipSync(bytes) : bytes;
}

function encoded(text: string, encoding: Writing['encoding']): Buffer {
	const marked = encoding.endsWith('with a mark') ? `\uFEFF${text}` : text;
	if (encoding.startsWith('utf-8')) return Buffer.from(marked);
	if (encoding.startsWith('utf-16le')) return Buffer.from(marked, 'utf16le');
	if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
	return bytesIn(encoding as (typeof oneByte)[number], marked);
}

/** What the sender has to say: what the file cannot tell itself. */
const saidOf = ({ encoding, numberFormat, dateFormat }: Writing): ReadOptions => ({
	...(oneByte.some((name) => name === encoding) && { encoding }),
	numberFormat,
	dateFormat
});

const picked = (cell: (column: (typeof columns)[number]) => string) =>
	Object.fromEntries(columns.map((column) => [column, cell(column)]));

/** The cells of a submission as the API gives them out to those who may see all of them. */
async function exported(submission: number | null): Promise<Record<string, string>[]> {
	const url = new URL(
		`http://localhost/api/v1/views/contribution?submission=${submission}&sort=record&limit=100`
	);
	const who = { role: 'admin' as const, wardCode: null, via: 'token' as const };
	const response = await viewResponse(fixture.store, {
		view: 'contribution',
		url,
		who,
		request: new Request(url)
	});
	const { rows } = (await response.json()) as { rows: Record<string, unknown>[] };
	return rows.map((row) => picked((column) => String(row[column] ?? '')));
}

describe('a table that is written, taken in and given out again', () => {
	it('has the same cells, however it was written', async () => {
		let file = 0;
		const table = writing.chain((how) => {
			const some = oneByte.some((name) => name === how.encoding) ? plainText : wildText;
			return fc.tuple(
				fc.array(fc.tuple(gift, some, some), { minLength: 1, maxLength: 30 }),
				fc.constant(how)
			);
		});
		const all = () =>
			fc.assert(
				fc.asyncProperty(table, async ([gifts, how]) => {
					file += 1;
					const rows = gifts.map(([cells, donor_name, note], at) => ({
						...cells,
						donor_name,
						note,
						contribution_id: `T${file}-${at + 1}`
					}));
					const outcome = await fixture.store.submit({
						dataset: 'contribution',
						source: Readable.from([fileOf(rows, how)]),
						fileName: 'tep.csv',
						who: { role: 'admin', wardCode: null },
						options: { read: saidOf(how) }
					});
					expect(outcome).toMatchObject({
						status: 'accepted',
						records: rows.length,
						accepted: rows.length,
						problems: []
					});
					expect(await exported(outcome.id)).toEqual(
						rows.map((row) => picked((column) => row[column].normalize('NFC')))
					);
				}),
				{ numRuns: 60, seed: 1258 }
			);
		await fixture.store.inBulk(all);
	});
});
