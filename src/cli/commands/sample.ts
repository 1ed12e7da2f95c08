import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeSample, SAMPLE_SEED } from '../../lib/sample/make-sample';
import { readConfig } from '../../lib/server/config';
import { readReference } from '../../lib/server/reference';
import { UsageError } from '../arguments';

/** `sample <folder>`: writes the illustrative year, the same bytes at every run. */
export async function sample([folder]: string[]): Promise<number> {
	if (!folder) throw new UsageError('sample <folder>');
	const { referenceDir } = readConfig(process.env);
	const files = makeSample(SAMPLE_SEED, readReference(referenceDir));
	for (const { path, text } of files) {
		const target = join(folder, path);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, text);
	}
	process.stdout.write(`${files.length} files\n`);
	return 0;
}
