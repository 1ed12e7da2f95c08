import { statfs } from 'node:fs/promises';
import type { Bilingual } from '../domain/locale';
import { AppError, isAppError, systemCode } from './errors';

const full: Bilingual = {
	vi: 'Đĩa của máy chủ đã đầy. Chưa có gì được ghi; hãy báo quản trị dọn bớt rồi làm lại.',
	en: 'The server’s disk is full. Nothing was written; ask the administrator to make room, then try again.'
};
const readOnly: Bilingual = {
	vi: 'Đĩa của máy chủ chỉ cho đọc. Chưa có gì được ghi; hãy báo quản trị.',
	en: 'The server’s disk can only be read. Nothing was written; tell the administrator.'
};
const forbidden: Bilingual = {
	vi: 'Máy chủ không có quyền ghi vào thư mục số liệu. Chưa có gì được ghi; hãy báo quản trị sửa quyền thư mục.',
	en: 'The server may not write to the data folder. Nothing was written; ask the administrator to mend its permissions.'
};
const failing: Bilingual = {
	vi: 'Đĩa của máy chủ báo lỗi khi đọc hoặc ghi. Hãy báo quản trị kiểm tra đĩa.',
	en: 'The server’s disk reports an error while reading or writing. Ask the administrator to check it.'
};

const words: Record<string, Bilingual> = {
	ENOSPC: full,
	EDQUOT: full,
	EROFS: readOnly,
	EACCES: forbidden,
	EPERM: forbidden,
	EIO: failing
};

/** DuckDB tells of the disk in words only; these are the system's own. */
const spoken: [RegExp, Bilingual][] = [
	[/No space left on device|Disk quota exceeded/, full],
	[/Read-only file system/, readOnly],
	[/Permission denied/, forbidden],
	[/Input\/output error/, failing]
];

/** What the disk refused, by the system or through DuckDB, as the error a person is told; anything else as it is. */
export function asDiskError(error: unknown): unknown {
	if (isAppError(error)) return error;
	const text = error instanceof Error ? error.message : '';
	const told = words[systemCode(error) ?? ''] ?? spoken.find(([said]) => said.test(text))?.[1];
	return told ? new AppError('disk', told, { cause: error }) : error;
}

/** Whether the disk refused, by the system or through DuckDB. */
export function isDiskError(error: unknown): boolean {
	const told = asDiskError(error);
	return isAppError(told) && told.code === 'disk';
}

/** How many bytes this process may still write where `dir` lies. */
export async function freeBytes(dir: string): Promise<number> {
	const { bavail, bsize } = await statfs(dir);
	return bavail * bsize;
}

/** Left untouched for the journal, the warehouse's own checkpoints and everything else that must still be written. */
const RESERVE = 64 * 1024 ** 2;

/** A load needs its bytes in the archive and again in the warehouse, and room for sorting and checking them. */
const TIMES = 3;

/** How much room so many bytes and what is made of them may need. */
export const roomFor = (bytes: number): number => RESERVE + TIMES * bytes;

/** Whether the disk refused for lack of room alone. */
export function isFull(error: unknown): boolean {
	const told = asDiskError(error);
	return isAppError(told) && told.words === full;
}

/** As whole megabytes, rounded up. */
export const megabytes = (bytes: number): number => Math.ceil(bytes / 1000 ** 2);

/** Throws `no_room` when a load of so many bytes might not find room. */
export function requireRoom(free: number, bytes: number): void {
	const need = roomFor(bytes);
	if (free >= need) return;
	throw new AppError('no_room', {
		vi: `Máy chủ không đủ chỗ cho tệp này: cần khoảng ${megabytes(need)} MB, còn ${megabytes(free)} MB. Tệp chưa được nhận; hãy báo quản trị.`,
		en: `The server has no room for this file: some ${megabytes(need)} MB are needed, ${megabytes(free)} MB are left. The file was not taken; tell the administrator.`
	});
}
