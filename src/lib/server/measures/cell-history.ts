import type { Period } from '../../domain/period';
import type { Ask } from './ask';

/** One time a ward's figure was sent in. */
export interface CellVersion {
	submission: number;
	record: number;
	value: number;
	/** What stood just before it arrived; null when nothing did. */
	before: number | null;
	/** Status of the submission: accepted, approved, returned, withdrawn. */
	status: string;
	fileName: string;
	/** The ward that sent the file; null for one of the district, which may hold other wards' figures too. */
	sentBy: string | null;
	receivedAt: string;
	/** Role of the sender. */
	senderRole: string;
	/** When it was returned or withdrawn; null for one that counts or was replaced. */
	goneAt: string | null;
	/** The one that counts now. */
	standing: boolean;
}

/**
 * Every time a ward sent one month's figure, the latest first: what was said before a correction, and what counts now.
 * Without `withdrawn` it tells of what was published only, as if the rest had never come.
 */
export async function cellHistory(
	ask: Ask,
	cell: { wardCode: string; period: Period; indicator: string },
	{ withdrawn = true }: { withdrawn?: boolean } = {}
): Promise<CellVersion[]> {
	const all = await ask.query<CellVersion>(
		`SELECT s.id AS submission, r.record::DOUBLE AS record, r.value::DOUBLE AS value, s.status,
			h.value_before::DOUBLE AS before, s.file_name AS fileName, s.ward_code AS sentBy, s.received_at AS receivedAt,
			s.sender_role AS senderRole, CASE WHEN s.status IN ('returned', 'withdrawn') THEN s.decided_at END AS goneAt,
			EXISTS (SELECT 1 FROM live_report l WHERE l.ward_code = r.ward_code AND l.period = r.period
				AND l.indicator = r.indicator AND l.submission = r.submission AND l.record = r.record) AS standing
		FROM fact_ward_report r JOIN submission s ON s.id = r.submission
		JOIN figure_history h ON h.ward_code = r.ward_code AND h.period = r.period AND h.indicator = r.indicator
			AND h.submission = r.submission AND h.record = r.record AND h.event = 'sent'
		WHERE r.ward_code = $wardCode AND r.period = $period AND r.indicator = $indicator
		ORDER BY s.id DESC`,
		cell
	);
	if (withdrawn) return all;
	const open = all.filter(({ status }) => status === 'accepted' || status === 'approved');
	return open.map((version, at) => ({ ...version, before: open[at + 1]?.value ?? null }));
}
