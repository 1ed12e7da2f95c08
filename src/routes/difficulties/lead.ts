import type { Sentence } from '$lib/components/sentence';
import { codeWord } from '$lib/domain/code-word';
import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { DifficultySum } from '$lib/server/measures/difficulties';

const add = (sums: readonly DifficultySum[], of: 'raised' | 'answered' | 'open' | 'answerDays') =>
	sums.reduce((total, sum) => total + (sum[of] ?? 0), 0);

/** The page's first sentence: how many were raised and answered, and which has waited longest. */
export function leadOf(sums: readonly DifficultySum[], locale: Locale): Sentence {
	const raised = add(sums, 'raised');
	if (raised === 0) return [{ text: m.difficulties_lead_none() }];
	const open = add(sums, 'open');
	const said: Sentence = [
		{
			text: m.difficulties_lead({ n: raised, raised: formatNumber(raised, locale), answered: raised - open })
		}
	];
	if (open === 0) return [...said, { text: ` ${m.difficulties_lead_all_answered()}` }];
	const oldest = sums.reduce((a, b) => ((b.oldestDays ?? -1) > (a.oldestDays ?? -1) ? b : a));
	const facts = {
		...{ n: open, open: formatNumber(open, locale), days: formatNumber(oldest.oldestDays ?? 0, locale) },
		ward: oldest.wardName ?? oldest.wardCode,
		category: codeWord('category', oldest.category)?.[locale] ?? oldest.category
	};
	return [...said, { text: ` ${m.difficulties_lead_open(facts)}`, wrong: true }];
}

/** Mean days to an answer, rounded; null while nothing is answered. */
export function meanDays(sums: readonly DifficultySum[]): number | null {
	const answered = add(sums, 'answered');
	return answered === 0 ? null : Math.round(add(sums, 'answerDays') / answered);
}
