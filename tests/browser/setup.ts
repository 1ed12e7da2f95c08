import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from '../../scripts/chromium.js';
import { loadSample, temporaryFolder } from '../fixtures/program';
import { startServer } from '../fixtures/server';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Address of the built server, as `npm run demo` starts it, with the illustrative year. */
		site: string;
		/** A data folder with the illustrative year that no server holds: to be copied, not served. */
		sampleDir: string;
		chromium: string;
	}
}

/** Finds Chromium, sends the illustrative year in once, and serves a copy of it to all browser tests. */
export default async function setup(project: TestProject) {
	const chromium = await chromiumPath();
	project.provide('chromium', chromium);
	const folder = temporaryFolder();
	const [sampleDir, served] = [join(folder.path, 'sample'), join(folder.path, 'served')];
	await loadSample(sampleDir);
	cpSync(sampleDir, served, { recursive: true });
	const server = await startServer(served, { DEMO: '1', VERIFY_AT: 'off', CHROMIUM_PATH: chromium });
	project.provide('site', server.url);
	project.provide('sampleDir', sampleDir);
	return async () => {
		await server.stop();
		folder.remove();
	};
}
