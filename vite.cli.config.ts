import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the terminal commands, which are the same library calls as the server's, for plain `node`. */
export default defineConfig({
	resolve: { alias: { $lib: here('src/lib'), $data: here('data') } },
	publicDir: false,
	build: {
		ssr: true,
		outDir: 'build/cli',
		emptyOutDir: true,
		target: 'node20',
		rollupOptions: {
			input: { main: 'src/cli/main.ts', bench: 'tests/bench/main.ts' },
			output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' }
		}
	},
	ssr: { external: ['@duckdb/node-api', 'apache-arrow', 'papaparse'] }
});
