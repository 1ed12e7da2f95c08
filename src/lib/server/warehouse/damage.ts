import type { Bilingual } from '../../domain/locale';
import { isDiskError } from '../disk';
import { AppError } from '../errors';

/**
 * DuckDB gives no error code for a file or an instance that is past use; the words are its own. Each block of the file
 * carries a checksum, so a changed byte is told of when its block is read; after a fatal error nothing
 * is answered any more.
 */
const told = [
	/^FATAL Error/,
	/database has been invalidated/,
	/corrupt database file/i,
	/not a valid DuckDB database file/,
	/Could not read enough bytes from file "[^"]*warehouse\.duckdb/,
	/Failure while replaying WAL file/,
	/^Serialization Error/
];

/** Whether the error means that the instance answers nothing any more, be it for a damaged file or for the disk. */
export function isPastUse(error: unknown): boolean {
	if (error instanceof AppError) return error.code === 'rebuilding';
	return error instanceof Error && told.some((words) => words.test(error.message));
}

/**
 * Whether the error means that the warehouse file cannot be used any more. A disk that was full when DuckDB was to put
 * its log into the file has ended the instance and left the file as it was, to be opened again.
 */
export const isDamage = (error: unknown): boolean => isPastUse(error) && !isDiskError(error);

/**
 * Why a warehouse had to be made anew from the journal: its tables are an older program's, it is damaged, or it knows
 * of entries that the journal does not have.
 */
export type Remade = 'older' | 'damaged' | 'ahead';

/** Why the warehouse cannot be asked for a while: it is made anew, or opened again after the disk failed under it. */
export type Away = Remade | 'disk';

const reasons: Record<Remade, Bilingual> = {
	older: {
		vi: 'Chương trình mới dùng kho số liệu dạng khác',
		en: 'The new program keeps its warehouse in another form'
	},
	damaged: { vi: 'Kho số liệu bị hỏng', en: 'The warehouse was damaged' },
	ahead: { vi: 'Kho số liệu không khớp nhật ký', en: 'The warehouse did not agree with the journal' }
};

const reopening: Bilingual = {
	vi: 'Đĩa của máy chủ đã đầy hoặc báo lỗi nên kho số liệu đang được mở lại. Không mất số liệu nào; hãy quay lại sau ít phút.',
	en: 'The server’s disk was full or failed, so the warehouse is being opened again. No data are lost; come back in a few minutes.'
};

/** What is said to whoever asks while the warehouse is being made or opened again. */
export function rebuilding(why: Away, cause?: unknown): AppError {
	if (why === 'disk') return new AppError('rebuilding', reopening, { cause });
	const { vi, en } = reasons[why];
	return new AppError(
		'rebuilding',
		{
			vi: `${vi} nên đang được dựng lại từ tệp gốc và nhật ký. Không mất số liệu nào; hãy quay lại sau ít phút.`,
			en: `${en}, so it is being made again from the files and the journal. No data are lost; come back in a few minutes.`
		},
		{ cause }
	);
}
