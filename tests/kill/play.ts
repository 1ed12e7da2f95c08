import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { client, type Client } from '../fixtures/client';
import { answerOf, start } from '../fixtures/program';
import { startServer } from '../fixtures/server';
import { linesOf } from './examine';
import { PART_FROM, type Script, type Step } from './scripts';

const TOKEN = 'a-token-for-this-test-only';

/** A running script: when each of its steps began, how many were answered, and how to end it. */
export interface Play {
	/** Settles when the step of that number, from 0, has begun; false when the process ends before. */
	begun(step: number): Promise<boolean>;
	/** How many steps have been answered for so far. */
	answered(): number;
	/** Settles when all of it is done. */
	done: Promise<void>;
	/** SIGKILL; false when the process had ended by itself. */
	kill(): Promise<boolean>;
}

/** Starts a script on a data folder. */
export function play(script: Script, dataDir: string): Promise<Play> {
	return script.via === 'cli' ? playTerminal(script, dataDir) : playServer(script, dataDir);
}

/** The command sends its files one after the other and answers at its end; how far it is shows in the journal. */
async function playTerminal({ steps }: Script, dataDir: string): Promise<Play> {
	const [first] = steps as { dataset: string; fund?: string; file: string }[];
	const files = steps.flatMap((step) => ('file' in step ? step.file : []));
	const fund = first?.fund ? ['--fund', first.fund] : [];
	const args = ['ingest', first?.dataset ?? '', ...files, ...fund, '--accept-valid'];
	const child = start('thoatngheo', args, { DATA_DIR: dataDir, PART_FROM });
	const before = linesOf(dataDir);
	const ended = answerOf(child);
	let answered = 0;
	return {
		async begun(step) {
			while (linesOf(dataDir) < before + step) {
				if (isGone(child)) return false;
				await pause(1);
			}
			return true;
		},
		answered: () => answered,
		done: ended.then(({ code, stderr }) => {
			if (code !== 0) throw new Error(`ended with ${code}: ${stderr}`);
			answered = steps.length;
		}),
		kill: () => killed(child, ended)
	};
}

async function playServer({ steps }: Script, dataDir: string): Promise<Play> {
	const server = await startServer(dataDir, { ADMIN_TOKEN: TOKEN, PART_FROM });
	const api = client(server.url, TOKEN);
	let [answered, gone] = [0, false];
	const run = async () => {
		for (const step of steps) {
			await ask(api, step);
			answered += 1;
		}
	};
	const done = run().catch((error: unknown) => {
		if (!gone) throw error;
	});
	return {
		async begun(step) {
			while (answered < step && !gone) await pause(1);
			return !gone;
		},
		answered: () => answered,
		done,
		async kill() {
			const busy = answered < steps.length;
			gone = true;
			await server.kill();
			await done;
			return busy;
		}
	};
}

async function ask(api: Client, step: Step): Promise<void> {
	const answer =
		'file' in step
			? (await api.post(readFileSync(step.file), queryOf(step))).response
			: await api.act(`/api/v1/submissions/${step.submission}/${step.decision}`, { reason: 'Sai kỳ' });
	if (!answer.ok) throw new Error(`${answer.status} to ${JSON.stringify(step)}`);
}

const queryOf = ({ dataset, fund }: { dataset: string; fund?: string }) =>
	new URLSearchParams({ dataset, accept_valid: '1', ...(fund && { fund }) }).toString();

/** Ends a process at once and says whether it was still at work. */
export async function killed(child: ChildProcess, ended: Promise<unknown>): Promise<boolean> {
	if (isGone(child)) return false;
	child.kill('SIGKILL');
	await ended;
	return child.signalCode === 'SIGKILL';
}

const isGone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
