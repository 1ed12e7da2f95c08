import { statusWord } from '$lib/charts/status';
import { formatDate, formatNumber, formatVnd } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { listed, periodInside } from '$lib/components/sentence';
import { spokenIndicators } from '$lib/components/standing';
import { m } from '$lib/paraglide/messages';
import type { BriefingPaper } from '$lib/server/http/briefing';
import type { Changes, FigureChange, StatusChange } from '$lib/server/measures/changes';

/** Corrections told one by one; the rest as a number. */
const TOLD = 5;

/** `Có gì mới từ tháng 8/2019`, `… từ ngày 03/09/2019`, `… từ phiên bản số liệu 318`. */
export function newsTitle({ period, day, version }: Changes['since'], locale: Locale): string {
	if (version !== null) return m.briefing_news_version({ version: String(version) });
	const month = period === null ? null : periodInside(period, locale);
	const date = day === null ? null : formatDate(day, locale);
	if (month && date) return m.briefing_news_month({ month, date });
	return date ? m.briefing_news_day({ date }) : m.briefing_news();
}

/** Said where there is no line: that nothing has changed, or that there is nothing before to compare with. */
export const noNews = ({ period, day, version }: Changes['since']): string =>
	period === null && day === null && version === null ? m.briefing_news_first() : m.briefing_news_none();

/** What has changed, one line each: figures, wards, money, what arrived, what was corrected. */
export function changeLines({ paper, funds, indicators }: BriefingPaper, locale: Locale): string[] {
	const { changes } = paper;
	const spoken = spokenIndicators(indicators, locale);
	const nameOf = (code: string) => spoken.find((each) => each.code === code)?.name ?? code;
	const fundName = (code: string) => {
		const fund = funds.find((each) => each.code === code);
		return (locale === 'vi' ? fund?.name : fund?.name_en) ?? code;
	};
	const arrived = changes.arrived.reduce((sum, { submissions }) => sum + submissions, 0);
	const reports = changes.arrived
		.filter(({ dataset }) => dataset.startsWith('ward_report'))
		.reduce((sum, { submissions }) => sum + submissions, 0);
	return [
		...changes.figures.flatMap((figure) => figureLine(figure, nameOf(figure.indicator), locale)),
		...statusLines(changes.statuses, locale),
		...changes.funds
			.filter(({ received, spent }) => received > 0n || spent > 0n)
			.map(({ fundCode, received, spent }) =>
				m.briefing_news_fund({
					fund: fundName(fundCode),
					received: formatVnd(received, locale),
					spent: formatVnd(spent, locale)
				})
			),
		...(arrived > 0
			? [
					m.briefing_news_arrived({
						count: formatNumber(arrived, locale),
						reports: formatNumber(reports, locale)
					})
				]
			: []),
		...correctionLines(changes, nameOf, locale)
	];
}

function figureLine({ before, now }: FigureChange, name: string, locale: Locale): string[] {
	if (before === null && now === null) return [];
	const text = (value: number | null) =>
		value === null ? m.briefing_unknown() : formatNumber(value, locale);
	const words = { name, before: text(before), now: text(now) };
	if (before === null || now === null) return [m.briefing_news_figure(words)];
	if (before === now) return [m.briefing_news_same(words)];
	const by = formatNumber(Math.abs(now - before), locale);
	return [now < before ? m.briefing_news_fewer({ ...words, by }) : m.briefing_news_more({ ...words, by })];
}

/** Wards by what has become of their target: `Có nguy cơ: Cự Khối, Phúc Lợi (trước: đúng lộ trình)`. */
function statusLines(statuses: readonly StatusChange[], locale: Locale): string[] {
	const kinds = [...new Set(statuses.map(({ now }) => now))];
	return kinds.map((now) =>
		m.briefing_news_status({
			status: statusWord(now, locale),
			wards: listed(
				statuses
					.filter((change) => change.now === now)
					.map(({ wardName, before }) =>
						m.briefing_news_ward({ ward: wardName, before: statusWord(before, locale) })
					),
				', '
			)
		})
	);
}

function correctionLines(
	{ corrections }: Changes,
	nameOf: (code: string) => string,
	locale: Locale
): string[] {
	const lines = corrections.slice(0, TOLD).map(({ wardName, period, indicator, before, now }) =>
		m.briefing_news_corrected({
			ward: wardName,
			name: nameOf(indicator),
			month: periodInside(period, locale),
			before: formatNumber(before, locale),
			now: formatNumber(now, locale)
		})
	);
	const more = corrections.length - lines.length;
	return more > 0 ? [...lines, m.briefing_news_corrected_more({ count: more })] : lines;
}
