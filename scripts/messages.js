// Compiles `messages/*.json` into `src/lib/paraglide` when they have changed since the last time.
// A process of its own because the compiler leaves timers of 30 s behind (17 of them from @lix-js/sdk): as a plugin
// inside `vite build` or Vitest they keep that process from ending long after its work is done.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paraglide } from '../paraglide.config.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const stamp = join(paraglide.outdir, '.compiled-from');
const wanted = fingerprint();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
	const { compile } = await import('@inlang/paraglide-js');
	// One module a message, so that a page's script holds only the words of that page.
	await compile({ ...paraglide, outputStructure: 'message-modules', emitTsDeclarations: false });
	writeFileSync(stamp, wanted);
}
process.exit(0);

/** Everything the output depends on. */
function fingerprint() {
	const hash = createHash('sha256');
	const messages = readdirSync('messages').map((name) => join('messages', name));
	const compiler = 'node_modules/@inlang/paraglide-js/package.json';
	for (const path of [...messages.sort(), 'project.inlang/settings.json', 'paraglide.config.js', compiler]) {
		hash.update(`${path}\0${readFileSync(path, 'utf8')}\0`);
	}
	return hash.digest('hex');
}
