import { open } from 'node:fs/promises';
import type { Dataset } from '../../../domain/dataset';
import { delimiters, firstLines } from '../../../domain/delimited';
import { encodingOf, tellEncoding, textIn } from '../../../domain/encoding';
import { findHeader } from '../../../domain/header';
import { foundSigns, householdSigns } from '../../../domain/household-list';
import { problemMessage, type Problem } from '../../../domain/problem';
import type { ReadOptions } from '../../../domain/read-options';
import { AppError, isUntaken } from '../../errors';
import { fileProblem, isProblem } from './problem';
import { notText } from './text-file';
import { unpacked, type Unpacked } from './unpack';
import { shownText } from './workbook/sheet-cell';
import { sheetRows } from './workbook/sheet-file';

/** Rows of a sheet, and bytes at each of three places of a text, that are looked at. */
const ROWS = 500;
const SAMPLE = 64 * 1024;

/**
 * Looks into a file just received, before it is kept anywhere, and gives what it holds, unpacked to `tmp`. Throws
 * `household_list` when it is a list of households or of their members, on whichever sheet and whatever it was sent as;
 * and why it cannot be looked into (`workbook_password`, `not_text`, …) when nobody can know that it is none.
 */
export async function firstLook(
	path: string,
	{ dataset, read }: { dataset: Dataset; read: ReadOptions },
	tmp: string
): Promise<Unpacked> {
	const holds = await unpacked({ path }, tmp);
	if (isProblem(holds)) throw untaken(holds);
	for await (const { lines, sheet } of tablesIn(path, holds, read)) {
		const known = findHeader(dataset, lines, read.headerRow)?.match.problems.length === 0;
		const signs = householdSigns(
			lines.map(({ cells }) => cells),
			{ known }
		);
		if (signs) throw untaken(fileProblem('household_list', foundSigns(signs, sheet)));
	}
	return holds;
}

function untaken(problem: Problem): AppError {
	const { code } = problem;
	if (!isUntaken(code)) throw new Error(`a file is taken in, whatever its ${code}`);
	const [vi, en] = [problemMessage(problem, 'vi'), problemMessage(problem, 'en')];
	if (code === 'household_list') return new AppError(code, { vi, en });
	return new AppError(code, {
		vi: `${vi} Tệp không được lưu lại.`,
		en: `${en} Nothing of the file is kept.`
	});
}

interface SampledTable {
	sheet: string | null;
	lines: { line: number; cells: string[] }[];
}

async function* tablesIn(path: string, holds: Unpacked, read: ReadOptions): AsyncGenerator<SampledTable> {
	if ('text' in holds) {
		for (const text of await samplesOf(holds.text ?? path, read))
			for (const delimiter of delimiters) yield { sheet: null, lines: firstLines(text, delimiter, ROWS) };
		return;
	}
	for (const { name, path: file } of holds.workbook.sheets) {
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

/**
 * The beginning of a text, and of a long one its middle and its end, in the encoding named for it and in the one it is or
 * seems to be in. Throws `not_text` when it is none.
 */
async function samplesOf(path: string, { encoding: named }: ReadOptions): Promise<string[]> {
	const file = await open(path, 'r');
	const at = async (position: number) => {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, position);
		return buffer.subarray(0, bytesRead);
	};
	try {
		const { size } = await file.stat();
		const head = await at(0);
		const told = tellEncoding(head);
		const own = 'encoding' in told ? told.encoding : told.like;
		const asked = (named === undefined ? null : encodingOf(named)) ?? own;
		// Whatever is no text in the encoding that is named for it has to be one by itself.
		const foreign = notText(head, textIn(asked, head) === null ? own : asked);
		if (foreign) throw untaken(foreign);
		const long = size > 2 * SAMPLE;
		// Even places, as letters of UTF-16 begin there.
		const rest = long
			? await Promise.all([size / 2, size - SAMPLE].map((place) => at(2 * Math.floor(place / 2))))
			: [];
		// An encoding that is named for it wrongly hides nothing.
		return [...new Set([asked, own])].flatMap((encoding) => {
			const text = (bytes: Buffer) => textIn(encoding, bytes) ?? bytes.toString('latin1');
			// A sample may begin within a line, and within a letter: what comes before its first line break is left out.
			const fromLine = (bytes: Buffer) =>
				encoding.startsWith('utf-16') ? bytes : bytes.subarray(bytes.indexOf(0x0a) + 1);
			return [head, ...rest.map(fromLine)].map(text);
		});
	} finally {
		await file.close();
	}
}
