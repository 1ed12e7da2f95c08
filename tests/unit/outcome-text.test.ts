import { describe, expect, it } from 'vitest';
import { outcomeText } from '../../src/cli/outcome-text';
import type { Problem } from '../../src/lib/domain/problem';
import { outcomeBody } from '../../src/lib/server/http/submission-json';

const first: Problem = {
	code: 'unknown_ward',
	severity: 'error',
	line: 2,
	record: 1,
	column: 'ward_code',
	value: 'Bồ Dề',
	params: { candidates: '00139', suggestion: '00139 Bồ Đề' }
};
const outcome = {
	id: null,
	status: 'refused' as const,
	records: 30,
	accepted: 7,
	rejected: 23,
	dataVersion: 4,
	repeated: false,
	problems: Array.from({ length: 23 }, (_, at) => ({ ...first, line: at + 2, record: at + 1 })),
	problemCount: 23,
	causes: [
		{ code: first.code, severity: first.severity, column: first.column, value: first.value, count: 23, first }
	],
	toConfirm: [] as string[],
	decisions: [
		{ about: 'sheet' as const, value: 'Tháng 6', by: 'sender' as const, others: ['Nháp'] },
		{ about: 'numberFormat' as const, value: 'plain', by: 'default' as const }
	]
};

describe('what the terminal tells of a file', () => {
	const lines = outcomeText('bao-cao.xlsx', outcomeBody(outcome)).trimEnd().split('\n');

	it('begins with the counts', () => {
		expect(lines[0]).toMatch(/^bao-cao\.xlsx: refused; .*\(dry run\); 30 .* = 7 .* \+ 23 /);
	});

	it('says how the file was read, who said so, and what else it could have been', () => {
		expect(lines.slice(1, 3)).toEqual([
			'  Trang tính: Tháng 6 (theo người nộp chọn; hoặc / or: Nháp)',
			'  Dạng số: viết liền, ví dụ 1234567 (mặc định)'
		]);
	});

	it('tells rows of one reason once, with how many they are and where the first stands', () => {
		const told = lines.filter((line) => line.includes('Bồ Dề'));
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(/^23\s+2\s+ward_code\s+unknown_ward\s+Chưa rõ “Bồ Dề” là phường nào\.$/);
		expect(lines.at(-1)).toMatch(/^23 .*, 1 /);
	});

	it('says how the warnings that wait for a word are confirmed', () => {
		const toConfirm = ['far_from_usual', 'poor_continuity'];
		const text = outcomeText('bao-cao.xlsx', outcomeBody({ ...outcome, toConfirm }));
		expect(text).toMatch(/: --confirm far_from_usual --confirm poor_continuity\n$/);
		expect(lines.join()).not.toContain('--confirm');
	});

	it('shows what would steer the terminal or turn its writing as a sign in its place', () => {
		const value = 'Bồ\u001b[31m\u202eĐề\u0007';
		const problem = { ...first, value };
		const text = outcomeText(
			'x\u001b]0;y\u0007.csv',
			outcomeBody({ ...outcome, causes: [{ ...outcome.causes[0]!, value, first: problem }] })
		);
		expect(text).toContain('Bồ�[31m�Đề�');
		expect(text).not.toMatch(/[^\P{C}\n]/u);
	});
});
