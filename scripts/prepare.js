// Generates what the type checker reads (messages, SvelteKit's types) after an install from the repository.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync('svelte.config.js') && existsSync('node_modules/@sveltejs/kit')) {
	spawnSync(process.execPath, ['scripts/messages.js'], { stdio: 'inherit' });
	spawnSync('npx', ['svelte-kit', 'sync'], { stdio: 'inherit', shell: process.platform === 'win32' });
}
