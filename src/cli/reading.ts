import type { Bilingual } from '../lib/domain/locale';
import { AppError } from '../lib/server/errors';
import { mayWrite, openReadOnly, type ReadOnlyStore, type Unready } from '../lib/server/read-only';
import type { Store } from '../lib/server/store';
import { filledFolder } from './data-folder';
import { closing, setDamagedAside, withStore } from './local';

/** Why a data folder that can only be read does not give what is asked of its warehouse. */
export const unreadyWords: Readonly<Record<Unready, Bilingual>> = {
	missing: {
		vi: 'Thư mục số liệu không có kho warehouse.duckdb và chỉ đọc được nên không dựng kho ở đó. Hãy chép thư mục sang đĩa ghi được rồi chạy lại lệnh.',
		en: 'The data folder has no warehouse.duckdb and can only be read, so none is made there. Copy the folder to a disk that can be written, and run the command again.'
	},
	stale: {
		vi: 'Kho trong thư mục số liệu do phiên bản chương trình khác hoặc danh mục khác (REFERENCE_DIR) lập, mà thư mục chỉ đọc được. Hãy dùng đúng phiên bản và danh mục ấy, hoặc chép thư mục sang đĩa ghi được rồi chạy lại lệnh.',
		en: 'The warehouse in the data folder was made by another version of the program or of other reference lists (REFERENCE_DIR), and the folder can only be read. Use that version and those lists, or copy the folder to a disk that can be written and run the command again.'
	},
	damaged: {
		vi: 'Kho trong thư mục số liệu bị hỏng mà thư mục chỉ đọc được. Hãy chép thư mục sang đĩa ghi được rồi chạy rebuild: kho được dựng lại từ tệp gốc và nhật ký.',
		en: 'The warehouse in the data folder is damaged, and the folder can only be read. Copy the folder to a disk that can be written and run rebuild: it is made anew from the files and the journal.'
	},
	restoring: {
		vi: 'Lần phục hồi vào thư mục số liệu chưa xong mà thư mục chỉ đọc được. Hãy cho ghi vào thư mục rồi chạy lại lệnh.',
		en: 'A restore into the data folder is not finished, and the folder can only be read. Let it be written and run the command again.'
	}
};

/**
 * Looks at the data folder for one command, which leaves it as it is and needs not be able to write to it. Where the
 * warehouse must first be made or brought up to date, the folder is opened for writing; where it can only be read,
 * `without` says what is left to do.
 */
export async function withReading<T>(
	work: (store: Store | ReadOnlyStore) => Promise<T>,
	without: (unready: Unready) => Promise<T> = refuse
): Promise<T> {
	const config = filledFolder();
	const writable = mayWrite(config.dataDir);
	const store = await openReadOnly(config);
	if (typeof store === 'string') {
		if (!writable) return without(store);
		return store === 'damaged' ? setDamagedAside(config.dataDir) : withStore(work);
	}
	if (store.behind > 0 && writable) {
		await store.close();
		return withStore(work);
	}
	if (store.behind > 0) process.stderr.write(behindText(store.behind));
	const worked = await closing(store, work);
	if ('done' in worked) return worked.done;
	return writable ? setDamagedAside(config.dataDir, worked.damage) : without('damaged');
}

function refuse(unready: Unready): Promise<never> {
	return Promise.reject(new AppError('disk', unreadyWords[unready]));
}

const behindText = (entries: number): string =>
	`${entries} dòng cuối của nhật ký chưa có trong kho, như sau khi máy chủ bị ngắt; lần khởi động sau sẽ tính / the last ${entries} journal entries are not in the warehouse yet, as after a crash; the next start counts them\n`;
