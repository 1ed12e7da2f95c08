import { env } from 'node:process';
import { AppError } from '../../lib/server/errors';
import { rebuild as rebuildWarehouse } from '../../lib/server/safety/rebuild';
import type { Flags } from '../arguments';
import { filledFolder } from '../data-folder';
import { textTable } from '../table';

/** `rebuild`: makes the warehouse again from archive and journal, and tells what each public view then holds. */
export async function rebuild(_: string[], flags: Flags): Promise<number> {
	if (env.THOATNGHEO_URL) throw whileServing();
	const { journalSeq, dataVersion, checksums } = await rebuildWarehouse(filledFolder());
	if (flags.json) {
		const body = { journal_seq: journalSeq, data_version: dataVersion, checksums };
		process.stdout.write(`${JSON.stringify(body, null, '\t')}\n`);
		return 0;
	}
	process.stdout.write(`${journalSeq} journal entries applied, data version ${dataVersion}\n`);
	const rows = checksums.map(({ view, rows, sum }) => [view, String(rows), sum]);
	process.stdout.write(`${textTable(['view', 'rows', 'checksum'], rows)}\n`);
	return 0;
}

/** A server that holds its warehouse cannot have it taken away; what it can do, and what is to be done instead. */
function whileServing(): AppError {
	return new AppError('bad_request', {
		vi: 'rebuild làm việc trên thư mục số liệu khi không máy chủ nào đang chạy, không qua THOATNGHEO_URL. Hãy bỏ THOATNGHEO_URL, dừng máy chủ, chạy DATA_DIR=… thoatngheo rebuild trên máy ấy rồi khởi động lại. Chỉ muốn biết kho có đúng không: chạy verify với THOATNGHEO_URL, máy chủ dựng lại mọi bảng bên cạnh mà so. Kho bị hỏng thì máy chủ tự dựng lại.',
		en: 'rebuild works on a data folder that no server holds, not by THOATNGHEO_URL. Unset THOATNGHEO_URL, stop the server, run DATA_DIR=… thoatngheo rebuild on its machine, and start it again. Only to know whether the warehouse is right, run verify with THOATNGHEO_URL: the server makes every table again beside and compares. A damaged warehouse is made again by the server itself.'
	});
}
