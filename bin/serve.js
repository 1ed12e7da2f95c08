// `npm start`: the built server, with the settings the platform needs and a clear word when it is not built.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { snapshot } from './snapshot.js';

const { env } = process;
env.NODE_ENV ??= 'production';
env.PORT ||= '3000';
env.HOST ||= '0.0.0.0';
env.BODY_SIZE_LIMIT ||= '2G';
if (!/^[0-9]{1,5}$/.test(env.PORT) || Number(env.PORT) > 65535) fail('PORT: 0–65535');
if (env.ORIGIN && !/^https?:\/\/[^/]+$/.test(env.ORIGIN)) fail('ORIGIN: https://example.org');

const beside = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const build = beside('build');
if (!existsSync(join(build, 'index.js'))) fail('npm run build');
try {
	await import(pathToFileURL(join(snapshot(build, beside('.serving')), 'index.js')).href);
} catch (error) {
	// What the operator can put right is said in words; a fault keeps its stack.
	if (!error?.words) throw error;
	fail(`\n${error.words.vi}\n${error.words.en}`);
}

function fail(word) {
	process.stderr.write(`Không khởi động được / cannot start: ${word}\n`);
	process.exit(1);
}
