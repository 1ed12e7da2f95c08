import type { Filter } from '$lib/domain/filter';
import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { AttentionItem } from '$lib/server/measures/attention';
import { m } from '$lib/paraglide/messages';
import { localizeHref } from '$lib/paraglide/runtime';
import type { ActionItem } from '../ActionList.svelte';
import { reminderHref } from '../reports/cell-href';
import { taskAnchor } from '../task-name';
import { dataHref, wardHref } from '../trace';
import { matterOf, type Thresholds } from './attention-words';

type Rule = AttentionItem['rule'];

const marks: Record<Rule, ActionItem['mark']> = {
	target_missed: 'late',
	target_at_risk: 'urgent',
	dossiers_overdue: 'late',
	report_missing: 'waiting',
	difficulties_unanswered: 'urgent',
	task_due_passed: 'late',
	milestone_due_passed: 'late',
	payments_late: 'urgent',
	plans_not_made: 'waiting',
	proposals_pending: 'waiting',
	balance_broken: 'check',
	report_often_late: 'check',
	start_gap: 'check'
};

/** Wards at risk that are told one by one, because each needs another pace. */
const TOLD_APART = 3;

/** What the page needs besides the items. `staff` may open the list of submissions. */
export interface AttentionPage {
	thresholds: Thresholds;
	filter: Filter;
	staff: boolean;
	locale: Locale;
}

/** The list «to decide today»: wards in the same trouble are one matter, the most pressing first. */
export function actionItems(items: readonly AttentionItem[], page: AttentionPage): ActionItem[] {
	return matters(items).map((same) => ({
		mark: marks[same[0]!.rule],
		...matterOf(same, page.thresholds, page.locale),
		...wayTo(same, page)
	}));
}

/** How many matters the list has, and of how many cases they are made where some are told together. */
export function countedWords(items: readonly AttentionItem[], locale: Locale): string {
	const [n, cases] = [matters(items).length, items.length];
	const count = m.attention_count({ n, count: formatNumber(n, locale) });
	return n === cases ? count : `${count}, ${m.attention_cases({ count: formatNumber(cases, locale) })}`;
}

/** Items that are told together, one matter each, in the order given. */
export function matters(items: readonly AttentionItem[]): AttentionItem[][] {
	const told: AttentionItem[][] = [];
	for (const rule of new Set(items.map((item) => item.rule))) {
		const own = items.filter((item) => item.rule === rule);
		if (rule === 'target_at_risk') {
			const apart = own.length > TOLD_APART + 1 ? own.slice(0, TOLD_APART) : own;
			told.push(...apart.map((item) => [item]));
			if (own.length > apart.length) told.push(own.slice(apart.length));
		} else if (rule === 'task_due_passed' || rule === 'milestone_due_passed')
			told.push(...own.map((item) => [item]));
		else told.push(own);
	}
	return told;
}

/** Where the matter is decided, or at least seen. */
function wayTo(
	same: readonly AttentionItem[],
	{ filter, staff }: AttentionPage
): Pick<ActionItem, 'href' | 'action'> {
	const [item] = same as [AttentionItem, ...AttentionItem[]];
	const asked = { periods: [item.period], wards: same.flatMap(({ wardCode }) => wardCode ?? []) };
	const one = same.length === 1 && item.wardCode !== null;
	switch (item.rule) {
		case 'report_missing':
			if (staff) return { href: reminderHref({ period: item.period }), action: m.attention_remind() };
			return { href: localizeHref(`/reports?period=${item.period}`), action: m.attention_open_reports() };
		case 'report_often_late':
			return { href: localizeHref(`/reports?period=${item.period}`), action: m.attention_open_reports() };
		case 'difficulties_unanswered': {
			const [ward, ...others] = filter.wards;
			const own = ward !== undefined && others.length === 0 ? `&ward_code=${ward}` : '';
			return { href: localizeHref(`/difficulties?status=open${own}`), action: m.attention_open() };
		}
		case 'plans_not_made':
		case 'proposals_pending':
			return {
				href: localizeHref(`/plans${one ? `?ward_code=${item.wardCode}` : ''}`),
				action: m.attention_open()
			};
		case 'balance_broken':
			return { href: dataHref('balance_break'), action: m.attention_compare() };
		case 'task_due_passed':
		case 'milestone_due_passed': {
			const { taskId, milestone } = item.facts;
			const at = taskAnchor(String(taskId), milestone == null ? undefined : String(milestone));
			return { href: `${localizeHref('/tasks')}#${at}`, action: m.attention_open_task() };
		}
		case 'start_gap':
			return {
				href: one ? wardHref(item.wardCode!, filter) : dataHref('household_flow', asked),
				action: m.attention_compare()
			};
		case 'dossiers_overdue':
			if (!one) return { href: dataHref('dossier_progress', asked), action: m.attention_open() };
			break;
		case 'payments_late':
			if (!one) return { href: dataHref('payment_progress', asked), action: m.attention_open() };
			break;
		default:
			if (!one) {
				const indicators = [String(item.facts.indicator)];
				const href = dataHref('target_progress', { ...asked, indicators }, { level: 'ward' });
				return { href, action: m.attention_open() };
			}
	}
	return { href: wardHref(item.wardCode!, filter), action: m.attention_open_ward() };
}
