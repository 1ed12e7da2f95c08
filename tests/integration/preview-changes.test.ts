import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Who } from '../../src/lib/domain/role';
import { changeTables } from '../../src/routes/submissions/preview/[id]/change-tables';
import { shownCauses } from '../../src/lib/server/measures/shown-causes';
import { shownChanges } from '../../src/lib/server/measures/shown-changes';
import { gift, HEADER } from '../fixtures/corpus/file';
import { form, row } from '../fixtures/review-form';
import { csv, newStore, type Fixture } from '../fixtures/store';

const admin: Who = { role: 'admin', wardCode: null, via: 'token' };
let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const gave = (id: string, ward: string, day: string, amount: string) =>
	gift(id, { fund: 'GRATITUDE', ward, day, amount });
const lookAt = async (dataset: string, bytes: Buffer) => {
	const source = Readable.from([bytes]);
	return fixture.store.desk.look(
		await fixture.store.draft({ dataset, source, fileName: 'so.csv', who: admin })
	);
};
const changesOf = async (...rows: string[][]) => {
	const { changes } = await lookAt('contribution', Buffer.from(csv(HEADER, ...rows)));
	return changes!;
};

it('what gifts would change names the fund, its month and its ward, from what to what', async () => {
	await fixture.send('contribution', csv(HEADER, gave('A1', '00139', '2019-07-01', '1000')));
	const changes = await changesOf(
		gave('A2', '00139', '2019-07-05', '200'),
		gave('A3', '00118', '2019-08-05', '30')
	);
	const received = changes.first.filter(({ figure }) => figure === 'received_vnd');
	expect(
		received.map(({ scope, place, period, before, after }) => [scope, place, period, before, after])
	).toEqual([
		['fund', 'GRATITUDE', null, 1000n, 1230n],
		['fund_month', 'GRATITUDE', '201907', 1000n, 1200n],
		['fund_month', 'GRATITUDE', '201908', 0n, 30n],
		['fund_ward', 'GRATITUDE 00139', null, 1000n, 1200n],
		['fund_ward', 'GRATITUDE 00118', null, 0n, 30n]
	]);
	// What the fund has in hand changes too; what it spent does not.
	expect(changes.count).toBe(6);
	const shown = shownChanges({ first: received, campaigns: {} }, fixture.store, 'vi');
	expect(shown.map(({ place, wardCode, ofAllTime }) => [place, wardCode, ofAllTime])).toEqual([
		['Quỹ Đền ơn đáp nghĩa', null, true],
		['Quỹ Đền ơn đáp nghĩa', null, false],
		['Quỹ Đền ơn đáp nghĩa', null, false],
		['Quỹ Đền ơn đáp nghĩa · Bồ Đề', '00139', true],
		['Quỹ Đền ơn đáp nghĩa · Ngọc Thụy', '00118', true]
	]);
});

it('of many months those that change most are named, and all are counted', async () => {
	const months = Array.from({ length: 14 }, (_, at) => {
		const day = `${2018 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-03`;
		return gave(`B${at}`, '00139', day, String(1000 + at));
	});
	const { first, count } = await changesOf(...months);
	const told = first.filter(({ scope }) => scope === 'fund_month').map(({ after }) => Number(after));
	expect(told).toEqual(Array.from({ length: 12 }, (_, at) => 1013 - at));
	expect(count).toBe(2 + 14 + 1);
});

it('what a review would change names its figures, of the district and of each ward', async () => {
	const columns = ['ward_code', 'year', 'households_total', 'minority_households', 'poor', 'near_poor'];
	await fixture.send('poverty_review', csv(columns, ['00139', '2019', '8000', '20', '40', '60']));
	const mended = form([
		row(1, 'Bồ Đề', null, 8000, 20, 41, 60),
		row(2, 'Sài Đồng', null, 5000, null, 30, 50)
	]);
	const { changes } = await lookAt('poverty_review', mended);
	const told = changes!.first.map(({ scope, place, figure, period, before, after }) => [
		...[scope, place, figure, period, before, after]
	]);
	expect(told).toContainEqual(['review', null, 'poor', '201912', 40n, 71n]);
	expect(told).toContainEqual(['review_ward', '00139', 'poor', '201912', 40n, 41n]);
	expect(told).toContainEqual(['review_ward', '00142', 'near_poor', '201912', null, 50n]);
	expect(told).not.toContainEqual(expect.arrayContaining(['00139', 'near_poor']));
	const shown = shownChanges(changes!, fixture.store, 'vi');
	expect(shown).toContainEqual(
		expect.objectContaining({
			figure: 'Rà soát: Hộ nghèo',
			unit: 'household',
			place: 'Bồ Đề',
			wardCode: '00139'
		})
	);
});

