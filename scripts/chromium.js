// Finds a Chromium for the browser tests, or installs one: `CHROMIUM_PATH`, else the system's, else by apt (root on
// Debian), else by playwright. Run on its own it prints the path.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * The path of a Chromium that can be started. Throws when `CHROMIUM_PATH` names nothing that runs, or when none is
 * there and none could be installed.
 */
export async function chromiumPath() {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (!runnable(named)) throw new Error(`CHROMIUM_PATH: ${named} is not a program`);
		return named;
	}
	const found = systemChromium() ?? (await playwrightChromium());
	if (found) return found;
	const installed = installByApt() ? systemChromium() : await installByPlaywright();
	if (installed) return installed;
	throw new Error('No Chromium here and none could be installed. Install one, or name it in CHROMIUM_PATH.');
}

function systemChromium() {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...candidates, ...elsewhere].find(runnable);
}

async function playwrightChromium() {
	const { chromium } = await import('playwright-core');
	const path = chromium.executablePath();
	return runnable(path) ? path : undefined;
}

function installByApt() {
	const debian = existsSync('/etc/debian_version') && runnable('/usr/bin/apt-get');
	if (!debian || process.getuid?.() !== 0) return false;
	process.stderr.write('No Chromium here: installing it by apt.\n');
	const packages = ['chromium', 'fonts-noto-core'];
	return (
		run('apt-get', ['update', '-qq']) &&
		run('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
	);
}

async function installByPlaywright() {
	process.stderr.write('No Chromium here: installing it by playwright.\n');
	return run('npx', ['playwright-core', 'install', 'chromium']) ? playwrightChromium() : undefined;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	// Its words go to standard error, so that standard output holds the path and nothing else.
	return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

/** @param {string} path */
function runnable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${await chromiumPath()}\n`);
