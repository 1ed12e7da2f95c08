import { closeSync, constants, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { AppError } from '../errors';

/** How far the journal is known to be whole: the number and hash of the last entry whose transaction was committed. */
export interface Head {
	seq: number;
	hash: string;
}

/**
 * The anchor beside the journal, by which one cut off at its end is found out: each of its lines still follows from
 * the one before. Written in place after each commit and small enough to be changed at a stroke; it may be behind the
 * journal after a crash, never ahead of it.
 */
export class JournalHead {
	known: Head | null;
	private readonly file: number;

	/** Throws `damaged` when what stands there cannot be read. */
	constructor(path: string) {
		this.known = headAt(path);
		this.file = openSync(path, constants.O_CREAT | constants.O_WRONLY, 0o644);
	}

	/** Nothing is written where it says so already: a disk that is full has to let a start go by. */
	write({ seq, hash }: Head): void {
		if (this.known?.seq === seq && this.known.hash === hash) return;
		writeSync(this.file, `${String(seq).padStart(12, '0')} ${hash}\n`, 0, 'latin1');
		this.known = { seq, hash };
	}

	close(): void {
		closeSync(this.file);
	}
}

/** The anchor that lies at `path`, or null where there is none. */
export function headAt(path: string): Head | null {
	const text = existsSync(path) ? readFileSync(path, 'latin1') : '';
	return text === '' ? null : readHead(text);
}

function readHead(text: string): Head {
	const [, seq, hash] = /^([0-9]{12}) ([0-9a-f]{64})\n$/.exec(text) ?? [];
	if (seq && hash) return { seq: Number(seq), hash };
	throw new AppError('damaged', {
		vi: 'Tệp journal.head hỏng. Nếu nhật ký còn nguyên (so với bản sao lưu), hãy xóa tệp này rồi khởi động lại.',
		en: 'The file journal.head is damaged. If the journal is whole (compare it with the backup), remove that file and start again.'
	});
}
