import { asDiskError } from '../disk';
import { AppError } from '../errors';
import { isDamage, rebuilding } from './damage';

/** Why a warehouse could not be opened, as it is to be told. */
export function openError(cause: unknown): unknown {
	const text = cause instanceof Error ? cause.message : '';
	// DuckDB gives no error code for this; the words are its own.
	if (!/Could not set lock|Conflicting lock/.test(text))
		return isDamage(cause) ? rebuilding('damaged', cause) : asDiskError(cause);
	return new AppError(
		'warehouse_locked',
		{
			vi: 'Kho số liệu đang do một tiến trình khác giữ. Hãy dừng máy chủ; hoặc, với ingest, submissions, export, backup và verify, đặt THOATNGHEO_URL (và THOATNGHEO_TOKEN) để lệnh nói chuyện với máy chủ.',
			en: 'Another process holds the warehouse. Stop the server; or, for ingest, submissions, export, backup and verify, set THOATNGHEO_URL (and THOATNGHEO_TOKEN) so that the command talks to it.'
		},
		{ cause }
	);
}
