import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicViews } from '../../src/lib/server/export/catalog';
import { headAt } from '../../src/lib/server/ingest/journal-head';
import { verifyStore } from '../../src/lib/server/ingest/verify';
import { Store } from '../../src/lib/server/store';
import { checksums } from '../../src/lib/server/warehouse/checksum';

/** What every public view holds, as text. */
export type State = string;

/** When a file arrived is another moment in every run. */
const moments = new Set(['received_at', 'first_received_at', 'last_received_at', 'happened_at']);

export async function stateOf({ warehouse }: Store): Promise<State> {
	const views = publicViews.map(({ name }) => name);
	const sums = await warehouse.read((reader) => checksums(reader, views, moments));
	return sums.map(({ view, rows, sum }) => `${view} ${rows} ${sum}`).join('\n');
}

export const reopen = (dataDir: string) => Store.open({ dataDir, referenceDir: 'data/reference' });

/** How many whole lines the journal has; `seq` of the last of them. */
export function linesOf(dataDir: string): number {
	return readFileSync(join(dataDir, 'journal.jsonl')).reduce((n, byte) => n + Number(byte === 0x0a), 0);
}

/** At what the process was when it ended, by what it left behind. */
export function phaseOf(dataDir: string): string {
	const left = (...path: string[]) => readdirSync(join(dataDir, ...path));
	if (linesOf(dataDir) > (headAt(join(dataDir, 'journal.head'))?.seq ?? 0)) return 'committing';
	// Bytes that came stay where they are until it is known that they may be kept.
	if (left('tmp').some((name) => name.startsWith('load-'))) return 'loading';
	return left('archive', 'incoming').length > 0 ? 'receiving' : 'between';
}

/**
 * Opens the folder as a restart does and says what is wrong with it: nothing is, when it verifies, nothing half-done is
 * left, all that was answered for is there, and every view is as it was after just so many steps as the journal has.
 */
export async function examine(
	dataDir: string,
	{ states, before, answered }: { states: readonly State[]; before: number; answered: number }
): Promise<string[]> {
	let store: Store;
	try {
		store = await reopen(dataDir);
	} catch (error) {
		return [`does not open: ${(error as Error).message}`];
	}
	try {
		const wrong = (await verifyStore(store, { quick: true })).faults.map(
			({ code, detail }) => `${code}: ${detail}`
		);
		const done = linesOf(dataDir) - before;
		if (done < answered) wrong.push(`lost: ${answered} steps were answered for, ${done} are there`);
		const state = await stateOf(store);
		if (state !== states[done]) wrong.push(`differs: ${difference(state, states[done])}`);
		const left = [...readdirSync(join(dataDir, 'archive', 'incoming')), ...readdirSync(join(dataDir, 'tmp'))];
		if (left.some((name) => name !== 'drafts')) wrong.push(`left behind: ${left.join(', ')}`);
		return wrong;
	} finally {
		await store.close();
	}
}

function difference(found: State, wanted: State = ''): string {
	const known = new Set(wanted.split('\n'));
	return found
		.split('\n')
		.filter((line) => !known.has(line))
		.join('; ');
}
