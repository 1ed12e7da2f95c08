import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { PreviewPage } from '$lib/server/measures/preview-page';

/** What would become of the file, in a sentence; `bad` says that it cannot be accepted as a whole. */
export function leadOf(
	{ counts, causes, causeCount, acceptable, changes, already, warnings }: PreviewPage,
	locale: Locale
): { text: string; bad: boolean } {
	const number = (value: number) => formatNumber(value, locale);
	const words = { records: number(counts.records), rejected: number(counts.rejected) };
	if (already) return { text: m.preview_lead_already(), bad: false };
	if (!acceptable && !causes.some(({ line }) => line !== null))
		return { text: m.preview_lead_unread(), bad: true };
	if (counts.rejected > 0)
		return { text: m.preview_lead_wrong({ ...words, causes: number(causeCount) }), bad: true };
	if (warnings.length > 0) return { text: m.preview_lead_confirm(words), bad: true };
	if (changes === null) return { text: m.preview_lead_right(words), bad: false };
	if (changes.count === 0) return { text: m.preview_lead_same(words), bad: false };
	return { text: m.preview_lead_changes({ ...words, changes: number(changes.count) }), bad: false };
}
