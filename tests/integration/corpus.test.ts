import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkStream, type CheckState } from '../../src/lib/check/stream';
import { isUntaken } from '../../src/lib/server/errors';
import { outcomeResponse } from '../../src/lib/server/http/submission-json';
import type { Outcome } from '../../src/lib/server/ingest/job';
import { checkContext } from '../../src/lib/server/reference';
import { corpus } from '../fixtures/corpus';
import type { CorpusFile } from '../fixtures/corpus/file';
import { newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
beforeAll(async () => void (fixture = await newStore()));
afterAll(() => fixture.dispose());

const send = ({ dataset, bytes, read }: CorpusFile): Promise<Outcome> =>
	fixture.store.submit({
		dataset,
		source: Readable.from([bytes]),
		fileName: 'tep.csv',
		who: { role: 'admin', wardCode: null },
		options: { dryRun: true, read }
	});

describe('files that people really send, and files that nobody should', () => {
	it('are of many kinds, each told apart by its name', () => {
		expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
		expect(corpus.length).toBeGreaterThanOrEqual(150);
	});

	// Those that nobody can look into come to no outcome: `household-refused.test.ts` holds what becomes of them.
	it.each(corpus.filter(({ expected: { codes } }) => !codes.some(isUntaken)))('$name', async (file) => {
		const { records, right, codes, decisions = {} } = file.expected;
		const outcome = await send(file);
		expect({
			records: outcome.records,
			right: outcome.accepted,
			codes: [...new Set(outcome.problems.map(({ code }) => code))].sort()
		}).toEqual({ records, right, codes });
		expect(outcome.status).toBe(codes.length === 0 ? 'accepted' : 'refused');
		expect(outcome.accepted + outcome.rejected).toBe(outcome.records);
		expect(Object.fromEntries(outcome.decisions.map(({ about, value }) => [about, value]))).toMatchObject(
			decisions
		);
		// A wrong record has its place; only what is wrong with the file as a whole has none.
		const whole =
			/^(encoding|sheet|unknown_option|header_row|empty_file|no_records|year_unclear|.*_format_unclear)/;
		for (const { code, line } of outcome.problems) if (!whole.test(code)) expect(line).toBeGreaterThan(0);
		const answer = outcomeResponse(outcome);
		expect(answer.status).toBe(codes.length === 0 ? 200 : 422);
		// Whatever is sent, what is said of it can be read.
		expect((await answer.text()).length).toBeLessThan(1_000_000);
	});
});

/** Rules over several cells, and what others have sent, are the server's alone. */
const serverOnly = new Set([
	'rule_broken',
	'period_in_future',
	'no_figure',
	'month_missing',
	'ward_not_whole'
]);
const checkedHere = corpus.filter(({ expected }) => !expected.codes.some((code) => serverOnly.has(code)));

describe('the check in the browser says the same', () => {
	it.each(checkedHere)('$name', async ({ dataset, bytes, read, expected }) => {
		const states: CheckState[] = [];
		await checkStream(
			new Blob([new Uint8Array(bytes)]).stream(),
			fixture.store.datasets.get(dataset)!,
			checkContext(fixture.store.reference, '2020-01-15'),
			(state) => states.push(state),
			{ read }
		);
		const last = states.at(-1)!;
		expect(last.done).toBe(true);
		if (last.left) {
			expect(['1f8b', '504b', 'd0cf']).toContain(bytes.subarray(0, 2).toString('hex'));
			expect(last).toMatchObject({ records: 0, problemCount: 0 });
			return;
		}
		expect(Object.keys(last.byCode).sort()).toEqual(expected.codes);
		if (!last.fatal)
			expect({ records: last.records, right: last.records - last.rejected }).toEqual({
				records: expected.records,
				right: expected.right
			});
	});
});
