import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionItems, countedWords } from '$lib/components/overview/attention-items';
import { ruleWords } from '$lib/components/overview/rule-words';
import { plain } from '$lib/components/sentence';
import { attentionKinds, readAttention, unruledKinds, type AttentionRule } from '$lib/domain/attention';
import { noFilter } from '$lib/domain/filter';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import type { AttentionItem } from '$lib/server/measures/attention';
import { finders } from '$lib/server/measures/attention-kinds';
import { leadOf } from '../../src/routes/attention/lead';

beforeAll(() => overwriteGetLocale(() => 'vi'));

const own: unknown = JSON.parse(readFileSync('data/reference/attention.json', 'utf8'));
const rule: AttentionRule = {
	kind: 'difficulties_unanswered',
	weight: 65,
	threshold: { days: 15 },
	name: 'Khó khăn',
	name_en: 'Difficulties',
	rule: 'Quá {days} ngày.',
	rule_en: 'Over {days} days.'
};
const wrong = (changes: Record<string, unknown>) => {
	const read = readAttention([{ ...rule, ...changes }]);
	return Array.isArray(read) ? 'right' : read.en;
};

describe('the rules of the attention list', () => {
	it('are there for every kind the product can find, the weightiest first', () => {
		const rules = readAttention(own) as AttentionRule[];
		expect(rules.map(({ kind }) => kind).sort()).toEqual(Object.keys(attentionKinds).sort());
		expect(Object.keys(finders).sort()).toEqual(Object.keys(attentionKinds).sort());
		const weights = rules.map(({ weight }) => weight);
		expect(weights).toEqual([...weights].sort((a, b) => b - a));
	});

	it('may be fewer, in any order', () => {
		const light = {
			...rule,
			kind: 'start_gap',
			weight: 1,
			threshold: { households: 2 },
			rule: 'Lệch.',
			rule_en: 'Gap.'
		};
		expect((readAttention([light, rule]) as AttentionRule[]).map(({ kind }) => kind)).toEqual([
			'difficulties_unanswered',
			'start_gap'
		]);
		expect(readAttention([])).toEqual([]);
	});

	it('of an older file are read, and the kinds it knows nothing of are told', () => {
		const older = (own as AttentionRule[]).filter(({ kind }) => kind !== 'milestone_due_passed');
		const rules = readAttention(older) as AttentionRule[];
		expect(rules).toHaveLength(older.length);
		expect(unruledKinds(rules)).toEqual(['milestone_due_passed']);
		expect(unruledKinds(readAttention(own) as AttentionRule[])).toEqual([]);
	});

	it.each([
		[{ kind: 'toString' }, 'kind must be one of'],
		[{ weight: '65' }, 'weight must be a number'],
		[{ weight: 101 }, 'weight must be a number'],
		[{ threshold: {} }, 'has exactly: days'],
		[{ threshold: { days: 15, hours: 1 } }, 'has exactly: days'],
		[{ threshold: { days: 0 } }, 'days must be a number from 1'],
		[{ threshold: { days: null } }, 'days must be a number from 1'],
		[{ threshold: null }, 'has exactly: days'],
		[{ name: ' ' }, 'name must be text'],
		[{ rule_en: 'Over {weeks}.' }, 'there is no threshold {weeks}'],
		[{ note: 'x' }, 'there is no “note”']
	])('are refused with their place and reason: %j', (changes, reason) => {
		expect(wrong(changes)).toMatch(/^rule 1: /);
		expect(wrong(changes)).toContain(reason);
	});

	it('are refused when a kind is there twice, or the file is no list', () => {
		expect(readAttention([rule, rule])).toMatchObject({
			en: 'rule 2: kind difficulties_unanswered is there twice'
		});
		expect(readAttention({})).toMatchObject({ en: 'must be a list' });
		expect(readAttention([null])).toMatchObject({ en: 'rule 1: must be an object' });
	});

	it('say their threshold in their words, a ratio as a percentage', () => {
		expect(ruleWords(rule, 'vi')).toBe('Quá 15 ngày.');
		const paid = (readAttention(own) as AttentionRule[]).find(({ kind }) => kind === 'payments_late');
		expect(paid && ruleWords(paid, 'vi')).toBe('Dưới 90% số người được chi trả đúng hạn trong tháng.');
	});
});

