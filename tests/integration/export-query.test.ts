import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicViews, viewsFor } from '../../src/lib/server/export/catalog';
import { describeView } from '../../src/lib/server/export/describe';
import { questionOf } from '../../src/lib/server/export/export';
import { operatorNames } from '../../src/lib/server/export/filter';
import { foldSql } from '../../src/lib/server/export/fold-sql';
import { countSql, pageSumSql, selectSql } from '../../src/lib/server/export/query';
import { fold } from '../../src/lib/domain/text';
import type { ColumnType } from '../../src/lib/server/warehouse/convert';
import type { Column } from '../../src/lib/server/warehouse/reader';
import { answer, awkward, exportSource, type LiveSource } from '../fixtures/export-source';

let source: LiveSource;
beforeAll(async () => (source = await exportSource(2000)));
afterAll(() => source.dispose());

const ask = (view: string, search: string | URLSearchParams, audience: 'full' | 'public' = 'full') =>
	questionOf(source, { view, search: new URLSearchParams(search), audience }, 3);
const ids = async (search: string, audience: 'full' | 'public' = 'full') =>
	(await answer(source, { search: `columns=contribution_id&${search}`, audience })).rows.map(
		(row) => row.contribution_id
	);
const count = async (search: string, audience: 'full' | 'public' = 'full') =>
	(await answer(source, { search: `limit=1&${search}`, audience })).total_count;
const counted = async (where: string) =>
	Number(
		(await source.warehouse.one<{ n: bigint }>(`SELECT count(*) AS n FROM contribution WHERE ${where}`))?.n
	);

describe('generated SQL', () => {
	const samples: Record<ColumnType, fc.Arbitrary<string>> = {
		text: fc.oneof(
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
			fc.constantFrom(...awkward.filter(Boolean))
		),
		other: fc.string({ minLength: 1 }),
		integer: fc.integer().map(String),
		bigint: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map(String),
		number: fc.constantFrom('0', '-1', '0.5', '123456.789'),
		date: fc.constantFrom('2019-01-01', '2019-12-31', '2020-02-29'),
		timestamp: fc.constantFrom('2019-08-01T09:03:04+07:00', '2019-08-01T02:03Z'),
		boolean: fc.constantFrom('true', 'false')
	};
	const value = (column: Column, operator: string) => {
		const one = column.name === 'period' ? fc.constantFrom('201902', '2019Q2', '2019') : samples[column.type];
		if (operator === 'isnull') return fc.constantFrom('true', 'false', '0', '1');
		const plain = one.filter((text) => !text.includes(','));
		return operator === 'between' ? fc.tuple(plain, plain).map(([a, b]) => `${a},${b}`) : plain;
	};
	const fits = ({ type }: Column, operator: string) =>
		(['like', 'contains'].includes(operator) ? type === 'text' : true) &&
		(['gt', 'gte', 'lt', 'lte', 'between'].includes(operator) ? type !== 'boolean' : true);

	it.each(publicViews.map(({ name }) => name))('is bound by DuckDB for any filter of %s', async (name) => {
		const view = publicViews.find((candidate) => candidate.name === name) ?? publicViews[0]!;
		const columns = await describeView(source.warehouse, view);
		const filter = fc
			.tuple(fc.constantFrom(...columns), fc.constantFrom(...operatorNames))
			.filter(([column, operator]) => fits(column, operator))
			.chain(([column, operator]) =>
				fc
					.array(value(column, operator), { minLength: 1, maxLength: 3 })
					.map((values) => ({ column, operator, values }))
			);
		const question = fc.record({
			filters: fc.array(filter, { maxLength: 4 }),
			sort: fc.subarray(
				columns.map((column) => column.name),
				{ maxLength: 3 }
			),
			down: fc.boolean(),
			q: fc.string({ maxLength: 20 }),
			limit: fc.option(fc.integer({ min: 1, max: 1000 })),
			audience: view.staff
				? fc.constant('full' as const)
				: fc.constantFrom('full' as const, 'public' as const)
		});
		await fc.assert(
			fc.asyncProperty(question, async ({ filters, sort, down, q, limit, audience }) => {
				const search = new URLSearchParams({ q });
				for (const { column, operator, values } of filters) {
					for (const text of values)
						search.append(operator === 'eq' ? column.name : `${column.name}__${operator}`, text);
				}
				if (sort.length > 0) search.set('sort', sort.map((key) => (down ? `-${key}` : key)).join(','));
				if (limit !== null) search.set('limit', String(limit));
				const query = await ask(name, search, audience);
				const statements = [selectSql(query), countSql(query), pageSumSql(query)];
				for (const sql of statements) if (sql) await source.warehouse.query(`EXPLAIN ${sql}`, query.params);
			}),
			{ numRuns: 12 }
		);
	});
});

