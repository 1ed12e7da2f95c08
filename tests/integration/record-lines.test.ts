import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { roles, type Who } from '../../src/lib/domain/role';
import { explore } from '../../src/lib/server/explore/explore';
import { trace } from '../../src/lib/server/explore/trace';
import { provenanceJson } from '../../src/lib/server/export/provenance-json';
import { RecordLines } from '../../src/lib/server/ingest/record-lines';
import { sentFile } from '../../src/lib/server/ingest/sent-file';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { readable } from '../../src/lib/server/measures/readable';
import { submissionPage } from '../../src/lib/server/measures/submission-page';
import { csv, newStore, type Fixture } from '../fixtures/store';

let fixture: Fixture;
const ids = { gifts: 0, report: 0 };
beforeAll(async () => {
	fixture = await newStore();
	const gift = (id: string) => [id, 'GRATITUDE', '2019-07-05', 1000, 'individual', 'cash', 'Bà Tư'];
	const head = 'contribution_id,fund_code,received_on,amount_vnd,donor_kind,channel,donor_name'.split(',');
	ids.gifts = (await fixture.send('contribution', csv(head, gift('A'), gift('B')))).id!;
	ids.report = (
		await fixture.send(
			'ward_report',
			csv(['ward_code', 'period', 'indicator', 'value'], ['00139', '201901', 'poor_end', 12]),
			{ who: { role: 'ward_officer', wardCode: '00139' } }
		)
	).id!;
});
afterAll(() => fixture.dispose());

const as = (role: Who['role'], wardCode: string | null = null): Who => ({ role, wardCode, via: 'demo' });
const asked = (search: string) => new URLSearchParams(search);

describe('the physical line of a record', () => {
	it.each(roles)('is told to %s', async (role) => {
		const who = as(role, role === 'ward_officer' ? '00133' : null);
		const search = asked(`submission=${ids.gifts}&record=2`);
		expect(await provenanceJson(fixture.store, 'contribution', search, who)).toMatchObject({
			sources: [{ line: 3 }],
			records: [{ record: 2, line: 3 }]
		});
	});

	it('is read once for however many ask, and once more to the end when a later one is asked for', async () => {
		const { store } = fixture;
		const submission = (await getSubmission(store.warehouse, ids.gifts))!;
		const lines = new RecordLines();
		let read = 0;
		const line = async (...records: number[]) => {
			const found = await lines.of(ids.gifts, records, () => {
				read += 1;
				return sentFile(store, submission, store.datasets.get('contribution')!);
			});
			return [...found];
		};
		expect(await Promise.all([line(1), line(1)])).toEqual([[[1, 2]], [[1, 2]]]);
		expect(read).toBe(1);
		expect(await Promise.all([line(2), line(1, 2)])).toEqual([
			[[2, 3]],
			[
				[1, 2],
				[2, 3]
			]
		]);
		expect(await line(9)).toEqual([]);
		expect(read).toBe(2);
	});

	it('is asked for again after a file could not be read', async () => {
		const lines = new RecordLines();
		const lost = () => Promise.reject(new Error('gone'));
		await expect(lines.of(ids.gifts, [1], lost)).rejects.toThrow('gone');
		const submission = (await getSubmission(fixture.store.warehouse, ids.gifts))!;
		const dataset = fixture.store.datasets.get('contribution')!;
		const found = await lines.of(ids.gifts, [1], () => sentFile(fixture.store, submission, dataset));
		expect([...found]).toEqual([[1, 2]]);
	});

	it('is on the page of a submission for whoever may not see its rows, without them', async () => {
		const submission = (await getSubmission(fixture.store.warehouse, ids.gifts))!;
		const seen = async (who: Who, record: number) =>
			submissionPage(fixture.store, () => Promise.resolve(submission), { who, record, locale: 'vi' });
		const leader = await seen(as('viewer'), 2);
		expect(leader).toMatchObject({ record: 2, line: 3, rows: null, mayReverse: false });
		expect(JSON.stringify(leader)).not.toContain('Bà Tư');
		expect(await seen(as('fatherland_front'), 2)).toMatchObject({ line: 3, rows: { line: 3 } });
		expect(await seen(as('viewer'), 9)).toMatchObject({ record: 9, line: null });
	});
});

it('a submission’s file is read no more often while loads go on', async () => {
	const { store } = fixture;
	let asked = 0;
	const find = async () => {
		asked += 1;
		await store.warehouse.write((writer) => writer.run('UPDATE meta SET data_version = data_version + 1'));
		return (await getSubmission(store.warehouse, ids.gifts))!;
	};
	const read = vi.spyOn(store.archive, 'pathOf');
	const request = { who: as('fatherland_front'), record: 2, locale: 'vi' } as const;
	expect(await submissionPage(store, find, request)).toMatchObject({ line: 3, rows: { line: 3 } });
	expect(asked).toBe(5);
	// Once for the rows that show problems, once for the record.
	expect(read).toHaveBeenCalledTimes(2);
	read.mockRestore();
});

describe('another ward’s officer', () => {
	const own = as('ward_officer', '00139');
	const other = as('ward_officer', '00133');

	it('may open its own ward’s submissions only, everybody else on the staff all of them', async () => {
		const opened = async (who: Who) =>
			[...(await readable(fixture.store.warehouse, who, [ids.gifts, ids.report, null]))].sort();
		expect(await opened(own)).toEqual([ids.report]);
		expect(await opened(other)).toEqual([]);
		expect(await opened(as('viewer'))).toEqual([ids.gifts, ids.report]);
		expect(await opened(as('public'))).toEqual([]);
	});

	it('has no link to a submission that its page would refuse', async () => {
		const search = asked('ward_code=00139&period=201901&indicator=poor_end');
		const question = { view: 'ward_indicator', search, locale: 'vi' } as const;
		const offered = async (who: Who) => {
			const { found } = await trace(fixture.store, { ...question, who });
			const { answer } = await explore(fixture.store, { ...question, who });
			return [
				found?.sources[0]?.mayRead,
				found?.cell?.versions[0]?.mayRead,
				answer?.readable.has(ids.report)
			];
		};
		expect(await offered(own)).toEqual([true, true, true]);
		expect(await offered(other)).toEqual([false, false, false]);
		expect(await offered(as('viewer'))).toEqual([true, true, true]);
	});
});
