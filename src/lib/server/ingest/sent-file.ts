import { existsSync } from 'node:fs';
import type { CheckContext } from '../../domain/cell';
import type { Dataset } from '../../domain/dataset';
import { dayIn } from '../../domain/format';
import { checkContext, type Reference } from '../reference';
import type { Warehouse } from '../warehouse/door';
import type { Archive } from './archive';
import type { SentFile } from './read/grid';
import { RecordLines } from './record-lines';
import { contextBy, type RuleSet } from './rule-sets';
import type { Submission } from './submissions';

/** Where what was sent lies, and what its cells are checked by. */
export interface Sendings {
	archive: Pick<Archive, 'pathOf'>;
	reference: Reference;
	datasets: ReadonlyMap<string, Dataset>;
	warehouse: Pick<Warehouse, 'dataDir'>;
	rulesOf(submission: number): Promise<RuleSet>;
}

/**
 * The file of a submission as it was sent, what its cells are checked by, and the data folder to unpack it in: to be
 * read as it was then.
 */
export async function sentFile(
	sendings: Sendings,
	submission: Submission,
	dataset: Dataset
): Promise<[SentFile, CheckContext, string]> {
	const { archive, reference, warehouse } = sendings;
	const { sha256, read_options: read, received_at } = submission;
	const today = dayIn(new Date(received_at), reference.district.timezone);
	const rules = await sendings.rulesOf(submission.id);
	const file = { path: archive.pathOf(sha256), dataset, read, rules };
	return [file, contextBy(checkContext(reference, today, read), rules), warehouse.dataDir];
}

/** The physical lines of some records of a submission's file: those of a sheet are its rows. */
export async function linesOf(
	sendings: Sendings,
	submission: Submission,
	records: readonly number[]
): Promise<Map<number, number>> {
	const dataset = sendings.datasets.get(submission.dataset);
	// A file that is missing is `verify`'s to tell.
	if (!dataset || !existsSync(sendings.archive.pathOf(submission.sha256))) return new Map();
	const known = remembered.get(sendings.archive) ?? new RecordLines();
	remembered.set(sendings.archive, known);
	return known.of(submission.id, records, () => sentFile(sendings, submission, dataset));
}

/** What was read of each archive's files. */
const remembered = new WeakMap<Sendings['archive'], RecordLines>();