describe('filters', () => {
	it('compare as SQL would, with every value bound', async () => {
		expect(await count('fund_code=GRATITUDE')).toBe(await counted("fund_code = 'GRATITUDE'"));
		expect(await count('ward_code=00139&ward_code=00115')).toBe(
			await counted("ward_code IN ('00139', '00115')")
		);
		expect(await count('ward_code__in=00139,00115')).toBe(await counted("ward_code IN ('00139', '00115')"));
		expect(await count('ward_code__ne=00139')).toBe(await counted("ward_code IS DISTINCT FROM '00139'"));
		expect(await count('ward_code__isnull=true')).toBe(await counted('ward_code IS NULL'));
		expect(await count('amount_vnd__gt=5000&amount_vnd__lte=90000')).toBe(
			await counted('amount_vnd > 5000 AND amount_vnd <= 90000')
		);
		expect(await count('received_on__between=2019-03-01,2019-03-31')).toBe(
			await counted("strftime(received_on, '%m') = '03'")
		);
		expect(await count('anonymous=true')).toBe(await counted('anonymous'));
		expect(await count('amount_vnd=9007199254740993')).toBe(await counted('amount_vnd = 9007199254740993'));
		expect(await count('amount_vnd=9007199254740992')).toBe(0);
	});

	it('take a month, a quarter or a year as a period', async () => {
		expect(await count('period=2019Q2')).toBe(await counted("period IN ('201904', '201905', '201906')"));
		expect(await count('period=2019')).toBe(await counted("period LIKE '2019%'"));
		expect(await count('period__ne=2019Q2')).toBe(
			await counted("period NOT IN ('201904', '201905', '201906')")
		);
		expect(await count('period__between=2019Q2,201907')).toBe(
			await counted("period BETWEEN '201904' AND '201907'")
		);
		expect(await count('period__gt=2019Q2')).toBe(await counted("period > '201906'"));
		expect(await count('period__lte=2019Q2')).toBe(await counted("period <= '201906'"));
		expect(await count('period__lt=2019Q2')).toBe(await counted("period < '201904'"));
	});

	it('take a blank field of a form as no filter', async () => {
		expect(await count('fund_code=&ward_code=00139')).toBe(await counted("ward_code = '00139'"));
	});

	it('find words without diacritics, in any order, and đ as d', async () => {
		const expected = await counted(`donor_name = 'Đỗ Thị "Hoa", tổ 7'`);
		expect(expected).toBeGreaterThan(0);
		expect(await count('q=do thi hoa')).toBe(expected);
		expect(await count('q=HOA ĐỖ')).toBe(expected);
		expect(await count('donor_name__contains=đO THI')).toBe(expected);
		expect(await count('donor_name__like=do %25hoa%25')).toBe(expected);
		expect(await count('donor_name__like=d_ thi "hoa", to 7')).toBe(expected);
		expect(await count('donor_name__like=do thi .hoa., to 7')).toBe(0);
		expect(await count(`donor_name__like=${'%25_'.repeat(40)}~`)).toBe(0);
		expect(await count('q=hoa nobody')).toBe(0);
	});

	it('fold text as the pages do', async () => {
		const texts = ['Trần Thị', 'ĐƯỜNG Đê', 'Ngọc Thụy', 'Quỹ «Đền ơn»', 'Trần'.normalize('NFD'), 'Ỹ ỷ ẵ Ơ Ư'];
		const rows = await source.warehouse.query<{ text: string }>(
			`SELECT ${foldSql('t')} AS text FROM (SELECT unnest($texts) AS t)`,
			{
				texts
			}
		);
		expect(rows.map(({ text }) => text)).toEqual(texts.map(fold));
	});
});

