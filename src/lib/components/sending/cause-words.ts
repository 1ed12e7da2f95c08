import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { ShownCause } from '$lib/server/measures/shown-causes';

/** A cause in one sentence: how many rows it spoils, and why; where every row is wrong by itself, the first of them. */
export function causeWords(
	{ count, value, line, message }: Pick<ShownCause, 'count' | 'value' | 'line' | 'message'>,
	locale: Locale
): string {
	if (line === null) return m.cause_file({ message });
	if (count === 1) return m.cause_one({ line, message });
	const words = { count: formatNumber(count, locale), line, message };
	return value === null ? m.cause_such(words) : m.cause_same(words);
}
