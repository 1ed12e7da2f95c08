import { existsSync } from 'node:fs';
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
