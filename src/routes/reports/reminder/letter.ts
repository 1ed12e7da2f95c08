import { capital, listed, periodInside } from '$lib/components/sentence';
import { formatDate } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import type { District } from '$lib/domain/reference';
import { m } from '$lib/paraglide/messages';
import type { OwedReport } from '$lib/server/measures/owed-reports';

/** A letter to wards, as plain text: lines end in `\n`. */
export interface Letter {
	subject: string;
	body: string;
}

interface Sender {
	district: Pick<District, 'name' | 'name_en' | 'briefing'>;
	/** The upload page's full address; null when nobody has said where this server is reached. */
	address: string | null;
}

/**
 * Asks the wards that owe reports to send them: who, what, due when, and how. `owed` has at least one, in the
 * order of the wards.
 */
export function letterOf(owed: readonly OwedReport[], { district, address }: Sender, locale: Locale): Letter {
	const wards = [...new Set(owed.map(({ wardName }) => wardName))];
	const months = [...new Set(owed.map(({ period }) => period))].sort();
	const said = listed(
		months.map((month) => periodInside(month, locale)),
		m.lead_and()
	);
	const vi = locale === 'vi';
	const issuer = district.briefing && (vi ? district.briefing.issuer : district.briefing.issuer_en);
	const lines = wards.map((ward) => {
		const reports = owed
			.filter(({ wardName }) => wardName === ward)
			.map(({ period, dueOn, status }) => {
				const report = { month: periodInside(period, locale), due: formatDate(dueOn, locale) };
				return status === 'returned' ? m.remind_returned(report) : m.remind_missing(report);
			});
		return `- ${capital(m.place_ward({ name: ward }))}: ${reports.join('; ')}.`;
	});
	return {
		subject: m.remind_subject({ months: said }),
		body: [
			wards.length > 1
				? m.remind_to({ wards: listed(wards, m.lead_and()) })
				: m.remind_to_one({ ward: wards[0] ?? '' }),
			m.remind_said({ months: said }),
			lines.join('\n'),
			m.remind_please(),
			address === null ? m.remind_how_by_name() : m.remind_how({ address }),
			m.remind_trouble(),
			m.remind_thanks(),
			issuer ?? (vi ? district.name : district.name_en)
		].join('\n\n')
	};
}

/** Opens the letter in the reader's own mail program, addressed to nobody yet. */
export const mailHref = ({ subject, body }: Letter) =>
	`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
