import { createHash } from 'node:crypto';
import type { BankProfile } from '../../domain/bank-profile';
import type { CodeWords } from '../../domain/code-reading';
import type { ReadOptions } from '../../domain/read-options';
import { AppError } from '../errors';

/** A file of the archive. */
export interface ArchivedFile {
	sha256: string;
	bytes: number;
}

/** What happened to a submission, or to what submissions are read by, as the journal keeps it. */
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
			/**
			 * The words that were read as codes, so that they mean the same whatever a code is called later; left out
			 * where there are none.
			 */
			words?: CodeWords;
			/**
			 * Of a statement: the profile it was read by, so that it is read the same way whatever
			 * becomes of the profile.
			 */
			profile?: BankProfile;
			/**
			 * The rules it was checked and read by, in the archive; left out where it came before they were kept.
			 */
			rules?: ArchivedFile;
	  }
	| {
			kind: 'decided';
			submission: number;
			status: 'approved' | 'returned' | 'withdrawn';
			by: string;
			reason: string | null;
	  }
	| {
			kind: 'bank_profile';
			/** The profile's name. */
			layout: string;
			/**
			 * From now on it is this; null: there is none of that name any more, beside the one
			 * in the reference folder.
			 */
			profile: BankProfile | null;
			by: string;
	  };

export type JournalEntry = JournalEvent & { seq: number; at: string; prev: string; hash: string };

/** The entry by which a submission came. */
export type Submitted = Extract<JournalEntry, { kind: 'submitted' }>;

/** The archived files that an entry speaks of. */
export function filesOf(entry: JournalEntry): ArchivedFile[] {
	if (entry.kind !== 'submitted') return [];
	const { sha256, bytes, rules } = entry;
	return [{ sha256, bytes }, ...(rules ? [rules] : [])];
}

/** What the first entry names as the hash before it. */
export const FIRST = '0'.repeat(64);

/** Ends every line. */
export const NEWLINE = 0x0a;

/** An event as the entry that follows the one numbered `seq` with the hash `prev`. */
export function entryAfter(
	{ seq, hash: prev }: Pick<JournalEntry, 'seq' | 'hash'>,
	event: JournalEvent,
	at: Date
): JournalEntry {
	const body = { seq: seq + 1, at: at.toISOString(), prev, ...event };
	return { ...body, hash: hashOf(body) };
}

/** An entry as it stands in the file, with its line end. */
export const lineOf = (entry: JournalEntry) => Buffer.from(`${JSON.stringify(entry)}\n`);

/**
 * Follows a journal line by line. A line must be, byte for byte, what this program writes for the entry it holds, so
 * that no changed byte goes unseen, not even one that leaves the entry's meaning as it was.
 */
export class Chain {
	seq = 0;
	hash = FIRST;

	/** One that goes on where another stands, and leaves that there. */
	static after({ seq, hash }: Chain): Chain {
		return Object.assign(new Chain(), { seq, hash });
	}

	/**
	 * The entry in the next line, its line end included. Throws `damaged` when it does not follow from the one before.
	 */
	next(line: Buffer): JournalEntry {
		const entry = parseLine(line);
		const { hash = '', ...body } = entry ?? {};
		const follows = entry?.prev === this.hash && entry.seq === this.seq + 1 && hashOf(body) === hash;
		if (!entry || !follows || !lineOf(entry).equals(line)) {
			throw new AppError('damaged', {
				vi: `Nhật ký bị sửa hoặc hỏng ở dòng ${this.seq + 1}.`,
				en: `The journal was changed or damaged at line ${this.seq + 1}.`
			});
		}
		this.seq = entry.seq;
		this.hash = entry.hash;
		return entry;
	}
}

/** The lines of a text that comes in parts, each with its line end; the last one may be without. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
	let rest = Buffer.alloc(0);
	for await (const part of source) {
		rest = rest.length > 0 ? Buffer.concat([rest, part]) : Buffer.from(part);
		let from = 0;
		for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, from)) {
			yield rest.subarray(from, end + 1);
			from = end + 1;
		}
		rest = rest.subarray(from);
	}
	if (rest.length > 0) yield rest;
}

function parseLine(line: Buffer): JournalEntry | null {
	try {
		const value: unknown = JSON.parse(line.toString('utf8'));
		return typeof value === 'object' && value !== null ? (value as JournalEntry) : null;
	} catch {
		return null;
	}
}

function hashOf(body: object): string {
	return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
