// A server loads its pages and files when somebody first asks for them. Built anew under it, half of them would be gone;
// so it runs from a second name of each file, which costs no room and stays what it was.
import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * The folder to run from: a twin of `build` on the `shelf`, gone when the process ends; `build` itself where the disk
 * does not give files second names, or may not be written to.
 * @param {string} build
 * @param {string} shelf
 */
export function snapshot(build, shelf) {
	const own = join(shelf, `${hostname()}-${process.pid}`);
	const drop = () => rmSync(own, { recursive: true, force: true });
	try {
		clear(shelf);
		drop();
		twin(build, own);
	} catch {
		drop();
		return build;
	}
	process.once('exit', drop);
	return own;
}

/**
 * Removes what servers left behind that were killed on this machine.
 * @param {string} shelf
 */
function clear(shelf) {
	mkdirSync(shelf, { recursive: true });
	const ours = `${hostname()}-`;
	for (const name of readdirSync(shelf)) {
		const left = name.startsWith(ours) && !isRunning(Number(name.slice(ours.length)));
		if (left) rmSync(join(shelf, name), { recursive: true, force: true });
	}
}

/** @param {number} pid */
function isRunning(pid) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		// Somebody else's process is running all the same.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/**
 * @param {string} from
 * @param {string} to
 */
function twin(from, to) {
	mkdirSync(to);
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		const [old, fresh] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isDirectory()) twin(old, fresh);
		else linkSync(old, fresh);
	}
}
