import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Who } from '../../src/lib/domain/role';
import { shownChanges } from '../../src/lib/server/measures/shown-changes';
import { gift, HEADER } from '../fixtures/corpus/file';
import { csv, newStore, type Fixture } from '../fixtures/store';

const admin: Who = { role: 'admin', wardCode: null, via: 'token' };
let fixture: Fixture;
beforeEach(async () => void (fixture = await newStore()));
afterEach(() => fixture.dispose());

const gave = (id: string, ward: string, day: string, amount: string) =>
	gift(id, { fund: 'GRATITUDE', ward, day, amount });
const changesOf = async (...rows: string[][]) => {
	const draft = await fixture.store.draft({
		dataset: 'contribution',
		source: Readable.from([Buffer.from(csv(HEADER, ...rows))]),
		fileName: 'so.csv',
		who: admin
	});
	const { changes } = await fixture.store.desk.look(draft);
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
	const shown = shownChanges(received, fixture.store, 'vi');
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
