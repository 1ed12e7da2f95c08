import { rm } from 'node:fs/promises';
import { dayIn } from '../../domain/format';
import { checkContext } from '../reference';
import { dropStrayParts, partTable } from '../warehouse/parts';
import type { Writer } from '../warehouse/reader';
import type { Watcher } from '../warehouse/watch';
import { workFolder } from '../work-folder';
import { check, type Checked } from './check';
import type { CountingContext } from './context';
import type { Job } from './job';
import { lastLook } from './read/first-look';
import { contextBy } from './rule-sets';

/**
 * Reads and checks a job's file and does `work` with it, on the writer's connection. `number` tells which submission it
 * would be; null when it is only tried out.
 */
export async function staged<T, N extends number | null>(
	context: CountingContext,
	job: Job,
	number: (writer: Writer) => Promise<N>,
	work: (writer: Writer, checked: Checked, number: N) => Promise<T>,
	watcher?: Watcher
): Promise<T> {
	const { warehouse, reference, layouts, ruleSets, bulk } = context;
	const today = dayIn(job.receivedAt, reference.district.timezone);
	return warehouse.exclusively(async (writer) => {
		const tmp = await workFolder(warehouse.dataDir, 'load');
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
			// Temporary tables go with the connection; the files beside them and a part that does not count go here.
			if (part) await dropStrayParts(writer);
			await rm(tmp, { recursive: true, force: true });
		}
	}, watcher);
}

/** The same for a file that comes now. Throws `household_list` for one whose refused rows are such a list. */
export async function stagedNew<T, N extends number | null>(
	context: CountingContext,
	job: Job,
	number: (writer: Writer) => Promise<N>,
	work: (writer: Writer, checked: Checked, number: N) => Promise<T>,
	watcher?: Watcher
): Promise<T> {
	const looked = async (writer: Writer, checked: Checked, submission: N) => {
		await lastLook(job.path, checked, { ...job, layouts: context.layouts() }, context.warehouse.dataDir);
		return work(writer, checked, submission);
	};
	return staged(context, job, number, looked, watcher);
}
