import type { BankProfile } from '../../domain/bank-profile';
import type { Cause } from '../../domain/cause';
import type { CodeWords } from '../../domain/code-reading';
import type { Dataset } from '../../domain/dataset';
import type { Problem } from '../../domain/problem';
import type { Decision, ReadOptions } from '../../domain/read-options';
import type { Role, Who } from '../../domain/role';
import type { Received } from './archive';
import type { Letters } from './digest';
import type { Unpacked } from './read/unpack';
import type { RuleSet } from './rule-sets';

/**
 * One file to be checked and perhaps counted, with everything that decides the outcome: given the same job, the
 * result is the same.
 */
export interface Job {
	dataset: Dataset;
	/** The bytes, already whole on the disk. */
	path: string;
	/** What it holds, or what keeps it shut, where that was found out before. */
	unpacked?: Unpacked | Problem;
	sha256: string;
	bytes: number;
	/** What was seen of the bytes when they came; what they were not seen to hold need not be looked for. */
	letters: Letters;
	fileName: string;
	receivedAt: Date;
	senderRole: Role;
	/** The ward the sender speaks for; null when it may speak for all. */
	wardCode: string | null;
	fund: string | null;
	bank: string | null;
	/** The profile that a statement was read by when it was first taken; left out for one that comes now. */
	profile?: BankProfile;
	acceptValid: boolean;
	/** What the sender says about how the file is to be read. */
	read: ReadOptions;
	/** The words that were read as codes when it was first taken; left out for one that comes now. */
	words?: CodeWords;
	/** The rules it was checked by when it came; left out for the current ones. */
	rules?: RuleSet;
	/** Settles when the bytes are safe on the disk; the journal speaks of them only then. */
	durable: Promise<void>;
}

/** From this size on, a file is read into a table that becomes a part of its dataset as it stands. */
export const LARGE_BYTES = 64 * 1024 ** 2;

/** What a sender says with a file. */
export interface Sent {
	dataset: Dataset;
	fileName: string;
	who: Pick<Who, 'role' | 'wardCode'>;
	fund?: string | null;
	bank?: string | null;
	acceptValid?: boolean;
	read?: ReadOptions;
}

/** The job that a file lying at `path` is; fund and bank are a statement's alone. */
export function jobOf(
	{ dataset, fileName, who, fund, bank, acceptValid = false, read = {} }: Sent,
	{ sha256, bytes, letters, durable }: Omit<Received, 'path'>,
	{ path, unpacked, receivedAt }: Pick<Job, 'path' | 'unpacked' | 'receivedAt'>
): Job {
	const isStatement = dataset.name === 'bank_statement';
	return {
		dataset,
		path,
		unpacked,
		sha256,
		bytes,
		letters,
		fileName: plainName(fileName),
		receivedAt,
		senderRole: who.role,
		wardCode: who.role === 'ward_officer' ? who.wardCode : null,
		fund: isStatement ? (fund ?? null) : null,
		bank: isStatement ? (bank ?? null) : null,
		acceptValid,
		read,
		durable
	};
}

/** A file name without folders or control characters, at most 200 characters. */
export function plainName(name: string): string {
	const last = name.split(/[\\/]/).at(-1) ?? '';
	return [...last.replace(/\p{C}/gu, '')].slice(0, 200).join('') || 'tep.csv';
}

/** What became of a file. `accepted + rejected = records`, always. */
export interface Outcome {
	/** The submission's number; null after a dry run. */
	id: number | null;
	status: 'accepted' | 'refused' | 'approved' | 'returned' | 'withdrawn';
	records: number;
	accepted: number;
	rejected: number;
	dataVersion: number;
	/** The same bytes had been taken before; nothing was added. */
	repeated: boolean;
	/** The first thousand problems. */
	problems: Problem[];
	problemCount: number;
	/** All of them by cause; none when the bytes had been taken before. */
	causes: Cause[];
	/** The rules whose warnings the sender has still to confirm: until then nothing of the file counts. */
	toConfirm: string[];
	/** How the file was read. */
	decisions: Decision[];
}
