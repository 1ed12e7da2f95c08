import { dayIn } from '../../domain/format';
import { checkContext } from '../reference';
import { dropStrayParts, partTable } from '../warehouse/parts';
import type { Writer } from '../warehouse/reader';
import type { Watcher } from '../warehouse/watch';
import { inWorkFolder } from '../work-folder';
import { check, type Checked } from './check';
import type { CountingContext } from './context';
import type { Job } from './job';
import { lastLook } from './read/first-look';
import { contextBy } from './rule-sets';

/** What came of the first turn: what was to be done, or a file that has to be looked at before. */
type FirstTurn<T> = { done: T } | { checked: Checked };

/** What is done with a file that was read and checked. */
interface Staging<T, N extends number | null> {
	/** Which submission it would be; null when it is only tried out. */
	number: (writer: Writer) => Promise<N>;
	work: (writer: Writer, checked: Checked, number: N) => Promise<T>;
	watcher?: Watcher;
}

/** The number of a file that is only tried out. */
export const tryingOut = () => Promise.resolve(null);

/** Reads and checks a job's file and does `work` with it, on the writer's connection. */
export async function staged<T, N extends number | null>(
	context: CountingContext,
	job: Job,
	staging: Staging<T, N>
): Promise<T> {
	return inWorkFolder(context.warehouse.dataDir, 'load', (tmp) => stagedIn(tmp, context, job, staging));
}

/** The same with `tmp` for what is made of the file. */
async function stagedIn<T, N extends number | null>(
	tmp: string,
	context: CountingContext,
	job: Job,
	{ number, work, watcher }: Staging<T, N>
): Promise<T> {
	const { warehouse, reference, layouts, ruleSets, bulk } = context;
	const today = dayIn(job.receivedAt, reference.district.timezone);
	return warehouse.exclusively(async (writer) => {
		const submission = await number(writer);
		const large =
			submission !== null && job.bytes >= context.largeBytes && job.dataset.columnsFrom === undefined;
		const part = large ? partTable(job.dataset, submission) : null;
		try {
			const cells = contextBy(checkContext(reference, today, job.read, job.words), job.rules);
			const ruleSet = job.rules ?? ruleSets.current;
			const by = { cells, ruleSet, layouts: layouts(), current: !bulk };
			const checked = await check(writer, job, by, tmp, part);
			return await work(writer, checked, submission);
		} finally {
			writer.tidy();
			// Temporary tables go with the connection; a part that does not count goes here.
			if (part) await dropStrayParts(writer);
		}
	}, watcher);
}

/**
 * The same for a file that comes now. Throws `household_list` for one whose refused rows are such a list. One that cannot
 * be read as its dataset may have to be looked at from end to end: the writer is given back meanwhile, for nothing of it
 * lies in tables.
 */
export async function stagedNew<T, N extends number | null>(
	context: CountingContext,
	job: Job,
	{ number, work, watcher }: Staging<T, N>
): Promise<T> {
	const { warehouse, layouts } = context;
	const look = (checked: Checked) =>
		lastLook(job.path, checked, { ...job, layouts: layouts() }, warehouse.dataDir);
	return inWorkFolder(warehouse.dataDir, 'load', async (tmp) => {
		const first = async (writer: Writer, checked: Checked, submission: N): Promise<FirstTurn<T>> => {
			if (checked.fatal) return { checked };
			await look(checked);
			return { done: await work(writer, checked, submission) };
		};
		const turn = await stagedIn(tmp, context, job, { number, work: first, watcher });
		if ('done' in turn) return turn.done;
		const { checked } = turn;
		await look(checked);
		return warehouse.exclusively(async (writer) => work(writer, checked, await number(writer)), watcher);
	});
}