describe('the page of the attention list', () => {
	const item = (kind: AttentionItem['rule'], wardName: string | null, facts: AttentionItem['facts']) => ({
		...{ rule: kind, wardCode: wardName, wardName, period: '201909', facts }
	});

	it('begins with how many matters there are, and the weightiest kinds', () => {
		const rules = readAttention(own) as AttentionRule[];
		const items = [
			'target_at_risk',
			'target_at_risk',
			'report_missing',
			'payments_late',
			'start_gap'
		] as const;
		expect(
			plain(
				leadOf(
					items.map((kind) => item(kind, 'A', {})),
					rules,
					'vi'
				)
			)
		).toBe(
			'Cần quyết định 5 việc. Nặng nhất: chỉ tiêu có nguy cơ (2), thiếu báo cáo (1), chi trả chậm (1) và 1 loại khác.'
		);
		expect(plain(leadOf([], rules, 'vi'))).toBe('Không có việc nào vượt ngưỡng.');
	});

	it('counts what the list has, and says of how many cases wards told together are made', () => {
		const rules = readAttention(own) as AttentionRule[];
		const wards = ['A', 'B', 'C', 'D', 'E'];
		const items = [
			...wards.map((ward) => item('target_at_risk', ward, {})),
			...wards.map((ward) => item('report_missing', ward, { status: 'missing' }))
		];
		const page = { thresholds: {}, filter: noFilter, staff: true, locale: 'vi' } as const;
		// three at risk apart and two together, one reminder for five
		expect(actionItems(items, page)).toHaveLength(5);
		expect(countedWords(items, 'vi')).toBe('5 việc, gộp từ 10 trường hợp');
		expect(plain(leadOf(items, rules, 'vi'))).toBe(
			'Cần quyết định 5 việc, gộp từ 10 trường hợp. Nặng nhất: chỉ tiêu có nguy cơ (4) và thiếu báo cáo (1).'
		);
	});

	it('tells a task and a milestone by their names, and opens them where they stand', () => {
		const task = {
			...{ taskId: '672-2.1', text: 'Kiểm tra kỹ hồ sơ; hồ sơ xong trước khi hết tháng 4', textEn: null },
			...{ agency: 'Phòng Lao động', agencyEn: null, dueOn: '2019-04-30', daysPast: 250 }
		};
		const licence = {
			...{ taskId: '672-5.9', text: 'Sớm xong giấy phép', textEn: 'Finish licensing', daysPast: 43 },
			...{ milestone: 'licence', milestoneName: 'Cấp giấy phép', milestoneNameEn: 'Licence issued' },
			dueOn: '2019-11-23'
		};
		const told = actionItems(
			[item('task_due_passed', null, task), item('milestone_due_passed', 'Bồ Đề', licence)],
			{ thresholds: {}, filter: noFilter, staff: true, locale: 'vi' }
		);
		expect(told.map(({ title, detail, href }) => [title, detail, href])).toEqual([
			['Kiểm tra kỹ hồ sơ (672-2.1): quá hạn 250 ngày', 'Hạn 30/04/2019; Phòng Lao động', '/tasks#672-2.1'],
			[
				'Mốc “Cấp giấy phép” quá hạn 43 ngày',
				'Sớm xong giấy phép (672-5.9); hạn 23/11/2019',
				'/tasks#672-5.9-licence'
			]
		]);
	});

	it('tells a few overdue tasks one by one, and the others of many together', () => {
		const task = (taskId: string) =>
			item('task_due_passed', null, {
				taskId,
				text: `Việc ${taskId}`,
				textEn: null,
				agency: 'A',
				daysPast: 2
			});
		const page = { thresholds: {}, filter: noFilter, staff: true, locale: 'vi' } as const;
		expect(actionItems(['1', '2', '3', '4'].map(task), page)).toHaveLength(4);
		const [, , , others, ...more] = actionItems(['1', '2', '3', '4', '5'].map(task), page);
		expect(more).toEqual([]);
		expect([others?.title, others?.detail, others?.href]).toEqual([
			'2 nhiệm vụ khác cũng quá hạn',
			'Việc 4 (4) · Việc 5 (5)',
			'/tasks?status=overdue'
		]);
	});

	it('tells plans, proposals and broken balances with their figures and where they are dealt with', () => {
		const told = actionItems(
			[
				{ ...item('plans_not_made', 'Gia Thụy', { households: 4, oldestDays: 331 }), wardCode: '00130' },
				item('proposals_pending', null, { proposals: 5, persons: 24, wards: 5, oldestDays: 319 }),
				item('balance_broken', null, { breaks: 2, statements: 1 })
			],
			{
				thresholds: { plans_not_made: { days: 30 }, proposals_pending: { days: 30 } },
				filter: noFilter,
				staff: true,
				locale: 'vi'
			}
		);
		expect(told.map(({ title, detail, href }) => [title, detail, href])).toEqual([
			['Gia Thụy còn 4 hộ quá 30 ngày chưa có phương án', 'Lâu nhất 331 ngày', '/plans?ward_code=00130'],
			['5 đề xuất đối tượng quá 30 ngày chưa quyết định', '24 người, 5 phường; lâu nhất 319 ngày', '/plans'],
			['Số dư sao kê đứt ở 2 chỗ', 'Trong 1 sao kê; cần hỏi lại ngân hàng', '/data/balance_break']
		]);
	});
});
