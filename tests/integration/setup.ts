import type { TestProject } from 'vitest/node';
import { temporaryFolder } from '../fixtures/program';

/** A place for what the tests of all files copy instead of making it for themselves. */
export default function setup(project: TestProject) {
	const folder = temporaryFolder();
	project.provide('emptyStores', folder.path);
	return folder.remove;
}
