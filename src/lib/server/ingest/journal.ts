import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { ReadOptions } from '../../domain/read-options';
import { AppError } from '../errors';

/** What happened to a submission, as the journal keeps it. */
export type JournalEvent =
	| {
			kind: 'submitted';
			submission: number;
			dataset: string;
			status: 'accepted' | 'refused';
			file_name: string;
			sha256: string;
			bytes: number;
			records: number;
			accepted: number;
			rejected: number;
			received_at: string;
			sender_role: string;
			ward_code: string | null;
			fund_code: string | null;
			bank: string | null;
			accept_valid: boolean;
			/** Left out when the sender said nothing about how the file is to be read. */
			read?: ReadOptions;
	  }
	| {
			kind: 'decided';
			submission: number;
			status: 'approved' | 'returned' | 'withdrawn';
			by: string;
			reason: string | null;
	  };

export type JournalEntry = JournalEvent & { seq: number; at: string; prev: string; hash: string };

const FIRST = '0'.repeat(64);

/**
 * The submission journal: one JSON line per event, each carrying the hash of the one before. Archive and
 * journal are the truth; the warehouse is made again from them. An entry is on the disk before the
 * transaction it speaks of commits, so after a crash it is applied again.
 */
export class Journal {
	readonly entries: JournalEntry[];
	private readonly file: number;
	private size: number;

	/** Opens or creates the journal. A last line torn by a crash was never answered for, and is cut off. */
	constructor(path: string) {
		const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
		const whole = text.lastIndexOf(0x0a) + 1;
		this.entries = parse(text.subarray(0, whole).toString('utf8'));
		this.file = openSync(path, 'a');
		this.size = whole;
		if (whole < text.length) ftruncateSync(this.file, whole);
	}

	/** Adds an event and returns once it is on the disk. On failure nothing of it stays. */
	append(event: JournalEvent, at: Date): JournalEntry {
		const seq = this.entries.length + 1;
		const prev = this.entries.at(-1)?.hash ?? FIRST;
		const body = { seq, at: at.toISOString(), prev, ...event };
		const entry: JournalEntry = { ...body, hash: hashOf(body) };
		const line = Buffer.from(`${JSON.stringify(entry)}\n`);
		try {
			for (let done = 0; done < line.length;) done += writeSync(this.file, line, done);
			fsyncSync(this.file);
		} catch (cause) {
			ftruncateSync(this.file, this.size);
			throw new AppError(
				'disk',
				{ vi: 'Không ghi được nhật ký lần nộp.', en: 'The submission journal cannot be written.' },
				{ cause }
			);
		}
		this.size += line.length;
		this.entries.push(entry);
		return entry;
	}

	/** Takes back the last entry, whose transaction failed to commit. */
	retract(entry: JournalEntry): void {
		if (this.entries.at(-1) !== entry) throw new Error('only the last journal entry can be retracted');
		this.entries.pop();
		this.size -= Buffer.byteLength(`${JSON.stringify(entry)}\n`);
		ftruncateSync(this.file, this.size);
		fsyncSync(this.file);
	}

	close(): void {
		closeSync(this.file);
	}
}

/** Reads and checks every line of a journal. Throws `damaged` with the first line that does not follow from the one before. */
export function parse(text: string): JournalEntry[] {
	const entries: JournalEntry[] = [];
	let prev = FIRST;
	for (const [index, line] of text.split('\n').entries()) {
		if (line === '') continue;
		const entry = parseLine(line);
		const { hash, ...body } = entry ?? { hash: '', prev: '', seq: 0 };
		if (!entry || body.prev !== prev || body.seq !== index + 1 || hashOf(body) !== hash) {
			throw new AppError('damaged', {
				vi: `Nhật ký bị sửa hoặc hỏng ở dòng ${index + 1}.`,
				en: `The journal was changed or damaged at line ${index + 1}.`
			});
		}
		entries.push(entry);
		prev = hash;
	}
	return entries;
}

function parseLine(line: string): JournalEntry | null {
	try {
		return JSON.parse(line) as JournalEntry;
	} catch {
		return null;
	}
}

function hashOf(body: object): string {
	return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
