import { formatDate, formatNumber, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { AttentionItem } from '$lib/server/measures/attention';
import { m } from '$lib/paraglide/messages';
import { capital, countWord, listed, periodInside } from '../sentence';
import { taskName } from '../task-name';
import { missedWords, riskWords } from './attention-targets';

/** Numbers that rules turn on, by rule; as shown with them. */
export type Thresholds = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Title and facts of one matter: of one ward, or of several wards in the same trouble. */
export interface Matter {
	title: string;
	detail: string;
}

type Facts = AttentionItem['facts'];
type Rule = AttentionItem['rule'];

const num = (facts: Facts, name: string) => Number(facts[name] ?? 0);
const day = (facts: Facts, name: string, locale: Locale) => formatDate(String(facts[name] ?? ''), locale);

/**
 * The words of items of one rule. `items` has at least one; rules of the whole district have exactly one. `rest`:
 * others of the same were told one by one before.
 */
export function matterOf(
	items: readonly AttentionItem[],
	thresholds: Thresholds,
	locale: Locale,
	rest = false
): Matter {
	const [item] = items as [AttentionItem, ...AttentionItem[]];
	return words[item.rule](items, { item, rest, locale, limits: thresholds[item.rule] ?? {} });
}

interface Context {
	/** The most urgent one. */
	item: AttentionItem;
	rest: boolean;
	locale: Locale;
	limits: Readonly<Record<string, number>>;
}

/** One or two wards by name, more as a count at the head of a sentence. */
function wardsOf(items: readonly AttentionItem[], locale: Locale): string {
	const names = items.map(({ wardName }) => wardName ?? '');
	if (names.length < 3) return listed(names, m.lead_and());
	return capital(m.count_wards({ n: names.length, count: countWord(names.length, locale) }));
}

/** `Cự Khối 60% · Phúc Lợi 65%`. */
const each = (items: readonly AttentionItem[], figure: (facts: Facts) => string) =>
	items.map(({ wardName, facts }) => `${wardName} ${figure(facts)}`).join(' · ');

const nameOf = ({ text, textEn }: Facts, locale: Locale) =>
	taskName(String(text), textEn == null ? null : String(textEn), locale);

const percent = (value: number, locale: Locale) => formatPercent(value, locale, 0);

const words: Record<Rule, (items: readonly AttentionItem[], context: Context) => Matter> = {
	target_missed: (items, { item, locale }) => missedWords([item, ...items.slice(1)], locale),
	target_at_risk: (items, { item, rest, locale }) => riskWords([item, ...items.slice(1)], rest, locale),
	dossiers_overdue: (items, { item: { facts }, locale }) => ({
		title: m.attention_dossiers({
			wards: wardsOf(items, locale),
			count: items.reduce((sum, own) => sum + num(own.facts, 'remaining'), 0),
			date: day(facts, 'deadline', locale)
		}),
		detail:
			items.length > 1
				? each(items, (own) => formatNumber(num(own, 'remaining'), locale))
				: m.attention_dossiers_one({
						rate: formatPercent(num(facts, 'rate'), locale),
						total: formatNumber(num(facts, 'total'), locale)
					})
	}),
	report_missing: (items, { item: { facts, period }, locale }) => {
		if (items.some((own) => own.period !== period)) {
			return {
				title: m.attention_reports_older({
					n: items.length,
					count: formatNumber(items.length, locale)
				}),
				detail: items.map((own) => `${own.wardName} ${periodInside(own.period, locale)}`).join(' · ')
			};
		}
		return {
			title: m.attention_report({ wards: wardsOf(items, locale), month: periodInside(period, locale) }),
			detail: [
				m.attention_report_due({
					n: num(facts, 'daysLate'),
					date: day(facts, 'dueOn', locale),
					days: num(facts, 'daysLate')
				}),
				...items
					.filter((own) => own.facts.status === 'returned')
					.map((own) => m.attention_report_returned({ ward: own.wardName ?? '' }))
			].join('; ')
		};
	},
	difficulties_unanswered: (_, { item: { facts }, locale, limits }) => ({
		title: m.attention_difficulties({
			n: num(facts, 'difficulties'),
			count: num(facts, 'difficulties'),
			days: limits.days ?? 0
		}),
		detail: m.attention_difficulties_detail({
			wards: m.count_wards({ n: num(facts, 'wards'), count: num(facts, 'wards') }),
			oldest: formatNumber(num(facts, 'oldestDays'), locale),
			category: categoryWord(String(facts.mostCategory))
		})
	}),
	task_due_passed: (items, { item: { facts }, locale }) =>
		items.length > 1
			? {
					title: m.attention_tasks_others({ n: items.length, count: formatNumber(items.length, locale) }),
					detail: items.map((own) => `${nameOf(own.facts, locale)} (${String(own.facts.taskId)})`).join(' · ')
				}
			: {
					title: m.attention_task({
						n: num(facts, 'daysPast'),
						task: nameOf(facts, locale),
						code: String(facts.taskId),
						days: formatNumber(num(facts, 'daysPast'), locale)
					}),
					detail: m.attention_task_detail({
						date: day(facts, 'dueOn', locale),
						agency: String(locale === 'vi' ? facts.agency : (facts.agencyEn ?? facts.agency))
					})
				},
	milestone_due_passed: (_, { item: { facts }, locale }) => ({
		title: m.attention_milestone({
			n: num(facts, 'daysPast'),
			milestone: String(
				locale === 'vi' ? facts.milestoneName : (facts.milestoneNameEn ?? facts.milestoneName)
			),
			days: formatNumber(num(facts, 'daysPast'), locale)
		}),
		detail: m.attention_milestone_detail({
			task: nameOf(facts, locale),
			code: String(facts.taskId),
			date: day(facts, 'dueOn', locale)
		})
	}),
	payments_late: (items, { item: { facts }, locale, limits }) => ({
		title: m.attention_payments({
			wards: wardsOf(items, locale),
			threshold: percent(limits.on_time_rate ?? 0, locale)
		}),
		detail:
			items.length > 1
				? each(items, (own) => percent(num(own, 'onTimeRate'), locale))
				: m.attention_payments_one({
						rate: percent(num(facts, 'onTimeRate'), locale),
						on_time: formatNumber(num(facts, 'paidOnTime'), locale),
						due: formatNumber(num(facts, 'due'), locale)
					})
	}),
	plans_not_made: (items, { item: { facts }, locale, limits }) => ({
		title: m.attention_plans({
			wards: wardsOf(items, locale),
			count: formatNumber(
				items.reduce((sum, own) => sum + num(own.facts, 'households'), 0),
				locale
			),
			days: limits.days ?? 0
		}),
		detail:
			items.length > 1
				? each(items, (own) => formatNumber(num(own, 'households'), locale))
				: m.attention_oldest({
						n: num(facts, 'oldestDays'),
						days: formatNumber(num(facts, 'oldestDays'), locale)
					})
	}),
	proposals_pending: (_, { item: { facts }, locale, limits }) => ({
		title: m.attention_proposals({
			n: num(facts, 'proposals'),
			count: formatNumber(num(facts, 'proposals'), locale),
			days: limits.days ?? 0
		}),
		detail: m.attention_proposals_detail({
			persons: formatNumber(num(facts, 'persons'), locale),
			wards: m.count_wards({ n: num(facts, 'wards'), count: num(facts, 'wards') }),
			oldest: formatNumber(num(facts, 'oldestDays'), locale)
		})
	}),
	balance_broken: (_, { item: { facts }, locale }) => ({
		title: m.attention_breaks({ n: num(facts, 'breaks'), count: formatNumber(num(facts, 'breaks'), locale) }),
		detail: m.attention_breaks_detail({
			n: num(facts, 'statements'),
			count: formatNumber(num(facts, 'statements'), locale)
		})
	}),
	report_often_late: (items, { item: { facts, wardName }, locale, limits }) => ({
		title:
			items.length > 1
				? m.attention_often_late({ wards: wardsOf(items, locale), count: limits.reports ?? 0 })
				: m.attention_often_late_title_one({ ward: wardName ?? '', count: num(facts, 'reports') }),
		detail:
			items.length > 1
				? each(items, (own) => formatNumber(num(own, 'reports'), locale))
				: m.attention_often_late_one()
	}),
	start_gap: (items, { item: { facts, period, wardName }, locale }) => {
		const month = periodInside(period, locale);
		const kind =
			facts.kind === 'near_poor'
				? m.attention_start_gap_near_poor({ month })
				: m.attention_start_gap_poor({ month });
		const count = formatNumber(Math.abs(num(facts, 'startGap')), locale);
		return {
			title: m.attention_start_gap({
				ward: items.length > 1 ? wardsOf(items, locale) : (wardName ?? ''),
				count
			}),
			detail:
				items.length > 1 ? each(items, (own) => formatNumber(Math.abs(num(own, 'startGap')), locale)) : kind
		};
	}
};

const categories: Record<string, () => string> = {
	dossier: m.category_dossier,
	payment: m.category_payment,
	housing: m.category_housing,
	health: m.category_health,
	employment: m.category_employment,
	education: m.category_education,
	policy: m.category_policy,
	funding: m.category_funding,
	staffing: m.category_staffing
};

/** What a difficulty is about. */
export const categoryWord = (code: string) => (categories[code] ?? m.category_other)();
