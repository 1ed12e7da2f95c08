import { execFileSync } from 'node:child_process';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { paraglide } from './paraglide.config.js';

// The messages must be there before anything imports them; the plugin only follows changes while developing.
execFileSync(process.execPath, ['scripts/messages.js'], { stdio: 'inherit' });

export default defineConfig(({ command }) => ({
	plugins: [...(command === 'serve' ? [paraglideVitePlugin(paraglide)] : []), sveltekit()],
	ssr: { external: ['@duckdb/node-api'] }
}));
