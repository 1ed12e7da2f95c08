import { describe, expect, it } from 'vitest';
import type { Bilingual } from '../../src/lib/domain/locale';
import { askedParts } from '../../src/lib/server/explore/asked';
import type { ExploreColumn } from '../../src/lib/server/explore/explore';
import { shownColumns } from '../../src/lib/server/explore/shown-columns';
import { placeOf } from '../../src/lib/server/explore/trace-params';
import { viewNote } from '../../src/lib/server/explore/view-note';
import { publicViews } from '../../src/lib/server/export/catalog';
import { sourcesAsked, sourcesOf } from '../../src/lib/server/export/sources-asked';
import { rowSourceOf } from '../../src/lib/server/measures/row-source';
import type { Column } from '../../src/lib/server/warehouse/reader';
import { apiAddress, changed, sourcesPath } from '../../src/routes/data/[view]/address';
import { cellView } from '../../src/routes/data/[view]/cell-view';
import { rowSource, sortOf } from '../../src/routes/data/[view]/row';
import { meaningfulSums } from '../../src/routes/data/[view]/sums';
import { fromPlace } from '../../src/routes/provenance/[view]/address';

const columns = (text: string): Column[] =>
	text.split(' ').map((part) => {
		const [name = '', type = 'text'] = part.split(':');
		return { name, type: type as Column['type'] };
	});
const column = (name: string, type: Column['type'], more: Partial<ExploreColumn> = {}): ExploreColumn => ({
	name,
	type,
	title: name,
	money: false,
	withheld: false,
	...more
});
const vi = { locale: 'vi', view: 'contribution', yes: 'có', no: 'không' } as const;

describe('what is said of the views', () => {
	it('describes every public view in both languages', () => {
		const said = (words: Bilingual) => words.vi !== '' && words.en !== '';
		const without = publicViews.filter(
			({ name }) => !said(viewNote(name).definition) || !said(viewNote(name).grain)
		);
		expect(without.map(({ name }) => name)).toEqual([]);
	});
});

describe('columns on screen', () => {
	const all = columns(
		'fund_code fund_name fund_name_en received_on:date period amount_vnd:bigint submission:integer record:bigint'
	);
	const names = (list: Column[]) => list.map(({ name }) => name);
	it('shows names for codes, one language, and no month beside a day', () => {
		expect(names(shownColumns('contribution', all, 'vi'))).toEqual([
			'fund_name',
			'received_on',
			'amount_vnd'
		]);
		expect(names(shownColumns('contribution', all, 'en'))).toEqual([
			'fund_name_en',
			'received_on',
			'amount_vnd'
		]);
	});
	it('keeps a code that has no name and a submission without a record', () => {
		expect(
			names(shownColumns('district_indicator', columns('period indicator submission:integer'), 'vi'))
		).toEqual(['period', 'indicator', 'submission']);
	});
});

describe('cells', () => {
	it('writes figures, days, months and codes as the reader does', () => {
		expect(cellView(column('amount_vnd', 'bigint', { money: true }), 1234567n, vi).text).toBe('1.234.567');
		expect(cellView(column('on_time_rate', 'number'), 0.5, vi).text).toBe('50,0%');
		expect(cellView(column('ahead', 'number'), -221.7833, vi).text).toBe('−221,8');
		expect(cellView(column('received_on', 'date'), '2019-07-05', vi).text).toBe('05/07/2019');
		expect(cellView(column('period', 'text'), '201904', vi).text).toBe('Tháng 4/2019');
		expect(cellView(column('channel', 'text'), 'cash', { ...vi, locale: 'en' }).text).toBe('cash');
		expect(cellView(column('record', 'bigint'), 12345n, vi).text).toBe('12345');
		expect(cellView(column('status', 'text'), 'open', { ...vi, view: 'difficulty' }).text).toBe(
			'chưa trả lời'
		);
	});
	it('never writes what is unknown as 0, and tells unknown from hidden and from the district', () => {
		expect(cellView(column('value', 'bigint'), null, vi)).toEqual({ text: null, missing: 'none' });
		expect(cellView(column('value', 'bigint'), 0n, vi)).toEqual({ text: '0' });
		expect(cellView(column('donor_name', 'text', { withheld: true }), null, vi).missing).toBe('hidden');
		expect(cellView(column('ward_name', 'text'), null, vi).missing).toBe('district');
	});
});

