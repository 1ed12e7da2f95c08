import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongFirst } from './tests/long-first';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

execFileSync(process.execPath, ['scripts/messages.js'], { stdio: 'inherit' });

/** The tests read the library as it is: no SvelteKit plugin, whose development server they would only wait for. */
export default defineConfig({
	resolve: { alias: { $lib: here('src/lib'), $data: here('data') } },
	test: {
		pool: 'forks',
		teardownTimeout: 5_000,
		// Much of a test's time is waiting for a server or a browser, so no core is left out.
		maxWorkers: '100%',
		sequence: { sequencer: LongFirst },
		projects: [
			// Pure code shares one set of modules: loading them anew for each file took longer than the tests.
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['tests/unit/**/*.test.ts'],
					isolate: false,
					// A busy machine is no fault of the code.
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: ['tests/integration/setup.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					globalSetup: ['tests/browser/setup.ts'],
					testTimeout: 90_000,
					hookTimeout: 180_000
				}
			}
		]
	}
});
