/**
 * Unpacks one workbook and ends: run as a thread of its own by `unpack.ts`, which bounds its memory and time. Writes
 * each sheet's rows to a file as lines of JSON (`sheet-row.ts`) and tells what there is.
 *
 * It is kept as text by the bundler and so imports nothing of ours but what it is given as text too.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** @typedef {import('./sheet-row').SheetCell} SheetCell */
/** @typedef {import('@e965/xlsx').CellObject} CellObject */
/** @typedef {import('@e965/xlsx').Range} Range */

/**
 * @type {{
 *   path: string,
 *   target: string,
 *   library: string,
 *   numberFormat: string,
 *   limits: { cells: number, letters: number, columns: number }
 * }}
 */
const { path, target, library, numberFormat, limits } = workerData;
/** @type {typeof import('@e965/xlsx')} */
const XLSX = createRequire(library)(library);

/** @type {typeof import('./number-format.js')} */
const { numberFormats } = await import(numberFormat);
const shownBy = numberFormats(XLSX.SSF);

/** Words of the errors a cell may hold, by their number in the file. */
const errors = new Map([
	[0x00, '#NULL!'],
	[0x07, '#DIV/0!'],
	[0x0f, '#VALUE!'],
	[0x17, '#REF!'],
	[0x1d, '#NAME?'],
	[0x24, '#NUM!'],
	[0x2a, '#N/A'],
	[0x2b, '#GETTING_DATA']
]);

parentPort?.postMessage(answer());

/** @returns {import('./unpack').WorkerAnswer} */
function answer() {
	const bytes = readFileSync(path);
	const locked = lock(bytes);
	if (locked !== null) return { refused: locked };
	try {
		return unpacked(bytes);
	} catch {
		return { refused: 'workbook_broken' };
	}
}

/**
 * @param {Buffer} bytes
 * @returns {import('./unpack').WorkerAnswer}
 */
function unpacked(bytes) {
	const workbook = XLSX.read(bytes, {
		dense: true,
		sheetStubs: true,
		cellFormula: true,
		cellHTML: false,
		cellNF: true,
		cellStyles: true,
		cellText: false
	});
	const hidden = hiddenTables(bytes);
	const left = { cells: limits.cells, letters: limits.letters };
	const sheets = workbook.SheetNames.map((name, at) => {
		const file = `${target}-${at}`;
		const rows = writeRows(workbook.Sheets[name], file, left);
		const isHidden = (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0 || hidden.has(at);
		const hiddenColumns = columnsHidden(workbook.Sheets[name]);
		return { name: name.normalize('NFC'), hidden: isHidden, rows, path: file, hiddenColumns };
	});
	if (isOver(left)) return { refused: 'workbook_too_large' };
	return { workbook: { from1904: workbook.Workbook?.WBProps?.date1904 === true, sheets } };
}

/**
 * Why the bytes cannot be opened as they are: a password, or no workbook inside.
 * @param {Buffer} bytes
 * @returns {import('./unpack').Refusal | null}
 */
function lock(bytes) {
	if (bytes[0] !== 0xd0) {
		const manifest = openDocumentPart(bytes, 'META-INF/manifest.xml');
		return manifest.includes('encryption-data') ? 'workbook_password' : null;
	}
	let container;
	try {
		container = XLSX.CFB.read(bytes, { type: 'buffer' });
	} catch {
		return 'workbook_broken';
	}
	if (XLSX.CFB.find(container, '/EncryptedPackage')) return 'workbook_password';
	const stream = XLSX.CFB.find(container, '/Workbook') ?? XLSX.CFB.find(container, '/Book');
	if (!stream) return 'not_workbook';
	const records = Buffer.from(stream.content);
	// FilePass stands among the first records, before the end of the workbook's globals.
	for (let at = 0; at + 4 <= records.length; at += 4 + records.readUInt16LE(at + 2)) {
		const id = records.readUInt16LE(at);
		if (id === 0x2f) return 'workbook_password';
		if (id === 0x0a) break;
	}
	return null;
}

/**
 * The places of the sheets that an OpenDocument keeps from view, which the library does not tell.
 * @param {Buffer} bytes
 */
function hiddenTables(bytes) {
	const content = openDocumentPart(bytes, 'content.xml');
	const styles = new Set();
	for (const [, name = '', body = ''] of content.matchAll(
		/<style:style\b[^>]*\bstyle:name="([^"]*)"[^>]*>(.*?)<\/style:style>/gs
	))
		if (/\btable:display="false"/.test(body)) styles.add(name);
	const tables = [...content.matchAll(/<table:table\s([^>]*)>/g)];
	return new Set(
		tables.flatMap(([, attributes = ''], at) =>
			styles.has(/\btable:style-name="([^"]*)"/.exec(attributes)?.[1]) ? [at] : []
		)
	);
}

