import { randomUUID } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Who } from '../../src/lib/domain/role';
import { Load, type LoadState } from '../../src/lib/server/ingest/load';
import { actOnDraft } from '../../src/lib/server/http/draft-form';
import { previewPage } from '../../src/lib/server/measures/preview-page';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { viewChecksums } from '../../src/lib/server/safety/rebuild';
import { gifts, polluted } from '../fixtures/gifts';
import { answerOf, start, temporaryFolder } from '../fixtures/program';
import { newStore, type Fixture } from '../fixtures/store';

const agency: Who = { role: 'standing_agency', wardCode: null, via: 'demo' };
const KEPT = 50;
const ROWS = 30_000;

let fixture: Fixture;
beforeEach(async () => {
	// Files of this size become parts of their own, as large loads do.
	fixture = await newStore({ largeBytes: 64 * 1024 });
	await fixture.send('contribution', gifts(KEPT, 'OLD').csv);
});
afterEach(() => fixture.dispose());

/** Everything that a load must leave as it was. */
const state = async () => ({
	journal: readFileSync(fixture.store.journalPath, 'utf8'),
	archive: (await fixture.store.archive.list()).map(({ sha256 }) => sha256).sort(),
	sums: await viewChecksums(fixture.store),
	parts: await fixture.store.warehouse.query(
		"SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, 'part_')"
	)
});

const send = (text: string, watcher: Load) =>
	fixture.store.submit({
		dataset: 'contribution',
		source: Readable.from([Buffer.from(text)]),
		bytes: text.length,
		fileName: 'lon.csv',
		who: { role: 'admin', wardCode: null },
		watcher
	});

/** Stops a load when it first tells of a phase. */
const stoppedAt = (phase: LoadState['phase']): Load => {
	const load: Load = new Load((told) => {
		if (told.phase === phase) load.stop();
	});
	return load;
};

const large = gifts(ROWS, 'NEW').csv;
/** As large, with a broken quote and a wrong amount, so that it is read record by record. */
const careful = `${large}X-1,GRATITUDE,00139,2019-07-27,12.7,individual,cash\nX-2,GRATITUDE,00139,2019-07-27,"1"0,individual,cash\n`;

const expectStopped = (sending: Promise<unknown>) =>
	expect(sending).rejects.toMatchObject({ code: 'cancelled' });

describe('a load that is stopped', () => {
	it.each(['receiving', 'checking', 'counting'] as const)('while %s leaves all as it was', async (phase) => {
		const before = await state();
		await expectStopped(send(large, stoppedAt(phase)));
		expect(await state()).toEqual(before);
		expect((await verifyStore(fixture.store)).faults).toEqual([]);
	});

	it.each([
		['as it stands', large, { status: 'accepted', accepted: ROWS }],
		['record by record', careful, { status: 'refused', rejected: ROWS + 2 }]
	])('while it is read %s leaves all as it was, and goes in when it is sent again', async (_, text, then) => {
		const before = await state();
		const load = new Load();
		const sending = send(text, load);
		sending.catch(() => undefined);
		while (load.state.phase === 'waiting' || load.state.phase === 'receiving') await pause(1);
		load.stop();
		await expectStopped(sending);
		expect(await state()).toEqual(before);
		expect(await send(text, new Load())).toMatchObject(then);
		await fixture.reopen();
		expect((await verifyStore(fixture.store)).faults).toEqual([]);
	});
});

describe('a load whose entry cannot be written', () => {
	const failing = (why: string) => {
		const { journal } = fixture.store.ingest;
		const append = journal.append.bind(journal);
		journal.append = () => {
			throw new Error(why);
		};
		return () => (journal.append = append);
	};

	it('leaves nothing in the archive, but never takes away what was there before', async () => {
		const before = await state();
		const mend = failing('no journal');
		await expect(send(gifts(5, 'NEW').csv, new Load())).rejects.toThrow('no journal');
		expect(await state()).toEqual(before);
		mend();
		await fixture.send('contribution', polluted(2, 'OLD'));
		const kept = await state();
		failing('no journal again');
		// The refused bytes once more, on other terms.
		const otherwise = fixture.send('contribution', polluted(2, 'OLD'), { acceptValid: true });
		await expect(otherwise).rejects.toThrow('no journal again');
		expect(await state()).toEqual(kept);
		expect((await verifyStore(fixture.store, { quick: true })).faults).toEqual([]);
	});
});

describe('a file of the archive that no entry speaks of', () => {
	it('is told with its name and size, and is no fault', async () => {
		const sha256 = 'ab'.repeat(32);
		const place = fixture.store.archive.pathOf(sha256);
		mkdirSync(dirname(place), { recursive: true });
		writeFileSync(place, 'left by a crash');
		const { faults, strays } = await verifyStore(fixture.store, { quick: true });
		expect([faults, strays]).toEqual([[], [{ sha256, bytes: 15 }]]);
	});
});

describe('a load that is watched', () => {
	it('goes through its phases in order, its share never falling, and counts what is counted unwatched', async () => {
		const told: LoadState[] = [];
		const load = new Load((now) => told.push(now));
		expect(await send(large, load)).toMatchObject({ status: 'accepted', accepted: ROWS });
		const order = ['waiting', 'receiving', 'reading', 'checking', 'counting'];
		const seen = told.map(({ phase }) => order.indexOf(phase));
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
		expect(new Set(told.map(({ phase }) => phase))).toContain('counting');
		const shares = told.filter(({ phase }) => phase === 'reading').map(({ share }) => share ?? 0);
		expect(shares).toEqual([...shares].sort((a, b) => a - b));
	});

	it('that was counted is not stopped any more', async () => {
		const load = new Load();
		expect(await send(gifts(3, randomUUID()).csv, load)).toMatchObject({ id: 2, accepted: 3 });
		load.stop();
		expect(await fixture.store.dataVersion()).toMatchObject({ journalSeq: 2 });
	});
});

