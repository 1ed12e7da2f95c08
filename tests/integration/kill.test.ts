import { cpSync, createReadStream, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Archive } from '../../src/lib/server/ingest/archive';
import { getSubmission } from '../../src/lib/server/ingest/submissions';
import { Store } from '../../src/lib/server/store';
import { answerOf, start, temporaryFolder } from '../fixtures/program';
import { examine, phaseOf, reopen, stateOf, type State } from '../kill/examine';
import { killed, pause, play } from '../kill/play';
import { randomFrom } from '../kill/random';
import { BEFORE, scriptsIn, type Script, type Step } from '../kill/scripts';

/** So many processes are killed at work; `KILL_SEED` has the moments of an earlier run again. */
const KILLS = 54;
const seed = Number(process.env.KILL_SEED) || Date.now() % 1_000_000;

const scratch = temporaryFolder();
const base = join(scratch.path, 'base');
const { before, scripts } = scriptsIn(join(scratch.path, 'files'));
/** By script: every view after none, one, two … of its steps. */
const states = new Map<string, State[]>();

async function take(store: Store, step: Step): Promise<void> {
	if ('file' in step) {
		await store.submit({
			dataset: step.dataset,
			source: createReadStream(step.file),
			fileName: basename(step.file),
			who: { role: 'admin', wardCode: null },
			options: { fund: step.fund, acceptValid: true }
		});
		return;
	}
	const submission = await getSubmission(store.warehouse, step.submission);
	const status = { approve: 'approved', return: 'returned', withdraw: 'withdrawn' } as const;
	await store.decide(submission!, status[step.decision], { role: 'admin' }, null);
}

/** What the views hold before the steps and after each of them, taken in this very process and never cut off. */
async function taken(dataDir: string, steps: readonly Step[]): Promise<State[]> {
	const store = await Store.open({ dataDir, referenceDir: 'data/reference', largeBytes: 100 * 1024 });
	const seen = [await stateOf(store)];
	for (const step of steps) {
		await take(store, step);
		seen.push(await stateOf(store));
	}
	await store.close();
	return seen;
}

beforeAll(async () => {
	await taken(base, before);
	for (const { name, steps } of scripts) {
		const { path, remove } = startedFolder();
		states.set(name, await taken(path, steps));
		remove();
	}
});
afterAll(() => scratch.remove());

/** A copy of the folder that the scripts begin with. */
function startedFolder() {
	const folder = temporaryFolder();
	cpSync(base, folder.path, { recursive: true });
	return folder;
}

const told = (script: Script, answered: number) => ({
	states: states.get(script.name) ?? [],
	before: BEFORE,
	answered
});

describe('a process killed at a random moment', () => {
	it(`leaves every view as before or after the step it was at (KILL_SEED=${seed})`, async () => {
		const random = randomFrom(seed);
		const phases = new Map<string, number>();
		const wrong: string[] = [];
		let kills = 0;
		/** How long the steps of each script take here and now, so that the moments fall inside them. */
		const lasts = new Map<string, number[]>();

		/** Plays a script once to its end and notes when each step began. */
		const measure = async (script: Script) => {
			const { path, remove } = startedFolder();
			const times = [performance.now()];
			const running = await play(script, path);
			if (script.via === 'server') times[0] = performance.now();
			for (let step = 1; step < script.steps.length; step++) {
				await running.begun(step);
				times.push(performance.now());
			}
			await running.done;
			times.push(performance.now());
			await running.kill();
			lasts.set(
				script.name,
				times.slice(1).map((time, index) => time - (times[index] ?? 0))
			);
			wrong.push(...(await examine(path, told(script, script.steps.length))));
			remove();
		};

		const killOnce = async (script: Script) => {
			const [step, share, again] = [Math.floor(random() * script.steps.length), random(), random()];
			const { path, remove } = startedFolder();
			const running = await play(script, path);
			await running.begun(step);
			// Some at the very moment the journal has grown, which is before its transaction is committed.
			if (share > 0.2) await pause((share - 0.2) * 1.4 * (lasts.get(script.name)?.[step] ?? 0));
			const answered = running.answered();
			const hit = await running.kill();
			void running.done.catch(() => undefined);
			const phase = phaseOf(path);
			if (again < 0.2) {
				// And once more while it starts again and makes good what was cut off.
				const child = start('thoatngheo', ['submissions'], { DATA_DIR: path });
				const ended = answerOf(child);
				await pause(again * 5 * 800);
				await killed(child, ended);
			}
			const found = await examine(path, told(script, answered));
			const where = `${script.name}, step ${step}, ${phase}`;
			wrong.push(...found.map((text) => `${where}: ${text}`));
			if (hit) {
				kills += 1;
				phases.set(phase, (phases.get(phase) ?? 0) + 1);
			}
			remove();
		};

		for (const script of scripts) await measure(script);
		// Two at a time: a process waits for the disk a good part of its life.
		const lane = async () => {
			for (let n = 0; kills < KILLS; n++) await killOnce(scripts[n % scripts.length]!);
		};
		await Promise.all([lane(), lane()]);
		process.stdout.write(`KILL_SEED=${seed}: ${kills} kills, ${JSON.stringify([...phases])}\n`);
		expect(wrong).toEqual([]);
		expect(kills).toBeGreaterThanOrEqual(50);
		expect([...phases.keys()]).toContain('loading');
	}, 900_000);
});

