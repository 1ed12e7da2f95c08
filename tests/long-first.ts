import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longest, the longest first. Vitest goes by the size of a file where it remembers no run, and what
 * takes a minute then begins when all the rest is done, with one core idle.
 */
const LONG = [
	'kill.test.ts',
	'crash.test.ts',
	'terminal.test.ts',
	'corpus.test.ts',
	'verify.test.ts',
	'pages-vi.test.ts',
	'pages-en.test.ts',
	'preview.test.ts'
];

function place({ moduleId }: TestSpecification): number {
	const index = LONG.indexOf(basename(moduleId));
	return index === -1 ? LONG.length : index;
}

/** The long files first, all others in Vitest's own order. */
export class LongFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		return (await super.sort(files)).sort((a, b) => place(a) - place(b));
	}
}
