import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Dataset } from '../../../domain/dataset';
import { delimiters, firstLines, foreignText } from '../../../domain/delimited';
import { encodingOf, tellEncoding, textIn } from '../../../domain/encoding';
import { findHeader } from '../../../domain/header';
import { foundSigns, householdSigns, type PersonalSign } from '../../../domain/household-list';
import { problemMessage } from '../../../domain/problem';
import type { ReadOptions } from '../../../domain/read-options';
import { AppError } from '../../errors';
import { fileProblem } from './problem';
import { shownText } from './workbook/sheet-cell';
import { sheetRows } from './workbook/sheet-file';
import { unpackWorkbook, workbookKind } from './workbook/unpack';

/** Rows of a sheet, and bytes at each of three places of a text, that are looked at. */
const ROWS = 500;
const SAMPLE = 64 * 1024;

/**
 * Throws `household_list` when a file just received is a list of households or of their members, on whichever sheet and
 * whatever it was sent as. To be asked before the file is kept anywhere; `tmp` is a folder for what has to be unpacked.
 */
export async function refuseHouseholdList(
	path: string,
	{ dataset, read }: { dataset: Dataset; read: ReadOptions },
	tmp: string
): Promise<void> {
	const dir = await mkdtemp(join(tmp, 'look-'));
	try {
		for await (const { lines, sheet } of tablesIn(path, read, dir)) {
			const known = findHeader(dataset, lines, read.headerRow)?.match.problems.length === 0;
			const signs = householdSigns(
				lines.map(({ cells }) => cells),
				{ known }
			);
			if (signs) throw householdList(signs, sheet);
		}
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

function householdList(signs: readonly PersonalSign[], sheet: string | null): AppError {
	const problem = fileProblem('household_list', foundSigns(signs, sheet));
	return new AppError('household_list', {
		vi: problemMessage(problem, 'vi'),
		en: problemMessage(problem, 'en')
	});
}

interface SampledTable {
	sheet: string | null;
	lines: { line: number; cells: string[] }[];
}

async function* tablesIn(path: string, read: ReadOptions, dir: string): AsyncGenerator<SampledTable> {
	const kind = await workbookKind(path);
	if (kind === null) {
		for (const text of await samplesOf(path, read))
			for (const delimiter of delimiters) yield { sheet: null, lines: firstLines(text, delimiter, ROWS) };
		return;
	}
	const unpacked = await unpackWorkbook({ path, kind }, join(dir, 'sheet'));
	if ('refused' in unpacked) return;
	for (const { name, path: file } of unpacked.workbook.sheets) {
		const lines: SampledTable['lines'] = [];
		for await (const { row, cells } of sheetRows(file)) {
			const line: string[] = [];
			for (const cell of cells) line[cell.column] = shownText(cell);
			lines.push({ line: row, cells: Array.from(line, (text) => text ?? '') });
			if (lines.length === ROWS) break;
		}
		yield { sheet: name, lines };
	}
}

/** The beginning of a text, and of a long one its middle and its end, in the encoding it is or seems to be in. */
async function samplesOf(path: string, { encoding: named }: ReadOptions): Promise<string[]> {
	const file = await open(path, 'r');
	const at = async (position: number) => {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, position);
		return buffer.subarray(0, bytesRead);
	};
	try {
		const { size } = await file.stat();
		const sent = await at(0);
		const isPacked = foreignText(sent) === 'GZIP';
		const head = isPacked ? await unpackedHead(path) : sent;
		const told = tellEncoding(head);
		const own = 'encoding' in told ? told.encoding : told.like;
		const encoding = (named === undefined ? null : encodingOf(named)) ?? own;
		const text = (bytes: Buffer) => textIn(encoding, bytes) ?? bytes.toString('latin1');
		if (isPacked || size <= 2 * SAMPLE) return [text(head)];
		// A sample may begin within a line, and within a letter: what comes before its first line break is left out.
		const rest = await Promise.all([Math.floor(size / 2), size - SAMPLE].map(at));
		const whole = rest.map((bytes) => text(bytes.subarray(bytes.indexOf(0x0a) + 1)));
		return [text(head), ...whole];
	} finally {
		await file.close();
	}
}

async function unpackedHead(path: string): Promise<Buffer> {
	const parts: Buffer[] = [];
	let bytes = 0;
	const source = createReadStream(path);
	const unpacking = createGunzip();
	source.on('error', (error) => unpacking.destroy(error));
	try {
		for await (const part of source.pipe(unpacking) as AsyncIterable<Buffer>) {
			parts.push(part);
			if ((bytes += part.length) >= SAMPLE) break;
		}
	} catch {
		// A broken pack is told of when it is opened; what came out of it is looked at.
	} finally {
		source.destroy();
	}
	return Buffer.concat(parts).subarray(0, SAMPLE);
}