describe('the harness', () => {
	const script = scripts.find(({ name }) => name === 'ledgers')!;
	let whole: ReturnType<typeof temporaryFolder>;
	beforeAll(async () => {
		whole = startedFolder();
		await (
			await play(script, whole.path)
		).done;
	});
	afterAll(() => whole.remove());

	/** What it says of a folder after all steps were answered for, with something done to the folder before. */
	async function said(spoil: (dir: string) => Promise<void> | void): Promise<string> {
		const folder = temporaryFolder();
		cpSync(whole.path, folder.path, { recursive: true });
		await spoil(folder.path);
		const wrong = await examine(folder.path, told(script, script.steps.length));
		folder.remove();
		return wrong.join('\n');
	}
	const journal = (dir: string) => join(dir, 'journal.jsonl');

	it('finds nothing wrong with a folder that is whole', async () => {
		expect(await said(() => undefined)).toBe('');
	});

	it('notices a journal that lost its last line, torn or whole, anchor and warehouse with it', async () => {
		const cut = (bytes: (text: string) => number) => (dir: string) => {
			truncateSync(journal(dir), bytes(readFileSync(journal(dir), 'utf8')));
			rmSync(join(dir, 'journal.head'));
			rmSync(join(dir, 'warehouse.duckdb'));
		};
		expect(await said(cut((text) => text.length - 20))).toMatch(/^lost: 4 .* 3 are there$/m);
		expect(await said(cut((text) => text.trimEnd().lastIndexOf('\n') + 1))).toMatch(/^lost/m);
	});

	it('notices a journal that was not written before the commit', async () => {
		const early = (dir: string) => {
			for (const name of ['journal.jsonl', 'journal.head']) cpSync(join(base, name), join(dir, name));
		};
		expect(await said(early)).toMatch(/^lost: 4 .* 0 are there$/m);
	});

	it('notices half a load, and figures of another moment', async () => {
		const spoilt = (sql: string) => async (dir: string) => {
			const store = await reopen(dir);
			await store.warehouse.write((writer) => writer.run(sql));
			await store.close();
		};
		const rows = 'DELETE FROM row_contribution WHERE submission = 3 AND record > 30';
		expect(await said(spoilt(rows))).toMatch(/^rows_differ/m);
		const sums = 'UPDATE contribution_month SET amount_vnd = amount_vnd + 1 WHERE submission = 3';
		expect(await said(spoilt(sums))).toMatch(/^differs/m);
	});

	it('notices one changed byte in an archived file or in the journal', async () => {
		const flipped = (file: (dir: string) => string) => (dir: string) => {
			const bytes = readFileSync(file(dir));
			bytes[bytes.length >> 1]! ^= 1;
			writeFileSync(file(dir), bytes);
		};
		const archived = (dir: string) => {
			const { sha256 } = JSON.parse(readFileSync(journal(dir), 'utf8').split('\n')[0]!) as { sha256: string };
			return Archive.place(join(dir, 'archive'), sha256);
		};
		expect(await said(flipped(archived))).toMatch(/^file_changed/);
		expect(await said(flipped(journal))).toMatch(/^does not open/);
	});
});
