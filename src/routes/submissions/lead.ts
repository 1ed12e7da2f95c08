import { formatDate } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { periodLabel } from '$lib/domain/period';
import { m } from '$lib/paraglide/messages';

interface LastMonth {
	period: string;
	dueOn: string;
	expected: number;
	received: number;
	onTime: number;
	missing: string[];
}

/** The page's first sentence: who has reported the latest month, and who has not. `late` is the part to stand out. */
export function leadOf(last: LastMonth | null, locale: Locale): { said: string; late: string; meta: string } {
	if (!last) return { said: m.sub_lead_none(), late: '', meta: '' };
	const { expected, received, onTime } = last;
	const month = periodLabel(last.period, locale);
	const meta = m.sub_meta({ onTime, late: received - onTime, due: formatDate(last.dueOn, locale) });
	if (received === expected) return { said: m.sub_lead_all({ month, expected }), late: '', meta };
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	return {
		said: m.sub_lead_some({ month, received, expected }),
		late: m.sub_lead_missing({ wards: list.format(last.missing) }),
		meta
	};
}
