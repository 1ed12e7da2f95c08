import type { Locale } from '$lib/domain/locale';
import { formatNumber } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages';

interface Counts {
	id: number;
	status: string;
	records: number;
	accepted: number;
}

/** What became of the file, in a sentence; `bad` says that it should stand out. */
export function leadOf(
	{ id, status, records, accepted }: Counts,
	locale: Locale
): { text: string; bad: boolean } {
	if (status === 'refused') return { text: m.one_lead_refused({ id }), bad: true };
	if (status === 'returned') return { text: m.one_lead_returned({ id }), bad: true };
	if (status === 'withdrawn') return { text: m.one_lead_withdrawn({ id }), bad: false };
	const counts = { id, records: formatNumber(records, locale), accepted: formatNumber(accepted, locale) };
	if (accepted === records)
		return { text: records === 1 ? m.one_lead_all_one(counts) : m.one_lead_all(counts), bad: false };
	return { text: m.one_lead_accepted(counts), bad: false };
}
