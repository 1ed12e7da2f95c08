import { createReadStream, existsSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors';
import { Archive } from '../ingest/archive';
import { sha256Of } from '../ingest/digest';
import { headAt, type Head } from '../ingest/journal-head';
import { headPath } from '../ingest/journal';
import { Chain, linesOf } from '../ingest/journal-line';

/** A file of the data folder beside archive, journal and warehouse, such as the mark of an illustrative year. */
export interface OtherFile {
	name: string;
	bytes: number;
	sha256: string;
}

/** What a backup of this moment consists of; the archive's files are those that the journal's entries name. */
export interface Contents {
	journal: Head;
	others: OtherFile[];
}

export type Part = 'journal' | 'archive' | 'other';

/** Where a backup takes its bytes from: a data folder, or a running server. */
export interface BackupSource {
	contents(): Promise<Contents>;
	/**
	 * A part's bytes: the journal up to the entry of that number, an archived file by its hash, another by its name.
	 */
	read(part: Part, name: string): AsyncIterable<Uint8Array>;
}

/** What is not truth or not the data's: made again, in progress, or told by the manifest itself. */
const left = /^(warehouse\.|journal\.|checks\.json$|\.)/;

/**
 * A data folder as a backup takes it, also while a server writes to it: archived files never change, and of the journal
 * only entries are taken whose transactions are committed.
 */
export class FolderSource implements BackupSource {
	constructor(private readonly dataDir: string) {}

	async contents(): Promise<Contents> {
		const journal = await this.committed();
		const others: OtherFile[] = [];
		for (const entry of await readdir(this.dataDir, { withFileTypes: true })) {
			if (!entry.isFile() || left.test(entry.name)) continue;
			const path = join(this.dataDir, entry.name);
			others.push({ name: entry.name, bytes: (await stat(path)).size, sha256: await sha256Of(path) });
		}
		return { journal, others };
	}

	async *read(part: Part, name: string): AsyncGenerator<Uint8Array> {
		if (part === 'journal') {
			if (!/^\d+$/.test(name)) throw notThere();
			return yield* this.entries(Number(name));
		}
		const path = part === 'archive' ? this.archived(name) : this.other(name);
		if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw notThere();
		yield* createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
	}

	private async committed(): Promise<Head> {
		return headAt(headPath(this.journalPath)) ?? (await lastEntry(this.journalPath));
	}

	private get journalPath(): string {
		return join(this.dataDir, 'journal.jsonl');
	}

	private async *entries(last: number): AsyncGenerator<Uint8Array> {
		if (last === 0) return;
		if (!(last <= (await this.committed()).seq)) throw notThere();
		const chain = new Chain();
		for await (const line of linesOf(createReadStream(this.journalPath))) {
			chain.next(line);
			yield line;
			if (chain.seq === last) return;
		}
		throw notThere();
	}

	private archived(name: string): string {
		if (!/^[0-9a-f]{64}$/.test(name)) throw notThere();
		return Archive.place(join(this.dataDir, 'archive'), name);
	}

	private other(name: string): string {
		if (name !== name.replace(/[/\\]/g, '') || name === '..' || left.test(name)) throw notThere();
		return join(this.dataDir, name);
	}
}

/** The last whole entry of a journal that has no anchor yet. */
async function lastEntry(path: string): Promise<Head> {
	const chain = new Chain();
	if (!existsSync(path)) return chain;
	for await (const line of linesOf(createReadStream(path))) if (line.at(-1) === 0x0a) chain.next(line);
	return { seq: chain.seq, hash: chain.hash };
}

function notThere(): AppError {
	return new AppError('not_found', {
		vi: 'Không có phần này trong thư mục số liệu.',
		en: 'There is no such part in the data folder.'
	});
}
