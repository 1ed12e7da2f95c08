import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Who } from '../../src/lib/domain/role';
import { trace } from '../../src/lib/server/explore/trace';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
const at = (day: number) => new Date(`2019-02-${String(day).padStart(2, '0')}T09:00:00Z`);
const HEADER = ['ward_code', 'period', 'indicator', 'value'];

/** One ward's poor households of January as they were sent, withdrawn, sent again and returned. */
beforeAll(async () => {
	fixture = await newStore();
	const send = (day: number, value: number, who: Partial<Who> = {}) =>
		fixture.send('ward_report', csv(HEADER, ['00139', '201901', 'poor_end', value]), {
			who,
			receivedAt: at(day)
		});
	const decide = async (id: number, status: 'withdrawn' | 'returned', day: number) =>
		fixture.store.decide(
			(await getSubmission(fixture.store.warehouse, id))!,
			status,
			{ role: 'standing_agency' },
			null,
			at(day)
		);
	await send(1, 12, { role: 'ward_officer', wardCode: '00139' });
	await send(5, 15);
	await decide(2, 'withdrawn', 10);
	await send(12, 11);
	await decide(1, 'returned', 13);
});
afterAll(() => fixture.dispose());

describe('the history of a figure', () => {
	it('says at each event from what to what, when, and by whom', async () => {
		const events = await fixture.store.warehouse.query(
			`SELECT strftime(happened_at, '%d') AS day, event, by_role AS "by", value_before::INTEGER AS "from",
				value::INTEGER AS "to", submission FROM figure_history ORDER BY happened_at`
		);
		expect(events).toEqual([
			{ day: '01', event: 'sent', by: 'ward_officer', from: null, to: 12, submission: 1 },
			{ day: '05', event: 'sent', by: 'admin', from: 12, to: 15, submission: 2 },
			{ day: '10', event: 'withdrawn', by: 'standing_agency', from: 15, to: 12, submission: 2 },
			{ day: '12', event: 'sent', by: 'admin', from: 12, to: 11, submission: 3 },
			{ day: '13', event: 'returned', by: 'standing_agency', from: 11, to: 11, submission: 1 }
		]);
	});

	const cell = async (who: Who, view = 'ward_indicator') => {
		const search = new URLSearchParams('ward_code=00139&period=201901&indicator=poor_end');
		const { found } = await trace(fixture.store, { view, search, who, locale: 'vi' });
		return found?.cell?.versions.map(({ before, value, sender }) => [before, value, sender]);
	};

	it('is behind the figure on its page, whichever view it is seen in', async () => {
		const who: Who = { role: 'standing_agency', wardCode: null, via: 'demo' };
		const told = [
			[12, 11, 'Quản trị'],
			[12, 15, 'Quản trị'],
			[null, 12, 'Cán bộ phường']
		];
		expect(await cell(who)).toEqual(told);
		expect(await cell(who, 'household_flow')).toEqual(told);
	});

	it('tells strangers of what is published only, and not who sent it', async () => {
		expect(await cell({ role: 'public', wardCode: null, via: 'public' })).toEqual([[null, 11, null]]);
	});
});
