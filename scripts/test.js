// `npm test`: type check, lint, unit tests, build, integration tests, browser tests. Every step runs even when an
// earlier one failed, except those that need a build that is not there. The last line counts the tests; a step that
// failed without failing tests (a type error, a crash) counts as one failed.
// `npm test -- unit browser` runs only the steps named.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), 'thoatngheo-test-'));

/** @typedef {{ passed: number, failed: number, said?: string }} Counts */
/** @typedef {{ name: string, run: () => Promise<Counts>, needs?: string, aside?: true }} Step */

/** @type {Step[]} */
const steps = [
	{ name: 'check', run: () => script('check') },
	{ name: 'lint', run: () => aside('lint'), aside: true },
	{ name: 'unit', run: () => vitest('unit') },
	{ name: 'build', run: () => script('build') },
	{ name: 'integration', run: () => vitest('integration'), needs: 'build' },
	{ name: 'browser', run: () => vitest('browser'), needs: 'build' }
];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !steps.some((step) => step.name === name));
if (unknown) {
	process.stderr.write(`No such step: ${unknown}. Steps: ${steps.map(({ name }) => name).join(', ')}\n`);
	process.exit(1);
}

const selected = steps.filter((step) => asked.length === 0 || asked.includes(step.name));
/** Steps of one core that hang on no other: begun at once, and waited for in their turn. */
const begun = new Map(selected.filter((step) => step.aside).map(({ name, run }) => [name, run()]));

/** @type {(Counts & { name: string, seconds: number, word: string })[]} */
const results = [];
for (const { name, run, needs } of selected) {
	const failedBefore = needs && results.some((result) => result.name === needs && result.failed > 0);
	process.stdout.write(`\n━━ ${name} ${'━'.repeat(60 - name.length)}\n`);
	const started = performance.now();
	const counts = failedBefore ? { passed: 0, failed: 1 } : await (begun.get(name) ?? run());
	if (counts.said) process.stdout.write(counts.said);
	const seconds = (performance.now() - started) / 1000;
	const word = failedBefore ? `not run: ${needs} failed` : counts.failed > 0 ? 'FAILED' : 'ok';
	process.stdout.write(`── ${name}: ${word}, ${seconds.toFixed(1)} s\n`);
	results.push({ name, ...counts, seconds, word });
}
rmSync(reports, { recursive: true, force: true });

const sum = (/** @type {'passed' | 'failed' | 'seconds'} */ key) =>
	results.reduce((all, each) => all + each[key], 0);
process.stdout.write('\n');
for (const { name, seconds, word, passed, failed } of results) {
	const tests = passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : '';
	process.stdout.write(`${name.padEnd(12)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${word}${tests}\n`);
}
process.stdout.write(`${'all'.padEnd(12)} ${`${sum('seconds').toFixed(1)} s`.padStart(8)}\n`);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') > 0 ? 1 : 0;

/**
 * A step that either holds or not: no tests of its own, and one failure when it does not hold.
 * @param {string} name
 */
async function script(name) {
	return { passed: 0, failed: (await run('npm', ['run', '--silent', name])) === 0 ? 0 : 1 };
}

/**
 * The same beside another step, which has the terminal meanwhile: what it wrote is given back.
 * @param {string} name
 * @returns {Promise<Counts>}
 */
async function aside(name) {
	let said = '';
	const code = await run('npm', ['run', '--silent', name], (part) => (said += part));
	return { passed: 0, failed: code === 0 ? 0 : 1, said };
}

/**
 * The tests of one Vitest project, counted from its own JSON report. A test that did not run has not passed, a file
 * that could not be loaded is one failure, and so is a run that ended without a report.
 * @param {string} project
 */
async function vitest(project) {
	const report = join(reports, `${project}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const code = await run(process.execPath, [
		'node_modules/vitest/vitest.mjs',
		'run',
		'--project',
		project,
		...reporters
	]);
	if (!existsSync(report)) return { passed: 0, failed: 1 };
	const { numTotalTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
	const unloaded = testResults.filter(
		(/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
			file.status === 'failed' && file.assertionResults.length === 0
	).length;
	const failed = numTotalTests - numPassedTests + unloaded;
	return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/**
 * Runs a program with this terminal, or with `hear` hearing what it writes, and gives its exit code; one that was killed
 * or could not start counts as 1.
 * @param {string} command
 * @param {string[]} args
 * @param {(part: string) => void} [hear]
 * @returns {Promise<number>}
 */
function run(command, args, hear) {
	const stdio = hear ? 'pipe' : 'inherit';
	const child = spawn(command, args, { stdio, shell: process.platform === 'win32' });
	for (const stream of [child.stdout, child.stderr]) if (hear) stream?.setEncoding('utf8').on('data', hear);
	return new Promise((resolve) => {
		child.once('error', () => resolve(1));
		child.once('close', (code) => resolve(code ?? 1));
	});
}
