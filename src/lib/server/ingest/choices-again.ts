import { headingsMissing } from '../../domain/column-meaning';
import { isRemarks } from '../../domain/header-name';
import type { ReadOptions } from '../../domain/read-options';
import { isOfRemarks, isRemarksOf } from '../../domain/remarks-name';
import type { Warehouse } from '../warehouse/door';
import { inWorkFolder } from '../work-folder';
import type { Draft } from './drafts';
import { gridOf, isUnreadable, type SentFile } from './read/grid';
import { listSubmissions } from './submissions';

/** The latest submissions that refused rows may have come from. */
const LOOKED_THROUGH = 200;

/**
 * What the sender of refused rows that are sent again had said about the file they are from: its columns, words and
 * formats. Encoding, delimiter, sheet and header line are those of the rows given back. Nothing for any other file.
 */
export async function choicesAgain(
	warehouse: Warehouse,
	file: SentFile,
	{ fileName, role, wardCode }: Pick<Draft, 'fileName' | 'role' | 'wardCode'>,
	waiting: readonly Draft[]
): Promise<ReadOptions> {
	if (!isOfRemarks(fileName)) return {};
	const dataset = file.dataset.name;
	const drafts = waiting.filter(
		(draft) => draft.dataset === dataset && isRemarksOf(fileName, draft.fileName)
	);
	const { submissions } = await listSubmissions(warehouse, {
		...{ wardCode, dataset, limit: LOOKED_THROUGH, offset: 0 }
	});
	const sent = submissions.filter(
		(one) => one.sender_role === role && one.ward_code === wardCode && isRemarksOf(fileName, one.file_name)
	);
	const said = [
		...drafts.map(({ at, read }) => ({ at, read })),
		...sent.map(({ received_at: at, read_options: read }) => ({ at, read }))
	].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
	// The same file may wait once more, with nothing said of it yet.
	const before = said.map(({ read }) => chosen(read)).find((choices) => Object.keys(choices).length > 0);
	if (!before) return {};
	return inWorkFolder(warehouse.dataDir, 'again', async (tmp) => {
		const grid = await gridOf({ ...file, read: { columns: before.columns } }, tmp);
		if (isUnreadable(grid) || !grid.header.names.some(isRemarks)) return {};
		const missing = headingsMissing(grid.header.names, before.columns);
		const columns = Object.entries(before.columns ?? {}).filter(([heading]) => !missing.includes(heading));
		const { columns: _, ...others } = before;
		return { ...others, ...(columns.length > 0 && { columns: Object.fromEntries(columns) }) };
	});
}

/** What a sender said of a file’s words and not of how it was saved. */
function chosen({ columns, values, wards, codes, numberFormat, dateFormat }: ReadOptions): ReadOptions {
	const said = Object.entries({ columns, values, wards, codes, numberFormat, dateFormat });
	return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}