describe('what is not understood', () => {
	it.each([
		['nothing=1'],
		['amount_vnd__about=1'],
		['amount_vnd__contains=1'],
		['amount_vnd=12.7'],
		['amount_vnd=1.000'],
		['amount_vnd=1e3'],
		['amount_vnd=99999999999999999999'],
		['received_on=2019-02-30'],
		['received_on=epoch'],
		['received_on__between=2019-01-01'],
		['received_on__between=2019-01-01,2019-02-01,2019-03-01'],
		['anonymous=yes'],
		['anonymous__gt=true'],
		['anonymous__isnull=maybe'],
		['period=2019Q5'],
		['period=abc'],
		['sort=nothing'],
		['sort=ward_code,-ward_code'],
		['columns=nothing'],
		['columns=ward_code,ward_code'],
		['limit=0'],
		['limit=-1'],
		['limit=all'],
		['limit=1&limit=2'],
		['cursor=abc'],
		['cursor=WzMsIngiLC0xXQ'],
		['__proto__=1'],
		['constructor__eq=1'],
		['ward_code__constructor=1'],
		[`q=${'x'.repeat(1001)}`],
		[`ward_code=${'9'.repeat(100_000)}`],
		[Array.from({ length: 1001 }, (_, n) => `ward_code=${n}`).join('&')]
	])('%s is refused in both languages', async (search) => {
		await expect(ask('contribution', search)).rejects.toMatchObject({
			code: 'bad_filter',
			status: 400,
			words: { vi: expect.stringMatching(/./) as string, en: expect.stringMatching(/./) as string }
		});
	});

	it('a view that is not public does not exist', async () => {
		for (const name of ['fact_contribution', 'submission', 'meta', 'duckdb_settings()', 'constructor', '']) {
			await expect(ask(name, '')).rejects.toMatchObject({ code: 'not_found', status: 404 });
		}
	});
});

describe('hostile values', () => {
	const hostile = [
		"'; DROP TABLE fact_contribution; --",
		'" OR 1=1 --',
		"') OR TRUE --",
		'x\0y',
		'\\',
		'%',
		'$p0',
		'😀\u{1F468}\u200D\u{1F469}',
		'\uD800',
		'\u202E',
		'x'.repeat(200)
	];

	it.each(hostile.map((text) => [text]))('%j changes nothing and finds only itself', async (text) => {
		const before = await counted('TRUE');
		for (const name of [
			'contribution_id',
			'donor_name',
			'ward_code__ne',
			'q',
			'donor_name__contains',
			'donor_name__like'
		]) {
			const search = new URLSearchParams({ [name]: text, limit: '1' });
			const { total_count } = await answer(source, { search: search.toString() });
			if (name === 'contribution_id') expect(total_count).toBe(0);
		}
		expect(await counted('TRUE')).toBe(before);
	});

	it.each([['x'.repeat(201)], ['a '.repeat(9)]])('a search for too much is refused: %j', async (text) => {
		const search = new URLSearchParams({ q: text }).toString();
		await expect(answer(source, { search })).rejects.toMatchObject({ code: 'bad_filter' });
	});

	it('names are refused, never spliced', async () => {
		for (const name of [
			'ward_code"; DROP TABLE meta; --',
			'ward_code)',
			's.note',
			'note FROM fact_contribution --'
		]) {
			await expect(ask('contribution', new URLSearchParams({ [name]: '1' }))).rejects.toMatchObject({
				code: 'bad_filter'
			});
			await expect(ask('contribution', new URLSearchParams({ sort: name }))).rejects.toMatchObject({
				code: 'bad_filter'
			});
			await expect(ask('contribution', new URLSearchParams({ columns: name }))).rejects.toMatchObject({
				code: 'bad_filter'
			});
		}
	});
});

