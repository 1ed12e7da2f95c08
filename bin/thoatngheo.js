#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundle = new URL('../build/cli/main.js', import.meta.url);
if (!existsSync(fileURLToPath(bundle))) {
	process.stderr.write(
		'Chưa dựng chương trình: chạy `npm run build` trước. / Not built yet: run `npm run build` first.\n'
	);
	process.exit(3);
}
// Whoever reads the answer may have seen enough of it, as in `thoatngheo verify | head -1`: the exit code is the same.
process.stdout.on('error', (error) => {
	if (error.code !== 'EPIPE') throw error;
});
const { main } = await import(bundle.href);
process.exitCode = await main(process.argv.slice(2));
