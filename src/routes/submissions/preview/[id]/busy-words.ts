import { formatNumber, formatPercent } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { BusyPage } from '$lib/server/measures/preview-page';

type Busy = BusyPage['busy'];

const phases: Record<Busy['state']['phase'], () => string> = {
	waiting: m.busy_phase_waiting,
	receiving: m.busy_phase_receiving,
	reading: m.busy_phase_reading,
	checking: m.busy_phase_checking,
	counting: m.busy_phase_counting
};

/** What the work is at. */
export const phaseWord = ({ doing, state: { phase } }: Busy): string =>
	doing === 'looking' && phase === 'counting' ? m.busy_phase_trying() : phases[phase]();

/** How far it is, how fast it goes, and since when: as far as each can be said. */
export function factWords({ share, rows, rowsPerSecond, seconds }: Busy['state'], locale: Locale): string {
	const number = (value: number) => formatNumber(value, locale);
	return [
		share === null ? null : m.busy_share({ percent: formatPercent(share, locale, 0) }),
		rows === null ? null : m.busy_rows({ rows: number(rows) }),
		rowsPerSecond === null ? null : m.busy_rate({ rate: number(rowsPerSecond) }),
		m.busy_seconds({ seconds: number(seconds) })
	]
		.filter((word) => word !== null)
		.join(' · ');
}