describe('links of the explorer', () => {
	const search = new URLSearchParams(
		'fund_code=GRATITUDE&q=bo+de&limit=100&cursor=abc&sort=-amount_vnd&ward_code='
	);
	it('asks the API for the same question without the page', () => {
		expect(apiAddress('contribution', search, { format: 'csv' })).toBe(
			'/api/v1/views/contribution?fund_code=GRATITUDE&q=bo+de&sort=-amount_vnd&format=csv'
		);
		expect(changed(search, { cursor: null, sort: 'ward_name' })).not.toContain('cursor');
	});
	it('goes round ascending, descending, own order', () => {
		expect(sortOf([], 'x')).toEqual({ now: undefined, action: 'asc', next: 'x' });
		expect(sortOf([{ name: 'x', down: false }], 'x').next).toBe('-x');
		expect(sortOf([{ name: 'x', down: true }], 'x').next).toBeNull();
	});
	it('leads from the sum of a question to what narrows its sources, and says what does not', () => {
		const of = (view: string, question: string) => sourcesOf(view, new URLSearchParams(question));
		expect(sourcesOf('contribution', search)).toEqual({
			path: '/provenance/contribution?fund_code=GRATITUDE',
			wider: ['q']
		});
		const own = of('fund_by_ward', 'ward_code__isnull=true&received_vnd__gte=5&ward_code__ne=00139&limit=5');
		expect(own).toEqual({
			path: '/provenance/fund_by_ward?ward_code__isnull=true',
			wider: ['received_vnd__gte', 'ward_code__ne']
		});
		expect(own && sourcesPath(own)).toContain('&wider=received_vnd__gte%2Cward_code__ne');
		expect(sourcesPath({ path: '/provenance/task', wider: ['q'] })).toBe('/provenance/task?wider=q');
		expect(of('ward_conversion', '')).toBeNull();
		expect(of('contribution', 'submission=1&record=7')?.wider).toEqual([]);
		for (const [question, wider] of [
			['submission=1&submission=2', ['submission']],
			['record=7', ['record']],
			['submission=1&record=7&record=8', ['record']]
		] as const) {
			const sources = of('contribution', question);
			expect([question, sources?.wider]).toEqual([question, wider]);
			const [, asked] = (sources?.path ?? '').split('?');
			expect(sourcesAsked('contribution', new URLSearchParams(asked)).problems).toEqual([]);
		}
	});
	it('takes no second submission where one alone can be meant', () => {
		const search = new URLSearchParams('submission=1&submission=2');
		expect(sourcesAsked('contribution', search).problems).toHaveLength(1);
	});
	it('keeps by what a list is wider from one page of it to the next', () => {
		const list = new URLSearchParams('fund_code=GRATITUDE&wider=q&opened=3&offset=50');
		expect(fromPlace(list, 100)).toBe('fund_code=GRATITUDE&wider=q&offset=100');
		expect(fromPlace(list, 0)).toBe('fund_code=GRATITUDE&wider=q');
	});
	const linkOf = (view: string, row: Record<string, unknown>, mayOpen = true) =>
		rowSource(view, row, { mayOpen, source: rowSourceOf(view) })?.path;
	it('sends whoever may open the submission to the record and others to its numbers', () => {
		const row = { submission: 17, record: 9n, ward_code: '00139', period: '201901' };
		expect(linkOf('contribution', row)).toBe('/submissions/17?record=9');
		expect(linkOf('contribution', row, false)).toBe('/provenance/contribution?submission=17&record=9');
	});
	it('sends everybody from a row of several records to the very ones', () => {
		const month = { fund_code: 'GRATITUDE', period: '201907' };
		expect(linkOf('fund_by_ward', { ...month, ward_code: null })).toBe(
			'/provenance/fund_by_ward?fund_code=GRATITUDE&ward_code__isnull=true&period=201907'
		);
		expect(linkOf('compared_fund', { ...month, ward_code: null, level: 'district' })).toBe(
			'/provenance/compared_fund?fund_code=GRATITUDE&period=201907'
		);
		expect(linkOf('household_flow_period', { span: '2019Q1', ward_code: '00139', kind: 'poor' })).toBe(
			'/provenance/household_flow_period?ward_code=00139&span=2019Q1&kind=poor'
		);
		expect(linkOf('campaign_progress', { campaign_id: 'C1', submission: 3, record: 1 })).toBe(
			'/provenance/campaign_progress?campaign_id=C1'
		);
		expect(linkOf('exit_plan_summary', { year: '2019', ward_code: '00139' })).toBe(
			'/provenance/exit_plan_summary?ward_code=00139&period=2019'
		);
		expect(linkOf('ward_conversion', { ward_code: '00139' })).toBeUndefined();
	});
	it('adds up money that may be added, not balances or overlapping campaigns', () => {
		const sums = { received_vnd: '5', balance_vnd: '3', spent_vnd: null };
		expect([...meaningfulSums('fund_by_month', sums)]).toEqual([['received_vnd', '5']]);
		expect(meaningfulSums('fund_balance', sums).get('balance_vnd')).toBe('3');
		expect(meaningfulSums('campaign_progress', sums).size).toBe(0);
	});
});

describe('the filter in words', () => {
	it('names each part and the question without it', () => {
		const search = new URLSearchParams(
			'amount_vnd__gte=1000000&ward_code=00139&ward_code=00118&cursor=x&limit=50'
		);
		const words = {
			titleOf: (name: string) => `<${name}>`,
			nameOf: (_: string, value: string) => value,
			columns: columns('amount_vnd:bigint ward_code'),
			locale: 'vi' as const
		};
		const parts = askedParts(search, words);
		expect(parts.map(({ column, operator, value }) => [column, operator, value])).toEqual([
			['<amount_vnd>', 'gte', '1.000.000'],
			['<ward_code>', 'eq', '00139'],
			['<ward_code>', 'eq', '00118']
		]);
		expect(parts[1]?.without).toBe('amount_vnd__gte=1000000&ward_code=00118&limit=50');
	});
	it('says which part cannot narrow the sources', () => {
		const search = new URLSearchParams(
			'ward_code=00139&purpose_code=X&opened=a&period__between=201901,201903&ward_code__in=1,2&ward_code__isnull=x'
		);
		const { problems, filter, meant } = sourcesAsked('contribution', search);
		expect(problems.map(({ en }) => en)).toEqual(
			['purpose_code', 'opened', 'ward_code__isnull', 'ward_code__in'].map((name) =>
				expect.stringContaining(name)
			)
		);
		expect([filter.periods.length, meant]).toEqual([3, {}]);
		expect(placeOf(search)).toMatchObject({
			...{ opened: null, offset: 0, wider: [] },
			wrong: [{ en: expect.stringContaining('opened') }]
		});
	});
});
