import type { Filter } from '$lib/domain/filter';
import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { AttentionItem } from '$lib/server/measures/attention';
import { m } from '$lib/paraglide/messages';
import type { ActionItem } from '../ActionList.svelte';
import { pageHref } from '../page-href';
import { reminderHref } from '../reports/cell-href';
import { taskAnchor } from '../task-name';
import { dataHref, dossiersHref, targetHref, wardHref } from '../trace';
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

/** Wards at risk, tasks and months owed that are told one by one, because each needs something else. */
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
	const list = matters(items);
	return list.map((same, at) => {
		const [first] = same as [AttentionItem, ...AttentionItem[]];
		const isSame = ([other]: AttentionItem[]) =>
			other?.rule === first.rule && other.wardCode !== null && indicatorOf(other) === indicatorOf(first);
		return {
			mark: marks[first.rule],
			...matterOf(same, page.thresholds, page.locale, list.slice(0, at).some(isSame)),
			...wayTo(same, page)
		};
	});
}

/** How many matters the list has, and of how many cases they are made where some are told together. */
export function countedWords(items: readonly AttentionItem[], locale: Locale): string {
	const [n, cases] = [matters(items).length, items.length];
	const count = m.attention_count({ n, count: formatNumber(n, locale) });
	return n === cases ? count : `${count}, ${m.attention_cases({ count: formatNumber(cases, locale) })}`;
}

/** Items that are told together, one matter each, in the order given. */
export function matters(items: readonly AttentionItem[]): AttentionItem[][] {
	return [...new Set(items.map((item) => item.rule))].flatMap((rule) =>
		told(
			rule,
			items.filter((item) => item.rule === rule)
		)
	);
}

function told(rule: Rule, own: AttentionItem[]): AttentionItem[][] {
	switch (rule) {
		case 'task_due_passed':
			return apart(own.map((item) => [item]));
		case 'milestone_due_passed':
			return own.map((item) => [item]);
		case 'target_missed':
			return grouped(own, indicatorOf);
		case 'target_at_risk': {
			// The district has a pace of its own; so have the first wards of the first indicator.
			const [wards = [], ...others] = grouped(
				own.filter(({ wardCode }) => wardCode !== null),
				indicatorOf
			);
			const district = own.filter(({ wardCode }) => wardCode === null).map((item) => [item]);
			return [...district, ...apart(wards.map((item) => [item])), ...others];
		}
		case 'report_missing':
			return apart(grouped(own, ({ period }) => period));
		default:
			return [own];
	}
}

const indicatorOf = ({ facts }: AttentionItem) => String(facts.indicator);

const grouped = (items: readonly AttentionItem[], by: (item: AttentionItem) => string): AttentionItem[][] =>
	[...new Set(items.map(by))].map((key) => items.filter((item) => by(item) === key));

/** The first few groups as they are, the others as one; a single one more is told as it is. */
function apart(groups: AttentionItem[][]): AttentionItem[][] {
	if (groups.length <= TOLD_APART + 1) return groups;
	return [...groups.slice(0, TOLD_APART), groups.slice(TOLD_APART).flat()];
}

/** Where the matter is decided, or at least seen. */
export function wayTo(
	same: readonly AttentionItem[],
	{ filter, staff }: AttentionPage
): Pick<ActionItem, 'href' | 'action'> {
	const [item] = same as [AttentionItem, ...AttentionItem[]];
	const asked = { periods: [item.period], wards: same.flatMap(({ wardCode }) => wardCode ?? []) };
	const one = same.length === 1 && item.wardCode !== null;
	switch (item.rule) {
		case 'report_missing': {
			const oneMonth = same.every(({ period }) => period === item.period);
			if (staff && oneMonth)
				return { href: reminderHref({ period: item.period }), action: m.attention_remind() };
			const href = pageHref(oneMonth ? `/reports?period=${item.period}` : '/reports');
			return { href, action: m.attention_open_reports() };
		}
		case 'report_often_late':
			return { href: pageHref(`/reports?period=${item.period}`), action: m.attention_open_reports() };
		case 'difficulties_unanswered': {
			const [ward, ...others] = filter.wards;
			const own = ward !== undefined && others.length === 0 ? `&ward_code=${ward}` : '';
			return { href: pageHref(`/difficulties?status=open${own}`), action: m.attention_open() };
		}
		case 'plans_not_made':
		case 'proposals_pending':
			return {
				href: pageHref(`/plans${one ? `?ward_code=${item.wardCode}` : ''}`),
				action: m.attention_open()
			};
		case 'balance_broken':
			return { href: dataHref('balance_break'), action: m.attention_compare() };
		case 'task_due_passed':
		case 'milestone_due_passed': {
			if (same.length > 1)
				return { href: pageHref('/tasks?status=overdue'), action: m.attention_open_tasks() };
			const { taskId, milestone } = item.facts;
			const at = taskAnchor(String(taskId), milestone == null ? undefined : String(milestone));
			return { href: `${pageHref('/tasks')}#${at}`, action: m.attention_open_task() };
		}
		case 'start_gap':
			return {
				href: one ? wardHref(item.wardCode!, filter) : dataHref('household_flow', asked),
				action: m.attention_compare()
			};
		case 'dossiers_overdue':
		case 'payments_late':
			if (!one) return { href: dossiersHref({ periods: asked.periods }), action: m.attention_open() };
			break;
		default:
			if (!one) {
				const href = targetHref(String(item.facts.indicator), { periods: filter.periods });
				return { href, action: m.attention_open_target() };
			}
	}
	return { href: wardHref(item.wardCode!, filter), action: m.attention_open_ward() };
}
