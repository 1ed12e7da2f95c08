import { once } from 'node:events';
import { createRequire } from 'node:module';
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { ProblemCode } from '../../../../domain/problem';
import type { UnpackedWorkbook } from './sheet-row';
import numberFormat from './number-format.js?raw';
import { Turns } from './turns';
import source from './worker.js?raw';
import { unpacksAsTold, zipMembers } from './zip-directory';

/** What a workbook may ask of this machine. */
export interface WorkbookLimits {
	/** Bytes of the file, and of all its members unpacked; also the letters of all its cells. */
	bytes: number;
	unpacked: number;
	/** Filled cells on all sheets together. */
	cells: number;
	/** Columns of a sheet: what a spreadsheet itself allows. */
	columns: number;
	/** Milliseconds. */
	time: number;
	/** MiB of the thread that unpacks it. */
	memory: number;
}

export const workbookLimits: WorkbookLimits = {
	bytes: 64 * 1024 ** 2,
	unpacked: 256 * 1024 ** 2,
	cells: 2_000_000,
	columns: 16_384,
	time: 60_000,
	memory: 768
};

/** A ZIP archive of parts (XLSX, XLSM, XLSB, ODS), or the compound file of older Excel (XLS). */
export type WorkbookKind = 'packed' | 'compound';

/** Why a workbook is not unpacked. */
export type Refusal = Extract<ProblemCode, `workbook_${string}`> | 'not_workbook';

export type WorkerAnswer = { refused: Refusal } | { workbook: UnpackedWorkbook };

const library = createRequire(import.meta.url).resolve('@e965/xlsx');

/** One workbook at a time is in memory, however many are asked for; those that may wait let all others go first. */
const turns = new Turns();

/**
 * Unpacks a workbook (XLSX, XLSB, XLS, ODS) to files `target-0`, `target-1`, … beside each other. A packed one is
 * looked at first: what its directory says it unpacks to, and that it is so. The reading itself is done by a thread
 * that may be ended: it cannot fill this process's memory or keep it waiting.
 */
export async function unpackWorkbook(
	{ path, kind, mayWait = false }: { path: string; kind: WorkbookKind; mayWait?: boolean },
	target: string,
	limits: WorkbookLimits = workbookLimits
): Promise<WorkerAnswer> {
	const { size } = await stat(path);
	if (size > limits.bytes) return { refused: 'workbook_too_large' };
	const packed = kind === 'packed' ? await refusedPack(path, limits) : null;
	if (packed !== null) return { refused: packed };
	return turns.through(() => inThread(path, target, limits), mayWait);
}

/** Members that a workbook of each packed kind has. */
const MEMBERS = ['xl/workbook.xml', 'xl/workbook.bin', 'content.xml'];

async function refusedPack(path: string, { unpacked }: WorkbookLimits): Promise<Refusal | null> {
	const members = await zipMembers(path);
	if (members === null) return 'workbook_broken';
	if (members.reduce((sum, { size }) => sum + size, 0) > unpacked) return 'workbook_too_large';
	if (!members.some(({ name }) => MEMBERS.includes(name))) return 'not_workbook';
	return (await unpacksAsTold(path, members)) ? null : 'workbook_broken';
}

const asModule = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;

async function inThread(path: string, target: string, limits: WorkbookLimits): Promise<WorkerAnswer> {
	const worker = new Worker(new URL(asModule(source)), {
		workerData: {
			path,
			target,
			library,
			numberFormat: asModule(numberFormat),
			limits: { cells: limits.cells, letters: limits.unpacked, columns: limits.columns }
		},
		resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 64 },
		stdout: true,
		stderr: true
	});
	const ended = new AbortController();
	const timer = setTimeout(() => ended.abort(), limits.time);
	try {
		const [answer] = (await once(worker, 'message', { signal: ended.signal })) as [WorkerAnswer];
		return answer;
	} catch (error) {
		if (ended.signal.aborted) return { refused: 'workbook_too_slow' };
		const code = error instanceof Error && 'code' in error ? error.code : null;
		return { refused: code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'workbook_too_large' : 'workbook_broken' };
	} finally {
		clearTimeout(timer);
		await worker.terminate();
	}
}
