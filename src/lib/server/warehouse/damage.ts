import { AppError } from '../errors';

/**
 * DuckDB gives no error code for a file or an instance that is past use; the words are its own. Each block of the file
 * carries a checksum, so a changed byte is told of when its block is read; after a fatal error nothing is answered any more.
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

/** What is said to whoever asks while the warehouse is being made again. */
export function rebuilding(cause?: unknown): AppError {
	return new AppError(
		'rebuilding',
		{
			vi: 'Kho số liệu hỏng và đang được dựng lại từ tệp gốc và nhật ký. Không mất số liệu nào; hãy quay lại sau ít phút.',
			en: 'The warehouse was damaged and is being made again from the files and the journal. No data are lost; come back in a few minutes.'
		},
		{ cause }
	);
}
