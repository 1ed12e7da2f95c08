import type { Bilingual } from '../../domain/locale';
import { AppError } from '../errors';

/**
 * DuckDB gives no error code for a file or an instance that is past use; the words are its own. Each block of the file
 * carries a checksum, so a changed byte is told of when its block is read; after a fatal error nothing
 * is answered any more.
 */
const told = [
	/^FATAL Error/,
	/database has been invalidated/,
	/Corrupt database file/,
	/not a valid DuckDB database file/,
	/Could not read enough bytes from file "[^"]*warehouse\.duckdb/,
	/^Serialization Error/
];

/** Whether the error means that the warehouse file, or the instance that holds it, cannot be used any more. */
export function isDamage(error: unknown): boolean {
	if (error instanceof AppError) return error.code === 'rebuilding';
	return error instanceof Error && told.some((words) => words.test(error.message));
}

/**
 * Why a warehouse had to be made anew from the journal: its tables are an older program's, it is damaged, or it knows
 * of entries that the journal does not have.
 */
export type Remade = 'older' | 'damaged' | 'ahead';

const reasons: Record<Remade, Bilingual> = {
	older: {
		vi: 'Chương trình mới dùng kho số liệu dạng khác',
		en: 'The new program keeps its warehouse in another form'
	},
	damaged: { vi: 'Kho số liệu bị hỏng', en: 'The warehouse was damaged' },
	ahead: { vi: 'Kho số liệu không khớp nhật ký', en: 'The warehouse did not agree with the journal' }
};

/** What is said to whoever asks while the warehouse is being made again. */
export function rebuilding(why: Remade, cause?: unknown): AppError {
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
