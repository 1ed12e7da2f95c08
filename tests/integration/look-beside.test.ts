import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { gifts } from '../fixtures/gifts';
import { csv, newStore, type Fixture } from '../fixtures/store';

/** What is done while a file that cannot be read is looked at from end to end. */
let meanwhile: () => Promise<unknown> = () => Promise.resolve();
vi.mock('../../src/lib/server/ingest/read/first-look', async (original) => {
	const actual = await original<typeof import('../../src/lib/server/ingest/read/first-look')>();
	return {
		...actual,
		lastLook: async (...given: Parameters<typeof actual.lastLook>) => {
			if (given[1].fatal) await meanwhile();
			return actual.lastLook(...given);
		}
	};
});

let fixture: Fixture;
beforeAll(async () => (fixture = await newStore()));
afterAll(() => fixture.dispose());

const unreadable = csv(['Cột lạ', 'Cột khác'], ['1', '2']);

it.each([true, false])(
	'others may write while a file is looked at to its end (dry run: %s)',
	async (dryRun) => {
		const ids: (number | null)[] = [];
		meanwhile = async () => {
			meanwhile = () => Promise.resolve();
			ids.push((await fixture.send('contribution', gifts(3, dryRun ? 'a' : 'b').csv)).id);
		};
		const refused = await fixture.send('contribution', unreadable, { dryRun });
		expect(refused).toMatchObject({
			status: 'refused',
			problems: [{ severity: 'error' }, ...refused.problems.slice(1)]
		});
		// The number is the next one when its turn has come again.
		expect([...ids, refused.id]).toEqual(dryRun ? [1, null] : [2, 3]);
	}
);
