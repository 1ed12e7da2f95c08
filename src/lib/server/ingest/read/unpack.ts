import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { foreignText } from '../../../domain/delimited';
import type { Problem } from '../../../domain/problem';
import { gunzip } from './gunzip';
import { refusal } from './workbook/refusal';
import type { UnpackedWorkbook } from './workbook/sheet-row';
import { unpackWorkbook } from './workbook/unpack';

/**
 * What a file that was sent holds: a text, unpacked to a path of its own where it came packed, or a workbook's sheets.
 */
export type Unpacked = { text: string | null } | { workbook: UnpackedWorkbook };

/** What a file holds, as far as it was unpacked before; else unpacked to `tmp`, or the problem that keeps it shut. */
export async function unpacked(
	{ path, unpacked: before, mayWait }: { path: string; unpacked?: Unpacked | Problem; mayWait?: boolean },
	tmp: string
): Promise<Unpacked | Problem> {
	if (before) return before;
	const packed = await packedAs(path);
	if (packed === 'GZIP') {
		const text = await gunzip(path, join(tmp, 'unpacked'));
		return typeof text === 'string' ? { text } : text;
	}
	if (packed !== 'XLSX, ZIP' && packed !== 'XLS') return { text: null };
	const kind = packed === 'XLS' ? 'compound' : 'packed';
	const answer = await unpackWorkbook({ path, kind, mayWait }, join(tmp, 'sheet'));
	return 'refused' in answer ? refusal(answer.refused) : answer;
}

/** Whether a file that was sent is a workbook. */
export async function isWorkbook(path: string): Promise<boolean> {
	const packed = await packedAs(path);
	return packed === 'XLSX, ZIP' || packed === 'XLS';
}

async function packedAs(path: string): Promise<string | null> {
	const file = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
		return foreignText(buffer.subarray(0, bytesRead));
	} finally {
		await file.close();
	}
}
