import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf, start, temporaryFolder, thoatngheo } from '../fixtures/program';

const folder = temporaryFolder();
beforeAll(async () => void (await thoatngheo(folder.path, 'load-sample')), 120_000);
afterAll(() => folder.remove());

it('an export to “-” is written to standard output, and no file is made of it', async () => {
	const { code, stdout } = await thoatngheo(folder.path, 'export', 'fund_balance', '-o', '-');
	expect(code).toBe(0);
	expect(stdout).toMatch(/^\uFEFF?fund_code,/);
	expect(stdout).not.toContain(' rows');
	expect(existsSync('-')).toBe(false);
});

it.each([['verify'], ['export', 'contribution', '-o', '-']])(
	'%s ends quietly when whoever reads its answer has seen enough',
	async (...args) => {
		const child = start('thoatngheo', args, { DATA_DIR: folder.path });
		child.stdout?.destroy();
		const { code, stderr } = await answerOf(child);
		expect(stderr).toBe('');
		expect(code).toBe(0);
	},
	60_000
);

it.each([
	['verify'],
	['verify', '--quick'],
	['submissions'],
	['export', 'fund_balance', '-o', '-'],
	['rebuild'],
	['backup', 'copy'],
	['restore', 'copy', '--archive-only']
])('%s of a folder that is not there, or empty, says so and makes nothing', async (command, ...args) => {
	const none = temporaryFolder();
	const mistyped = join(none.path, 'vra');
	const into = args.map((arg) => (arg === 'copy' ? join(none.path, 'copy') : arg));
	const missing = await thoatngheo(mistyped, command, ...into);
	expect(missing).toMatchObject({ code: 3, stdout: '' });
	expect(missing.stderr).toContain(`There is no data folder ${mistyped}.`);
	const empty = await thoatngheo(none.path, command, ...into);
	expect(empty).toMatchObject({ code: 3, stdout: '' });
	expect(empty.stderr).toContain(`There are no data in the folder ${none.path}.`);
	expect(readdirSync(none.path)).toEqual([]);
	none.remove();
});
