import { countedWords, matters } from '$lib/components/overview/attention-items';
import { listed, type Sentence } from '$lib/components/sentence';
import type { AttentionRule } from '$lib/domain/attention';
import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { AttentionItem } from '$lib/server/measures/attention';

/** As many kinds as the sentence names. */
const NAMED = 3;

/** The page's first sentence: how many matters the list has, and of which kinds the weightiest are. */
export function leadOf(
	items: readonly AttentionItem[],
	rules: readonly Pick<AttentionRule, 'kind' | 'name' | 'name_en'>[],
	locale: Locale
): Sentence {
	if (items.length === 0) return [{ text: `${m.attention_none()}.` }];
	const told = matters(items);
	const said = rules.flatMap(({ kind, name, name_en }) => {
		const count = told.filter(([item]) => item?.rule === kind).length;
		const word = locale === 'vi' ? name : name_en;
		return count > 0
			? [`${word.charAt(0).toLowerCase()}${word.slice(1)} (${formatNumber(count, locale)})`]
			: [];
	});
	const kinds =
		said.length > NAMED
			? [...said.slice(0, NAMED), m.attention_other_kinds({ count: said.length - NAMED })]
			: said;
	return [
		{ text: `${m.attention_lead({ counted: countedWords(items, locale) })} ` },
		{ text: `${m.attention_lead_kinds({ kinds: listed(kinds, m.lead_and()) })}`, wrong: true }
	];
}