describe('a load in the terminal', () => {
	it('is stopped by Ctrl-C, and the journal has no line of it', async () => {
		const folder = temporaryFolder();
		const file = join(folder.path, 'lon.csv');
		writeFileSync(file, gifts(300_000, 'TTY').csv);
		const env = { DATA_DIR: join(folder.path, 'data') };
		const child = start('thoatngheo', ['ingest', 'contribution', file, '--progress'], env);
		const answer = answerOf(child);
		child.stderr?.once('data', () => child.kill('SIGINT'));
		const { code, stdout, stderr } = await answer;
		expect([code, stdout]).toEqual([130, '']);
		expect(stderr).toMatch(/^lon\.csv /);
		expect(readFileSync(join(env.DATA_DIR, 'journal.jsonl'), 'utf8')).toBe('');
		expect(readdirSync(join(env.DATA_DIR, 'archive'))).toEqual(['incoming']);
		expect(readdirSync(join(env.DATA_DIR, 'archive', 'incoming'))).toEqual([]);
		folder.remove();
	});
});

describe('a draft whose acceptance is stopped', () => {
	it('counts nothing, waits as before, says so once, and can be accepted again', async () => {
		const { desk } = fixture.store;
		const sent = await fixture.store.draft({
			dataset: 'contribution',
			source: Readable.from([Buffer.from(large)]),
			fileName: 'lon.csv',
			who: agency
		});
		await desk.look(sent);
		const before = await state();
		const accepting = desk.accept(sent, {});
		accepting.catch(() => undefined);
		expect(desk.doing(sent)?.doing).toBe('counting');
		await expect(desk.accept(sent, {})).rejects.toMatchObject({ code: 'busy' });
		expect(await desk.stop(sent)).toBe('counting');
		await expect(accepting).rejects.toMatchObject({ code: 'cancelled' });
		expect(await state()).toEqual(before);
		expect(desk.failure(sent)?.code).toBe('cancelled');
		expect(desk.failure(sent)).toBeNull();
		expect(desk.became(sent.id, agency)).toBeNull();

		// While it waits for its turn, its page says so instead of letting its sender wait.
		let release: () => void = () => undefined;
		const gate = new Promise<void>((resolve) => (release = resolve));
		const held = fixture.store.warehouse.exclusively(() => gate);
		const accept = new URLSearchParams({ do: 'accept' });
		expect(await actOnDraft(fixture.store, sent, accept)).toBe(`/submissions/preview/${sent.id}`);
		expect(await previewPage(fixture.store, sent, 'vi')).toMatchObject({
			busy: { doing: 'counting', state: { phase: 'waiting', share: null } }
		});
		await expect(desk.look(sent)).rejects.toMatchObject({ code: 'busy' });
		expect(desk.doing(sent)?.doing).toBe('counting');
		const stopping = actOnDraft(fixture.store, sent, new URLSearchParams({ do: 'stop' }));
		// A turn that has not come yet is given up at once.
		expect(await stopping).toBe(`/submissions/preview/${sent.id}`);
		release();
		await held;
		expect(await previewPage(fixture.store, sent, 'en')).toMatchObject({
			busy: null,
			failure: expect.stringContaining('Stopped'),
			stopped: true
		});
		expect(await state()).toEqual(before);

		const { id } = await desk.accept(desk.find(sent.id, agency), {});
		expect(desk.became(sent.id, agency)).toBe(id);
		expect(desk.became(sent.id, { role: 'admin', wardCode: null, via: 'token' })).toBeNull();
	});
});

describe('a draft that is looked at while others write', () => {
	it('has one look in the queue: the same is waited for, another takes its place, a stop is heard at once', async () => {
		const { desk } = fixture.store;
		const sent = await fixture.store.draft({
			dataset: 'contribution',
			source: Readable.from([Buffer.from(gifts(3, 'ONE').csv)]),
			fileName: 'nho.csv',
			who: agency
		});
		let release: () => void = () => undefined;
		const gate = new Promise<void>((resolve) => (release = resolve));
		const held = fixture.store.warehouse.exclusively(() => gate);
		const [first, same] = [desk.look(sent), desk.look(sent)];
		const otherwise = desk.look({ ...sent, read: { numberFormat: '1.234' } });
		await expect(first).rejects.toMatchObject({ code: 'cancelled' });
		await expect(same).rejects.toMatchObject({ code: 'cancelled' });
		expect(await desk.stop(sent)).toBe('looking');
		await expect(otherwise).rejects.toMatchObject({ code: 'cancelled' });
		const again = desk.look(sent);
		release();
		await held;
		expect((await again).outcome).toMatchObject({ status: 'accepted', accepted: 3 });
	});
});

it('leaves nobody listening at a watcher whose works are over', async () => {
	const { signal } = new AbortController();
	const watcher = { signal, tell: () => undefined };
	for (let n = 0; n < 3; n++)
		await fixture.store.warehouse.exclusively((writer) => writer.one('SELECT 1'), watcher);
	await expect(
		fixture.store.warehouse.exclusively(() => Promise.reject(new Error('no')), watcher)
	).rejects.toThrow('no');
	expect(getEventListeners(signal, 'abort')).toEqual([]);
});
