import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/lib/server/config';
import { isAppError } from '../../src/lib/server/errors';
import { findChromium } from '../../src/lib/server/pdf/chromium';
import { printPdf } from '../../src/lib/server/pdf/print';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'print-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A program that stands in for Chromium: `body` is shell, `$PDF` the file it is asked for and `$PAGE` the one given. */
function stand(body: string, name = 'chromium'): string {
	const file = join(dir, name);
	writeFileSync(
		file,
		`#!/bin/sh
for each in "$@"; do case "$each" in
--print-to-pdf=*) PDF="\${each#--print-to-pdf=}" ;;
file://*) PAGE="\${each#file://}" ;;
esac; done
${body}
`
	);
	chmodSync(file, 0o755);
	return file;
}

const folder = () => join(dir, 'work');
const print = (chromium: string, timeout = 10_000) =>
	printPdf('<p>Bồ Đề</p>', { chromium, folder: folder(), timeout });
const code = (promise: Promise<unknown>) =>
	promise.then(
		() => 'printed',
		(error: unknown) => (isAppError(error) ? error.code : String(error))
	);
const copy = '{ printf "%%PDF-1.4\\n"; cat "$PAGE"; printf "\\n%%%%EOF\\n"; } > "$PDF"';

describe('printing', () => {
	it('gives the document to Chromium as a file and leaves nothing behind', async () => {
		const pdf = Buffer.from(await print(stand(copy))).toString();
		expect(pdf).toContain('<p>Bồ Đề</p>');
		expect(readdirSync(folder())).toEqual([]);
	});

	it.each([
		['fails', 'exit 3'],
		['writes nothing', 'exit 0'],
		['writes half a file', 'printf "%%PDF-1.4 half" > "$PDF"'],
		['is not there', null]
	])('is a fault told in words when Chromium %s', async (_, body) => {
		expect(await code(print(body === null ? join(dir, 'nothing') : stand(body)))).toBe('fault');
		expect(readdirSync(folder())).toEqual([]);
	});

	it('ends a Chromium that hangs, with everything it started', async () => {
		const late = join(dir, 'late');
		const slow = stand(`(sleep 2; touch '${late}') & sleep 60`);
		expect(await code(print(slow, 300))).toBe('fault');
		await new Promise((done) => setTimeout(done, 2300));
		expect(existsSync(late)).toBe(false);
	});

	it('does one at a time, lets some wait and sends the others away', async () => {
		const busy = join(dir, 'busy');
		const one = stand(`if [ -e '${busy}' ]; then exit 9; fi
touch '${busy}'; sleep 0.2; ${copy}; rm '${busy}'`);
		const answers = await Promise.all(Array.from({ length: 6 }, () => code(print(one))));
		expect(answers).toEqual(['printed', 'printed', 'printed', 'printed', 'busy', 'busy']);
		expect(await code(print(one))).toBe('printed');
	});
});

describe('the Chromium that prints', () => {
	it('is the one that is named, none for off, else the first of the system’s', () => {
		const file = stand(copy, 'google-chrome');
		expect(findChromium(undefined, `/nowhere:${dir}`)).toBe(file);
		expect(findChromium(undefined, '/nowhere')).toBeNull();
		expect(findChromium('off', dir)).toBeNull();
		expect(findChromium(file, '/nowhere')).toBe(file);
	});

	it('must be there when it is named', () => {
		expect(() => readConfig({ CHROMIUM_PATH: join(dir, 'nothing') })).toThrow(/CHROMIUM_PATH/);
		expect(readConfig({ CHROMIUM_PATH: 'off' }).chromium).toBeNull();
	});
});
