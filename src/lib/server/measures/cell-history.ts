import type { Period } from '../../domain/period';
import type { Ask } from './ask';

/** One time a ward's figure was sent in. */
export interface CellVersion {
	submission: number;
	record: number;
	value: number;
	/** Status of the submission: accepted, approved, returned, withdrawn. */
	status: string;
	fileName: string;
	/** The ward that sent the file; null for one of the district, which may hold other wards' figures too. */
	sentBy: string | null;
	receivedAt: string;
	/** The one that counts now. */
	standing: boolean;
}

/** Every time a ward sent one month's figure, the latest first: what was said before a correction, and what counts now. */
export async function cellHistory(
	ask: Ask,
	cell: { wardCode: string; period: Period; indicator: string }
): Promise<CellVersion[]> {
	return ask.query<CellVersion>(
		`SELECT s.id AS submission, r.record::DOUBLE AS record, r.value::DOUBLE AS value, s.status,
			s.file_name AS fileName, s.ward_code AS sentBy, s.received_at AS receivedAt,
			EXISTS (SELECT 1 FROM live_report l WHERE l.ward_code = r.ward_code AND l.period = r.period
				AND l.indicator = r.indicator AND l.submission = r.submission AND l.record = r.record) AS standing
		FROM fact_ward_report r JOIN submission s ON s.id = r.submission
		WHERE r.ward_code = $wardCode AND r.period = $period AND r.indicator = $indicator
		ORDER BY s.received_at DESC, s.id DESC`,
		cell
	);
}
