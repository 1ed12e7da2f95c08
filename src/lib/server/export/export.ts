import type { Dataset } from '../../domain/dataset';
import { AppError } from '../errors';
import type { Warehouse } from '../warehouse/door';
import type { Reader } from '../warehouse/reader';
import { findView } from './catalog';
import { describeView } from './describe';
import { gatherFacts, stampOf, type Facts } from './facts';
import type { Format, FormatOptions } from './format';
import { visible, withheldColumns, type Audience } from './mask';
import { parseQuery, type ViewQuery } from './query';
import { createSpool, type Spool } from './spool';
import { Turnstile } from '../turnstile';

/** What an export needs of the store. */
export interface ExportSource {
	warehouse: Warehouse;
	datasets: ReadonlyMap<string, Dataset>;
	/** The figures are the illustrative year's. */
	illustrative?: boolean;
}

export interface ExportAsk {
	view: string;
	search: URLSearchParams;
	audience: Audience;
	format: Format;
	options?: FormatOptions;
	now?: Date;
	/** Stops the work when the asker goes away. */
	signal?: AbortSignal;
}

/** An answer under way: what it is, and its bytes. Must be read to the end or cancelled. */
export interface Export {
	facts: Facts;
	/** Bytes in all; null when the writer has not finished yet. */
	size: number | null;
	/** Breaks with the writer's error instead of ending early. */
	body: AsyncGenerator<Uint8Array>;
	cancel(): Promise<void>;
}

/**
 * Exports above this many rows take turns, so that any number asked for at once fits in memory, and
 * are sent while written.
 */
const LARGE_ROWS = 50_000;
const large = new Turnstile(3, 100, {
	vi: 'Đang có quá nhiều lượt kết xuất lớn. Hãy thử lại sau ít phút.',
	en: 'Too many large exports are running. Try again in a few minutes.'
});

/**
 * How long counting may take, how long a writer may hold its snapshot, and how long a large answer waits in case it
 * ends or fails at once.
 */
const COUNT_BUDGET_MS = 30_000;
const WRITE_BUDGET_MS = 15 * 60_000;
const SOON_MS = 150;
const RESERVE_CHECK_MS = 500;

/** The question of a URL, ready to ask. Throws `not_found` for the view and `bad_filter` for the rest. */
export async function questionOf(
	{ warehouse, datasets }: ExportSource,
	{ view: name, search, audience }: Pick<ExportAsk, 'view' | 'search' | 'audience'>,
	dataVersion: number
): Promise<ViewQuery> {
	const view = findView(name, audience);
	const columns = await describeView(warehouse, view);
	const relation = visible(view.name, columns, withheldColumns(datasets), audience);
	return parseQuery(search, { view, columns, relation, dataVersion });
}

/**
 * Starts an export: counts and writes in one snapshot, so the rows are those that were counted whatever commits
 * meanwhile. A small answer, and a format that must be whole, is finished before it begins, so that its length is
 * known and a failure is an error; a large one is sent while it is written.
 */
export async function startExport(source: ExportSource, ask: ExportAsk): Promise<Export> {
	const { format, options = { excel: false }, now = new Date() } = ask;
	const { warehouse } = source;
	// Only while its statement runs: afterwards the connection serves somebody else.
	let running: Reader | null = null;
	let spool: Spool | null = null;
	let cancelled = false;
	const { promise: counted, resolve: known } = later<{ facts: Facts; spool: Spool }>();

	const finished = warehouse.read(async (lent) => {
		const stamp = await stampOf(lent);
		const query = await questionOf(source, ask, stamp.version);
		const illustrative = source.illustrative ?? false;
		if (cancelled) throw gone();
		running = lent;
		const count = () => gatherFacts(lent, query, stamp, now);
		const counts = await lent.within(COUNT_BUDGET_MS, count).finally(() => (running = null));
		const facts = { ...counts, illustrative };
		const isLarge = facts.row_count > LARGE_ROWS;
		const file = (spool = await createSpool(warehouse.workDir, isLarge));
		known({ facts, spool: file });
		const write = async () => {
			if (cancelled) throw gone();
			running = lent;
			const { datasets } = source;
			const job = { reader: lent, query, facts, spool: file, datasets, ordered: facts.sort !== null };
			return watched(file, lent, () => format.write(job)).finally(() => (running = null));
		};
		const rows = isLarge ? await large.through(write) : await write();
		if (rows !== facts.row_count) throw short(rows, facts.row_count);
	}, WRITE_BUDGET_MS);

	const leave = () => {
		cancelled = true;
		running?.interrupt();
	};
	if (ask.signal?.aborted) leave();
	ask.signal?.addEventListener('abort', leave, { once: true });
	const settled = finished.then(
		() => spool?.finish(),
		(error: unknown) => spool?.fail(error)
	);
	void settled.then(() => ask.signal?.removeEventListener('abort', leave));
	// A failure before the count is the caller's error; one after it breaks the body.
	const { facts, spool: file } = await Promise.race([counted, finished.then(() => counted)]).catch(
		(error) => {
			throw cancelled ? gone() : error;
		}
	);
	const cancel = async () => {
		leave();
		await settled;
		await file.dispose();
	};
	try {
		const small = format.whole || facts.row_count <= LARGE_ROWS;
		const soon = small ? finished : Promise.race([finished, pause(SOON_MS)]);
		const done = await soon.then((waited) => waited !== 'waited');
		const before = Buffer.from(format.before(facts, options));
		const after = Buffer.from(format.after);
		const size = done ? before.length + (await file.size()) + after.length : null;
		return { facts, size, body: bodyOf(before, file, after, cancel), cancel };
	} catch (error) {
		await cancel();
		throw error;
	}
}

async function* bodyOf(before: Uint8Array, file: Spool, after: Uint8Array, cancel: () => Promise<void>) {
	try {
		if (before.length > 0) yield before;
		yield* file.read();
		if (after.length > 0) yield after;
	} finally {
		await cancel();
	}
}

/** Stops the writer when the disk runs low. */
async function watched(spool: Spool, reader: Reader, write: () => Promise<number>): Promise<number> {
	let full: unknown = null;
	let over = false;
	const watch = setInterval(() => {
		spool.keepReserve().catch((error: unknown) => {
			full = error;
			if (!over) reader.interrupt();
		});
	}, RESERVE_CHECK_MS);
	try {
		return await write();
	} catch (error) {
		throw full ?? error;
	} finally {
		over = true;
		clearInterval(watch);
	}
}

function short(rows: number, promised: number): AppError {
	return new AppError('short_stream', {
		vi: `Kết quả bị đứt: ghi ${rows} trên ${promised} dòng.`,
		en: `The result broke off: ${rows} of ${promised} rows were written.`
	});
}

/** Nobody is there to be told; it is no fault of the server's either. */
function gone(): AppError {
	return new AppError('bad_request', {
		vi: 'Người hỏi đã ngắt kết nối.',
		en: 'The asker has gone away.'
	});
}

function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
	let resolve: (value: T) => void = () => undefined;
	const promise = new Promise<T>((settle) => (resolve = settle));
	return { promise, resolve };
}

const pause = (ms: number) => new Promise<'waited'>((resolve) => setTimeout(() => resolve('waited'), ms));
