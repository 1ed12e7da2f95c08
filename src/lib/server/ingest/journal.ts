import {
	closeSync,
	existsSync,
	fstatSync,
	fsyncSync,
	ftruncateSync,
	openSync,
	readFileSync,
	statSync,
	writeSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { asDiskError } from '../disk';
import { AppError } from '../errors';
import { JournalHead, type Head } from './journal-head';
import {
	Chain,
	entryAfter,
	FIRST,
	lineOf,
	type JournalEntry,
	type JournalEvent,
	type Submitted
} from './journal-line';

export type { JournalEntry, JournalEvent } from './journal-line';

/**
 * The submission journal: one JSON line per event, each carrying the hash of the one before. Archive and
 * journal are the truth; the warehouse is made again from them. An entry is on the disk before the
 * transaction it speaks of commits, so after a crash it is applied again.
 */
export class Journal {
	readonly entries: JournalEntry[];
	private readonly file: number;
	private readonly head: JournalHead;
	private size: number;

	/**
	 * Opens or creates the journal. A last line torn by a crash was never answered for, and is cut off. Throws
	 * `damaged` when a line was changed, or when lines that were once committed are not there any more; `disk` when
	 * it cannot be opened.
	 */
	constructor(readonly path: string) {
		try {
			const { entries, whole, bytes } = readJournal(path);
			this.entries = entries;
			this.head = new JournalHead(headPath(path));
			refuseShortened(this.entries, this.head.known);
			this.file = openSync(path, 'a');
			this.size = whole;
			if (whole < bytes) ftruncateSync(this.file, whole);
		} catch (error) {
			throw asDiskError(error);
		}
	}

	/** The entry by which a submission came. */
	submitted(submission: number): Submitted | undefined {
		return this.entries.find(
			(entry): entry is Submitted => entry.kind === 'submitted' && entry.submission === submission
		);
	}

	/** Whether the anchor beside it vouches for this journal; without one, what the warehouse knows of it must do. */
	get anchored(): boolean {
		return this.head.known !== null;
	}

	/**
	 * Adds an event and returns once it is on the disk. On failure nothing of it stays. Throws `damaged` when the file is
	 * not as this journal left it: an entry after a line that is none of ours would be lost with it.
	 */
	append(event: JournalEvent, at: Date): JournalEntry {
		this.refuseAltered();
		const entry = entryAfter(this.entries.at(-1) ?? { seq: 0, hash: FIRST }, event, at);
		const line = lineOf(entry);
		try {
			for (let done = 0; done < line.length;) done += writeSync(this.file, line, done);
			fsyncSync(this.file);
		} catch (cause) {
			ftruncateSync(this.file, this.size);
			throw asDiskError(cause);
		}
		this.size += line.length;
		this.entries.push(entry);
		return entry;
	}

	/** Takes back the last entry, whose transaction failed to commit. */
	retract(entry: JournalEntry): void {
		if (this.entries.at(-1) !== entry) throw new Error('only the last journal entry can be retracted');
		this.entries.pop();
		this.size -= lineOf(entry).length;
		ftruncateSync(this.file, this.size);
		fsyncSync(this.file);
	}

	/** Moves the anchor to the last entry, whose transaction is committed. */
	confirm(): void {
		const last = this.entries.at(-1);
		if (last) this.head.write(last);
	}

	private refuseAltered(): void {
		const found = statSync(this.path, { throwIfNoEntry: false });
		if (found?.size === this.size && found.ino === fstatSync(this.file).ino) return;
		throw new AppError('damaged', {
			vi: 'Nhật ký (journal.jsonl) đã bị chương trình khác sửa, thay hoặc xóa. Chưa có gì được ghi; hãy báo quản trị dừng máy chủ và chạy verify.',
			en: 'The journal (journal.jsonl) was changed, replaced or removed by another program. Nothing was written; tell the administrator to stop the server and run verify.'
		});
	}

	close(): void {
		closeSync(this.file);
		this.head.close();
	}
}

/** Where a data folder's journal lies. */
export const journalIn = (dataDir: string) => join(dataDir, 'journal.jsonl');

/** Where a journal's anchor lies. */
export const headPath = (journal: string) => join(dirname(journal), 'journal.head');

/**
 * The entries of the journal at `path`, how many bytes they take, and how many there are: more, after a crash, by a
 * line that was never ended. Throws `damaged` as `parse` does.
 */
export function readJournal(path: string): { entries: JournalEntry[]; whole: number; bytes: number } {
	const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
	const whole = text.lastIndexOf(0x0a) + 1;
	return { entries: parse(text.subarray(0, whole)), whole, bytes: text.length };
}

/**
 * Reads and checks every line of a journal. Throws `damaged` with the first line that does not follow
 * from the one before.
 */
export function parse(text: Buffer): JournalEntry[] {
	const chain = new Chain();
	const entries: JournalEntry[] = [];
	for (let from = 0; from < text.length;) {
		const end = text.indexOf(0x0a, from);
		const next = end < 0 ? text.length : end + 1;
		entries.push(chain.next(text.subarray(from, next)));
		from = next;
	}
	return entries;
}

/** Throws `damaged` when the journal does not hold the entry that was last known to be in it. */
export function refuseShortened(entries: readonly JournalEntry[], known: Head | null): void {
	if (known === null || known.seq === 0 || entries[known.seq - 1]?.hash === known.hash) return;
	if (known.seq <= entries.length)
		throw new AppError('damaged', {
			vi: `journal.head (hoặc kho số liệu) không khớp nhật ký: mã của dòng ${known.seq} khác mã đã ghi. Hãy so nhật ký với bản sao lưu; nếu nhật ký còn nguyên, xóa journal.head rồi chạy rebuild.`,
			en: `journal.head (or the warehouse) does not fit the journal: the hash of line ${known.seq} is not the one noted. Compare the journal with the backup; if it is whole, remove journal.head and run rebuild.`
		});
	throw new AppError('damaged', {
		vi: `Nhật ký thiếu phần cuối: đã ghi ${known.seq} dòng, nay còn ${entries.length}. Hãy phục hồi từ bản sao lưu; nếu chắc chắn nhật ký ngắn hơn là đúng, xóa journal.head rồi chạy rebuild.`,
		en: `The journal's end is missing: it had ${known.seq} lines and now has ${entries.length}. Restore it from the backup; if the shorter journal is surely right, remove journal.head and run rebuild.`
	});
}