describe('what a report would change', () => {
	const HEAD = ['ward_code', 'period', 'indicator', 'value'];
	const wards = ['00139', '00142'];
	const all = (ward: string, poor: number) => [
		[ward, '201904', 'households_total', '8000'],
		[ward, '201904', 'poor_end', String(poor)]
	];
	const aimed = csv(
		['ward_code', 'indicator', 'baseline', 'baseline_on', 'value', 'due_on'],
		...wards.map((ward) => [ward, 'poor_end', 40, '2018-12-31', 10, '2019-12-31'])
	);

	it('names the rates of households and how targets stand, as the pages will show them', async () => {
		await fixture.send('target', aimed);
		await fixture.send('ward_report', csv(HEAD, ...all('00139', 40), ...all('00142', 20)));
		const sent = csv(HEAD, ['00139', '201904', 'poor_end', '28']);
		const { changes } = await lookAt('ward_report', Buffer.from(sent));
		const told = changes!.first.map(({ scope, place, figure, before, after }) => [
			...[scope, place, figure, before, after]
		]);
		expect(told).toContainEqual(['ward_rate', '00139', 'poor_end', 40 / 8000, 28 / 8000]);
		expect(told).toContainEqual(['ward_target', '00139', 'poor_end', 'at_risk', 'on_course']);
		expect(told.filter(([, place]) => place === '00142')).toEqual([]);
		const shown = shownChanges(changes!, fixture.store, 'vi');
		const ofWard = { place: 'Bồ Đề', wardCode: '00139', period: '201904' };
		expect(shown).toContainEqual(
			expect.objectContaining({ figure: 'Tỷ lệ hộ nghèo', unit: 'ratio', ...ofWard })
		);
		expect(shown).toContainEqual(
			expect.objectContaining({ figure: 'Hộ nghèo cuối kỳ', unit: 'status', ...ofWard })
		);
		const tables = changeTables(shown, 'vi');
		expect(tables.map(({ caption, rows }) => [caption, rows.length])).toEqual([
			['Tỷ lệ trên tổng số hộ', 1],
			['Chỉ tiêu được giao', 1],
			['Số liệu', 1]
		]);
		expect(tables[1]!.value(tables[1]!.rows[0]!, 'before')).toBe('◆ nguy cơ');
		await fixture.send('ward_report', sent);
		const [now] = await fixture.store.warehouse.query(
			"SELECT rate FROM indicator_rate WHERE ward_code = '00139' AND period = '201904' AND indicator = 'poor_end'"
		);
		expect(now).toEqual({ rate: 28 / 8000 });
	});

	it('names some of every kind however many there are', async () => {
		await fixture.send('target', aimed);
		const months = Array.from({ length: 12 }, (_, at) => `2019${String(at + 1).padStart(2, '0')}`);
		const wide = months.flatMap((month) =>
			wards.flatMap((ward) =>
				['households_total', 'poor_end', 'near_poor_end', 'poor_start', 'near_poor_start'].map(
					(indicator, at) => [ward, month, indicator, String(at === 0 ? 8000 : 30)]
				)
			)
		);
		const { changes } = await lookAt('ward_report', Buffer.from(csv(HEAD, ...wide)));
		expect(changes!.first).toHaveLength(60);
		for (const scope of ['ward_rate', 'ward_target', 'ward'])
			expect(changes!.first.filter((change) => change.scope === scope).length).toBeGreaterThan(7);
	});
});

it('what a large ledger would change is told as that of a small one, and its trial leaves nothing', async () => {
	fixture = await (await fixture.dispose(), newStore({ largeBytes: 1 << 20 }));
	const note = 'x'.repeat(900);
	const rows = Array.from({ length: 20_000 }, (_, at) =>
		gift(`L${at}`, { fund: 'GRATITUDE', ward: '00139', day: '2019-07-05', amount: '1000', note })
	);
	const { changes } = await lookAt('contribution', Buffer.from(csv(HEADER, ...rows)));
	expect(changes!.rows).toEqual({ added: 20_000, replacing: 0 });
	expect(changes!.first).toContainEqual({
		...{ scope: 'fund', place: 'GRATITUDE', figure: 'balance_vnd', period: null },
		...{ before: 0n, after: 20_000_000n }
	});
	const left = await fixture.store.warehouse.query(
		"SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, 'part_')"
	);
	expect(left).toEqual([]);
	expect(await fixture.store.warehouse.one('SELECT count(*)::INTEGER AS n FROM contribution')).toEqual({
		n: 0
	});
});

it('a total that is not the sum of its rows is shown where it stands, its cell marked', async () => {
	const rows = [row(1, 'Bồ Đề', null, 8000, 20, 40, 60), row(null, 'Tổng cộng', null, 8001, 20, 40, 60)];
	const { outcome, excerpts } = await lookAt('poverty_review', form(rows));
	const dataset = fixture.store.datasets.get('poverty_review')!;
	const [cause] = shownCauses(outcome.causes, dataset, excerpts, 'vi');
	expect(cause).toMatchObject({ code: 'group_differs', line: 10, rows: { line: 10, marked: [3] } });
	expect(cause?.rows?.rows.map(({ line, cells }) => [line, cells[3]])).toEqual([
		[9, '8000'],
		[10, '8001']
	]);
});
