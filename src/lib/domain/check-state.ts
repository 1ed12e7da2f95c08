import type { Bilingual } from './locale';

/** What a check of journal, archive and warehouse came to. Instants are ISO 8601 in UTC. */
export interface CheckRecord {
	at: string;
	/** How long it took, in milliseconds. */
	ms: number;
	/** Lines of the journal, archived files and their bytes that were read. */
	entries: number;
	files: number;
	bytes: number;
	/** Whether every row was held against its file, which is not done while files are damaged; left out formerly. */
	rows?: boolean;
	/** Why not, where nothing is wrong but the disk had no room for it. */
	rows_not_held?: Bilingual;
	/** The data version that was looked at. */
	data_version: number;
	/** What does not agree: at most the first hundred of each kind. */
	faults: { submission: number | null; code: string; detail: string }[];
	/** Files of the archive that no entry of the journal speaks of, at most a hundred; left out formerly. */
	strays?: { sha256: string; bytes: number }[];
}

/** Whether one may rely on the last check: it found nothing and is not old. */
export type CheckState = 'never' | 'good' | 'old' | 'failed';

/** A check is made every night; one that was left out is noticed on the next day. */
const OLD_AFTER_MS = 36 * 60 * 60 * 1000;

export function checkState(last: Pick<CheckRecord, 'at' | 'faults'> | null, now: Date): CheckState {
	if (!last) return 'never';
	if (last.faults.length > 0) return 'failed';
	// One of a day to come was made while the clock was ahead: nobody can say how old it is.
	return Math.abs(now.getTime() - Date.parse(last.at)) > OLD_AFTER_MS ? 'old' : 'good';
}
