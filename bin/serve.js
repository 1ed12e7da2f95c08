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
if (!/^[0-9]{1,5}$/.test(env.PORT) || Number(env.PORT) > 65535) failSetting('PORT', '0–65535');
if (env.ORIGIN && !/^https?:\/\/[^/]+$/.test(env.ORIGIN)) failSetting('ORIGIN', 'https://example.org');
if (!/^(?:[0-9]+[KMG]?|Infinity)$/.test(env.BODY_SIZE_LIMIT)) failSetting('BODY_SIZE_LIMIT', '512M, 2G');
// The server begins to listen by itself; that it cannot is an event nobody else waits for.
const tell = (/** @type {Error} */ error) => {
	const { syscall, code } = /** @type {NodeJS.ErrnoException} */ (error);
	const where = `${env.HOST}:${env.PORT} (${code})`;
	if (syscall !== 'listen' && syscall !== 'getaddrinfo') throw error;
	fail(
		`\nKhông mở được ${where}. Hãy đặt HOST, PORT khác, hoặc dừng chương trình đang giữ cổng này.\n` +
			`Cannot listen on ${where}. Set another HOST or PORT, or stop the program that holds it.`
	);
};
process.once('uncaughtException', tell);

const beside = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const build = beside('build');
if (!existsSync(join(build, 'index.js'))) fail('npm run build');
try {
	const { server } = await import(pathToFileURL(join(snapshot(build, beside('.serving')), 'index.js')).href);
	server.server.once('listening', () => process.off('uncaughtException', tell));
} catch (error) {
	// What the operator can put right is said in words; a fault keeps its stack.
	if (!error?.words) throw error;
	fail(`\n${error.words.vi}\n${error.words.en}`);
}

function failSetting(name, allowed) {
	fail(
		`\nGiá trị của ${name} không dùng được. Giá trị cho phép: ${allowed}.\n` +
			`The setting ${name} has a value that cannot be used. Allowed: ${allowed}.`
	);
}

function fail(word) {
	process.stderr.write(`Không khởi động được / cannot start: ${word}\n`);
	process.exit(1);
}