describe('pages', () => {
	const walk = async (search: string, limit: number) => {
		const seen: unknown[] = [];
		let cursor = '';
		for (let page = 0; page < 100; page++) {
			const next = cursor === '' ? '' : `&cursor=${cursor}`;
			const { rows, next_cursor } = await answer(source, {
				search: `columns=contribution_id&limit=${limit}&${search}${next}`
			});
			seen.push(...rows.map((row) => row.contribution_id));
			if (next_cursor === null) return seen;
			cursor = next_cursor;
		}
		throw new Error('the pages do not end');
	};

	it.each([
		'',
		'sort=donor_kind',
		'sort=-received_on,channel',
		'sort=-donor_name',
		'fund_code=GRATITUDE&sort=ward_code'
	])('cover every row of «%s» once, in the order of the whole', async (search) => {
		const whole = await ids(search);
		expect(whole.length).toBeGreaterThan(900);
		const paged = await walk(search, 173);
		expect(paged).toEqual(whole);
		expect(new Set(paged).size).toBe(paged.length);
	});

	it('sort names as Vietnamese does, unknown ones last', async () => {
		const { rows } = await answer(source, {
			view: 'fund_by_ward',
			search: 'sort=ward_name&period=201901&columns=ward_name'
		});
		const names = rows.map((row) => row.ward_name as string | null);
		const known = names.filter((name) => name !== null);
		expect(known.length).toBeGreaterThan(10);
		expect(names.slice(0, known.length)).toEqual(known.sort(new Intl.Collator('vi').compare));
	});

	it('refuse a cursor of another question or of older data', async () => {
		const { next_cursor } = await answer(source, { search: 'limit=5' });
		const cursor = `limit=5&cursor=${next_cursor}`;
		await expect(ask('contribution', `${cursor}&fund_code=GRATITUDE`)).rejects.toMatchObject({
			code: 'bad_filter'
		});
		await expect(ask('pledge', cursor)).rejects.toMatchObject({ code: 'bad_filter' });
		const later = questionOf(
			source,
			{ view: 'contribution', search: new URLSearchParams(cursor), audience: 'full' },
			4
		);
		await expect(later).rejects.toMatchObject({ code: 'bad_filter' });
	});
});

describe('what the public may not see', () => {
	const person = "donor_kind IN ('individual', 'household', 'unspecified')";

	it('is masked: people, those who asked to stay unnamed, notes, bank references', async () => {
		const { rows } = await answer(source, { audience: 'public' });
		const persons = rows.filter(({ donor_kind }) =>
			['individual', 'household', 'unspecified'].includes(String(donor_kind))
		);
		expect(persons.length).toBeGreaterThan(500);
		expect(persons.every(({ donor_name }) => donor_name === null)).toBe(true);
		expect(
			rows.filter(({ anonymous }) => anonymous === true).every(({ donor_name }) => donor_name === null)
		).toBe(true);
		expect(rows.every(({ note, reference }) => note === null && reference === null)).toBe(true);
		const named = await counted(`NOT ${person} AND anonymous IS NOT TRUE AND donor_name IS NOT NULL`);
		expect(rows.filter(({ donor_name }) => donor_name !== null)).toHaveLength(named);
		const spent = await answer(source, { view: 'disbursement', audience: 'public' });
		expect(spent.rows.every(({ note }) => note === null)).toBe(true);
	});

	it('is there for whoever was granted it', async () => {
		const { rows } = await answer(source, {});
		expect(
			rows.some(({ donor_kind, donor_name }) => donor_kind === 'individual' && donor_name !== null)
		).toBe(true);
		expect(rows.some(({ note }) => note !== null)).toBe(true);
		expect(rows.some(({ reference }) => reference !== null)).toBe(true);
	});

	it('cannot be found out by filter or search', async () => {
		for (const search of [
			'reference=FT1',
			'reference__like=FT%25',
			'reference__gte=A',
			'reference__isnull=false',
			'note__contains=ghi',
			'note__isnull=false',
			'note__ne=x&note__isnull=0',
			'q=ghi chu'
		]) {
			expect([search, await count(search)]).not.toEqual([search, 0]);
			expect([search, await count(search, 'public')]).toEqual([search, 0]);
		}
		const named = `donor_kind=individual&donor_name__contains=hoa`;
		expect(await count(named)).toBeGreaterThan(0);
		expect(await count(named, 'public')).toBe(0);
		expect(await count('donor_kind=individual&q=hoa', 'public')).toBe(0);
	});

	it('cannot be found out by order', async () => {
		const people = 'donor_kind=individual';
		for (const column of ['note', 'reference', 'donor_name']) {
			expect(await ids(`${people}&sort=-${column}`, 'public')).toEqual(await ids(people, 'public'));
			expect(await ids(`${people}&sort=-${column}`)).not.toEqual(await ids(people));
		}
	});

	it('row by row is not there at all where only sums are published', async () => {
		await expect(answer(source, { view: 'reconciliation', audience: 'public' })).rejects.toMatchObject({
			code: 'not_found'
		});
		expect((await answer(source, { view: 'reconciliation', audience: 'staff' })).rows.length).toBeGreaterThan(
			0
		);
	});

	it('is nowhere in any public view', async () => {
		for (const { name } of viewsFor('public')) {
			const text = JSON.stringify((await answer(source, { view: name, audience: 'public' })).rows);
			expect(text).not.toMatch(/Ghi chú|Hộ bà Tư|"FT[0-9]/);
		}
	});
});
