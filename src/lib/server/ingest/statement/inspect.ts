import { open } from 'node:fs/promises';
import type { Problem } from '../../../domain/problem';
import type { Encoding } from '../../../domain/encoding';
import { encodingFault } from '../read/text-file';
import { fileProblem } from '../read/problem';
import { rowsOf } from '../read/rows';
import { layoutLabel, matchLayout, type LayoutMatch, type StatementLayout } from './layout';

/** What a statement file turned out to be, before any record is read. */
export interface InspectedStatement {
	match: LayoutMatch;
	header: string[];
	/** Lines before the header (title, account, period): as many non-blank rows as the reader counts. */
	above: number;
	delimiter: string;
	encoding: Encoding;
}

/** Rows looked at for the header; above it a bank may print its name, the account and the period. */
const HEADER_WITHIN = 30;
const DELIMITERS = [',', ';', '\t', '|'];

/** Finds encoding, delimiter, header and layout of a statement, or the problem that keeps it from being read. */
export async function inspectStatement(
	path: string,
	layouts: readonly StatementLayout[]
): Promise<InspectedStatement | Problem> {
	const encoding = await encodingOf(path);
	if (typeof encoding === 'object') return encoding;
	let widest: string[] = [];
	for (const delimiter of DELIMITERS) {
		for await (const { record, cells } of rowsOf(path, { delimiter, encoding })) {
			if (record >= HEADER_WITHIN) break;
			const header = cells.map((name) => name.trim());
			while (header.at(-1) === '') header.pop();
			const match = matchLayout(layouts, header);
			if (match) return { match, header, above: record, delimiter, encoding };
			if (record === 0 && header.length > widest.length) widest = header;
		}
	}
	if (widest.length === 0) return fileProblem('empty_file');
	const found = widest.slice(0, 30).map((name) => [...name].slice(0, 40).join(''));
	return fileProblem('unknown_layout', {
		found: found.join(', '),
		known: layouts.map(layoutLabel).join('; ')
	});
}

/** UTF-8, or UTF-16 when the file says so itself by its byte order mark; other encodings cannot be told apart surely. */
async function encodingOf(path: string): Promise<Encoding | Problem> {
	const file = await open(path, 'r');
	const head = Buffer.alloc(2);
	try {
		await file.read(head, 0, 2, 0);
	} finally {
		await file.close();
	}
	if (head.toString('latin1') === 'PK') return fileProblem('not_text', { detail: 'XLSX, ZIP' });
	if (head.toString('hex') === 'fffe') return 'utf-16le';
	if (head.toString('hex') === 'feff') return fileProblem('not_text', { detail: 'UTF-16 BE' });
	if (!(await encodingFault({ path, encoding: 'utf-8', beginning: '', decisions: [] }))) return 'utf-8';
	return fileProblem('not_text', {
		detail_vi: 'có lẽ là Windows-1258, TCVN3 hoặc VNI',
		detail_en: 'perhaps Windows-1258, TCVN3 or VNI'
	});
}
