import { formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { PreviewPage } from '$lib/server/measures/preview-page';

/**
 * What would become of the file, in a sentence; `bad` says that it cannot be accepted as a whole, `unread` that none of
 * its rows could be looked at.
 */
export function leadOf(
	{ counts, causes, errorCount, acceptable, changes, already, warnings }: PreviewPage,
	locale: Locale
): { text: string; bad: boolean; unread?: true } {
	const number = (value: number) => formatNumber(value, locale);
	const words = { records: number(counts.records), rejected: number(counts.rejected) };
	const all = counts.records === 1 ? m.preview_all_one() : m.preview_all(words);
	if (already) return { text: m.preview_lead_already(), bad: false };
	if (!acceptable && !causes.some(({ line }) => line !== null))
		return { text: m.preview_lead_unread(), bad: true, unread: true };
	if (counts.rejected > 0)
		return { text: m.preview_lead_wrong({ ...words, causes: number(errorCount) }), bad: true };
	if (warnings.length > 0) return { text: m.preview_lead_confirm(words), bad: true };
	if (changes === null) return { text: m.preview_lead_unread(), bad: true, unread: true };
	if (changes.count === 0)
		return { text: m.preview_lead_same({ all, rows: rowsWords(changes.rows, locale) }), bad: false };
	return { text: m.preview_lead_changes({ all, changes: number(changes.count) }), bad: false };
}

/** How many rows a file brings, and how many of them take the place of others. */
export function rowsWords(
	{ added, replacing }: NonNullable<PreviewPage['changes']>['rows'],
	locale: Locale
): string {
	const words = { added: formatNumber(added, locale), replacing: formatNumber(replacing, locale) };
	if (replacing === 0) return m.change_rows_added(words);
	return added === 0 ? m.change_rows_replacing(words) : m.change_rows(words);
}
