import type { Reader } from '../warehouse/reader';
import type { Watcher } from '../warehouse/watch';
import { refreshKept } from '../warehouse/kept';
import { nextNumber, triedOut, type IngestContext } from './ingest';
import type { Job, Outcome } from './job';
import type { ProblemFile } from './problem-file';
import { stagedNew } from './staged';
import { writeSubmission } from './submissions';

export interface Rehearsal<T> {
	outcome: Outcome;
	/** What `look` gave with the file counted; null when it would be refused. */
	seen: T | null;
}

/** Looks at the warehouse twice: as it is, and as it would be with the file counted. Both run on one connection. */
export interface Look<T> {
	before(reader: Pick<Reader, 'query'> & { run(sql: string): Promise<void> }): Promise<void>;
	after(reader: Pick<Reader, 'query'>): Promise<T>;
}

/**
 * Checks a file and, when it would be counted, counts it in a transaction that is taken back once it has been looked
 * at: what the pages would show is then what they will show, by the same definitions. A large file is read into a part of
 * its own, as when it is loaded, and the part goes with the trial. `keep` may take the problems away while they are there.
 */
export async function rehearse<T>(
	context: IngestContext,
	job: Job,
	look: Look<T>,
	keep: (problems: ProblemFile) => Promise<void>,
	watcher?: Watcher
): Promise<Rehearsal<T>> {
	return stagedNew(context, job, {
		number: nextNumber,
		async work(writer, checked, submission) {
			await keep(checked.problems);
			// As if its sender had confirmed what is asked; the outcome says what that is.
			const outcome = await triedOut(writer, job, { ...checked, toConfirm: [] });
			outcome.toConfirm = checked.toConfirm;
			if (outcome.status === 'refused') return { outcome, seen: null };
			writer.enter('counting');
			await writer.run('BEGIN TRANSACTION');
			try {
				await look.before(writer);
				await writeSubmission(writer, job, checked, submission, 'accepted');
				await refreshKept(writer, { dataset: job.dataset.name, submission });
				return { outcome, seen: await look.after(writer) };
			} finally {
				writer.tidy();
				await writer.run('ROLLBACK');
			}
		},
		watcher
	});
}
