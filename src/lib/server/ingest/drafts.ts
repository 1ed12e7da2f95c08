import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '../../domain/role';
import type { Received } from './archive';

/** A file that was sent to be looked at: nothing of it counts, and it is in no journal. */
export interface Draft {
	id: string;
	dataset: string;
	fileName: string;
	sha256: string;
	bytes: number;
	/** Who sent it: nobody else is shown it. */
	role: Role;
	wardCode: string | null;
	/** Instant in UTC, ISO 8601. */
	at: string;
}

/** How long a file waits for its sender, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** Together they may take so much room; the oldest go first. */
const KEPT_BYTES = 6 * 1024 ** 3;
const KEPT = 200;

/** Files between upload and acceptance, each in a folder of its own. They may hold personal data, so they go within a day. */
export class Drafts {
	constructor(
		private readonly dir: string,
		private readonly clock: () => Date
	) {
		mkdirSync(dir, { recursive: true });
		this.sweep();
	}

	/** Takes over received bytes and gives the draft they are then. */
	async take(
		received: Received,
		about: Pick<Draft, 'dataset' | 'fileName' | 'role' | 'wardCode'>
	): Promise<Draft> {
		const { sha256, bytes } = received;
		const draft = { id: randomUUID(), sha256, bytes, at: this.clock().toISOString(), ...about };
		const folder = join(this.dir, draft.id);
		mkdirSync(folder);
		await rename(received.path, join(folder, 'file'));
		await writeFile(join(folder, 'draft.json'), JSON.stringify(draft));
		this.sweep();
		return draft;
	}

	/** The draft of that number, if it is there and was sent by that role and ward. */
	find(id: string, who: { role: Role; wardCode: string | null }): Draft | null {
		const draft = /^[0-9a-f-]{36}$/.test(id) ? this.read(id) : null;
		return draft?.role === who.role && draft.wardCode === who.wardCode ? draft : null;
	}

	fileOf({ id }: Draft): string {
		return join(this.dir, id, 'file');
	}

	/** Where the problems of its last check are kept, as `problem-file.ts` writes them. */
	problemsOf({ id }: Draft): string {
		return join(this.dir, id, 'problems.csv');
	}

	async drop({ id }: Draft): Promise<void> {
		await rm(join(this.dir, id), { recursive: true, force: true });
	}

	/** Removes what waited too long, what was left half-written, and the oldest where there is too much. */
	private sweep(): void {
		const there = readdirSync(this.dir).map((name) => ({ name, draft: this.read(name) }));
		const kept = there
			.flatMap(({ draft }) => draft ?? [])
			.filter(({ at }) => this.clock().getTime() - Date.parse(at) < KEPT_MS)
			.sort((a, b) => b.at.localeCompare(a.at));
		let bytes = 0;
		const stays = new Set<string>();
		for (const draft of kept.slice(0, KEPT)) {
			bytes += draft.bytes;
			if (stays.size === 0 || bytes <= KEPT_BYTES) stays.add(draft.id);
		}
		for (const { name, draft } of there)
			if (!stays.has(name) && (draft || this.isOld(name)))
				rmSync(join(this.dir, name), { recursive: true, force: true });
	}

	/** A folder without its description is being written, or was left by a process that ended. */
	private isOld(name: string): boolean {
		const made = statSync(join(this.dir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
		return Date.now() - made > KEPT_MS;
	}

	private read(id: string): Draft | null {
		try {
			return JSON.parse(readFileSync(join(this.dir, id, 'draft.json'), 'utf8')) as Draft;
		} catch {
			// Not there, or not written to its end: no draft that anybody was told of.
			return null;
		}
	}
}