/**
 * A part of an OpenDocument as text; '' of any other file.
 * @param {Buffer} bytes
 * @param {string} name
 */
function openDocumentPart(bytes, name) {
	if (bytes[0] !== 0x50 || !bytes.subarray(-0x10000).includes('META-INF/manifest.xml')) return '';
	try {
		const part = XLSX.CFB.find(XLSX.CFB.read(bytes, { type: 'buffer' }), `/${name}`);
		return part ? Buffer.from(part.content).toString('utf8') : '';
	} catch {
		return '';
	}
}

/**
 * The places of the columns of a sheet that are not shown.
 * @param {import('@e965/xlsx').WorkSheet | undefined} sheet
 */
function columnsHidden(sheet) {
	const columns = sheet?.['!cols'] ?? [];
	return Object.entries(columns).flatMap(([at, column]) => (column?.hidden ? [Number(at)] : []));
}

/**
 * Writes the rows of a sheet until there is no room left, and gives how many there are.
 * @param {import('@e965/xlsx').WorkSheet | undefined} sheet
 * @param {string} file
 * @param {{ cells: number, letters: number }} left what may still come, less what came
 */
function writeRows(sheet, file, left) {
	const out = openSync(file, 'w');
	const data = /** @type {(CellObject | undefined)[][]} */ (sheet?.['!data'] ?? []);
	const covered = coveredBy(sheet?.['!merges'] ?? [], data);
	const place = sheet?.['!rows'] ?? [];
	let [rows, text] = [0, ''];
	for (const [at, line] of data.entries()) {
		if ((line?.length ?? 0) > limits.columns) left.cells = -1;
		if (isOver(left)) break;
		const own = cellsOf(line ?? []);
		if (own.length === 0) continue;
		const merged = covered.get(at) ?? [];
		const row = { row: at + 1, ...(place[at]?.hidden && { hidden: true }), cells: withMerged(own, merged) };
		rows += 1;
		left.cells -= row.cells.length;
		// One text of the file may stand in any number of cells.
		left.letters -= lettersOf(row.cells);
		if (isOver(left)) break;
		text += `${JSON.stringify(row)}\n`;
		if (text.length > 1 << 20) {
			writeSync(out, text);
			text = '';
		}
	}
	writeSync(out, text);
	closeSync(out);
	return rows;
}

/** @param {{ cells: number, letters: number }} left */
function isOver(left) {
	return left.cells < 0 || left.letters < 0;
}

/** @param {SheetCell[]} cells */
function lettersOf(cells) {
	return cells.reduce(
		(sum, { text, shown, padded }) => sum + text.length + (shown?.length ?? 0) + (padded?.length ?? 0),
		0
	);
}

/**
 * @param {(CellObject | undefined)[]} line
 * @returns {SheetCell[]}
 */
function cellsOf(line) {
	return line.flatMap((cell, column) => {
		const value = cell && valueOf(cell);
		return value ? [{ column, ...value }] : [];
	});
}

/**
 * @param {CellObject} cell
 * @returns {Omit<SheetCell, 'column'> | null}
 */
function valueOf({ t, v, f, z }) {
	if (t === 'z' || v === undefined || v === null)
		return f === undefined ? null : { kind: 'uncalculated', text: '' };
	if (t === 'e') return { kind: 'error', text: errors.get(Number(v)) ?? '#?' };
	if (t === 'b') return { kind: 'boolean', text: v ? 'true' : 'false' };
	if (t !== 'n') return v === '' ? null : { kind: 'text', text: String(v) };
	return shownBy(typeof z === 'string' ? z : 'General', Number(v));
}

/**
 * For each row the merged cells that reach it: ranges of one column have their value in every row, others only say
 * where they begin.
 * @param {Range[]} merges
 * @param {(CellObject | undefined)[][]} data
 * @returns {Map<number, SheetCell[]>}
 */
function coveredBy(merges, data) {
	/** @type {Map<number, SheetCell[]>} */
	const rows = new Map();
	for (const range of merges) {
		const { s, e } = range;
		const cell = data[s.r]?.[s.c];
		const value = cell && valueOf(cell);
		if (!value) continue;
		const merged = XLSX.utils.encode_range(range);
		const last = s.c === e.c ? Math.min(e.r, data.length - 1) : s.r;
		for (let row = s.r; row <= last; row++) {
			const there = rows.get(row) ?? [];
			there.push({ column: s.c, ...value, merged });
			rows.set(row, there);
		}
	}
	return rows;
}

/**
 * @param {SheetCell[]} own
 * @param {SheetCell[]} merged
 */
function withMerged(own, merged) {
	if (merged.length === 0) return own;
	const columns = new Set(merged.map(({ column }) => column));
	return [...own.filter(({ column }) => !columns.has(column)), ...merged].sort((a, b) => a.column - b.column);
}
