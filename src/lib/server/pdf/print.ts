import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../errors';
import { log } from '../log';

export interface Printer {
	/** The Chromium to run. */
	chromium: string;
	/** A folder of ours to work in. */
	folder: string;
	/** How long one document may take, ms. */
	timeout?: number;
}

/** As many may wait while one is printed; more are told to come again. */
const WAITING = 4;
/** Chromium is left alone with the file: no network, no extensions, nothing kept. */
const flags = [
	'--headless',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-extensions',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--host-resolver-rules=MAP * ~NOTFOUND',
	'--no-pdf-header-footer'
];

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Prints a whole HTML document, one at a time. Throws `busy` when too many wait, `fault` when Chromium fails. */
export async function printPdf(html: string, printer: Printer): Promise<Uint8Array> {
	if (waiting >= WAITING) {
		throw new AppError('busy', {
			vi: 'Máy chủ đang in nhiều bản khác. Hãy thử lại sau ít phút.',
			en: 'The server is printing other copies. Try again in a few minutes.'
		});
	}
	waiting += 1;
	const turn = last.then(() => printNow(html, printer));
	last = turn.catch(() => undefined).finally(() => (waiting -= 1));
	return turn;
}

async function printNow(html: string, { chromium, folder, timeout = 30_000 }: Printer): Promise<Uint8Array> {
	mkdirSync(folder, { recursive: true });
	const work = mkdtempSync(join(resolve(folder), 'print-'));
	try {
		const [page, pdf] = [join(work, 'page.html'), join(work, 'page.pdf')];
		writeFileSync(page, html, { mode: 0o600 });
		const ended = await run(chromium, work, pathToFileURL(page).href, pdf, timeout);
		const bytes = ended === 0 ? readPdf(pdf) : null;
		if (bytes) return bytes;
		log.error('print', { ended });
		throw new AppError('fault', {
			vi: 'Máy chủ không in được bản PDF. Hãy dùng chức năng in của trình duyệt.',
			en: 'The server could not print the PDF. Use the browser’s own print.'
		});
	} finally {
		rmSync(work, { recursive: true, force: true, maxRetries: 3 });
	}
}

/** Runs Chromium in a process group of its own, which is ended whole when its time is over. */
function run(
	chromium: string,
	work: string,
	page: string,
	pdf: string,
	timeout: number
): Promise<number | 'timeout' | 'not started'> {
	// Chromium refuses its sandbox to root; the document has no script and no network.
	const own = process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags;
	const child = spawn(chromium, [...own, `--user-data-dir=${work}`, `--print-to-pdf=${pdf}`, page], {
		stdio: 'ignore',
		detached: true,
		env: { PATH: process.env.PATH, HOME: work, LANG: 'C.UTF-8' }
	});
	const end = () => {
		try {
			if (child.pid) process.kill(-child.pid, 'SIGKILL');
		} catch {
			// it has ended by itself
		}
	};
	return new Promise((settle) => {
		const timer = setTimeout(() => {
			end();
			settle('timeout');
		}, timeout);
		child.once('error', () => {
			clearTimeout(timer);
			settle('not started');
		});
		child.once('exit', (code) => {
			clearTimeout(timer);
			end();
			settle(code ?? 1);
		});
	});
}

/** The file's bytes, or null when it is not a whole PDF. */
function readPdf(path: string): Uint8Array | null {
	try {
		const bytes = readFileSync(path);
		const whole = bytes.subarray(0, 5).toString() === '%PDF-' && bytes.subarray(-32).includes('%%EOF');
		return whole ? bytes : null;
	} catch {
		return null;
	}
}
