import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadOptions } from '../../domain/read-options';
import type { Role, Who } from '../../domain/role';
import type { Received } from './archive';
import { log } from '../log';
import type { Letters } from './digest';

/** A file that was sent to be looked at: nothing of it counts, and it is in no journal. */
export interface Draft {
	id: string;
	dataset: string;
	fileName: string;
	sha256: string;
	bytes: number;
	letters: Letters;
	/** Who sent it: nobody else is shown it. */
	role: Role;
	wardCode: string | null;
	fund: string | null;
	bank: string | null;
	/** What the sender has said so far about how it is to be read. */
	read: ReadOptions;
	/** When it came: an instant in UTC, ISO 8601. */
	at: string;
}

type Owner = Pick<Who, 'role' | 'wardCode'>;

/** How long a file waits for its sender, in milliseconds. */
export const KEPT_MS = 24 * 60 * 60 * 1000;
const SWEPT_MS = 60 * 60 * 1000;

/** What all files that wait may take together, and those of one sender; the oldest go first. */
const BOUNDS = {
	all: { drafts: 200, bytes: 6 * 1024 ** 3 },
	own: { drafts: 20, bytes: 3 * 1024 ** 3 }
};

/**
 * Files between upload and acceptance, each in a folder of its own, so that they outlive a restart. They may hold
 * personal data, so they go within a day.
 */
export class Drafts {
	private readonly sweeping: NodeJS.Timeout;

	constructor(
		private readonly dir: string,
		private readonly clock: () => Date
	) {
		this.sweep();
		this.sweeping = setInterval(() => this.sweep(), SWEPT_MS).unref();
	}

	close(): void {
		clearInterval(this.sweeping);
	}

	/** Takes over received bytes and gives the draft they are then. */
	async take(
		received: Received,
		about: Pick<Draft, 'dataset' | 'fileName' | 'role' | 'wardCode' | 'fund' | 'bank' | 'read'>
	): Promise<Draft> {
		const { sha256, bytes, letters } = received;
		const draft = { id: randomUUID(), sha256, bytes, letters, at: this.clock().toISOString(), ...about };
		const folder = join(this.dir, draft.id);
		mkdirSync(folder, { recursive: true });
		await received.durable;
		await rename(received.path, join(folder, 'file'));
		await this.save(draft);
		this.sweep();
		return draft;
	}

	/** Writes down what is known of a draft, whole or not at all. */
	async save(draft: Draft): Promise<void> {
		const path = join(this.dir, draft.id, 'draft.json');
		await writeFile(`${path}.new`, JSON.stringify(draft));
		await rename(`${path}.new`, path);
	}

	/** The draft of that number, if it is there and was sent by that role and ward. */
	find(id: string, who: Owner): Draft | null {
		const draft = /^[0-9a-f-]{36}$/.test(id) ? this.read(id) : null;
		return draft && isOf(draft, who) && this.isFresh(draft) ? draft : null;
	}

	/** Those of a role and ward, the latest first. */
	of(who: Owner): Draft[] {
		return this.all().filter((draft) => isOf(draft, who) && this.isFresh(draft));
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
	sweep(): void {
		const room = { all: { drafts: 0, bytes: 0 }, own: new Map<string, { drafts: number; bytes: number }>() };
		const stays = new Set<string>();
		for (const draft of this.all().filter((each) => this.isFresh(each))) {
			const owner = JSON.stringify([draft.role, draft.wardCode]);
			const own = room.own.get(owner) ?? { drafts: 0, bytes: 0 };
			if (!fits(room.all, BOUNDS.all, draft) || !fits(own, BOUNDS.own, draft)) continue;
			for (const used of [room.all, own]) {
				used.drafts += 1;
				used.bytes += draft.bytes;
			}
			room.own.set(owner, own);
			stays.add(draft.id);
		}
		for (const name of this.names()) {
			if (!stays.has(name) && (this.read(name) || this.isOld(name))) this.remove(name);
		}
	}

	/** A folder that the disk does not let go of now is tried again at the next sweep. */
	private remove(name: string): void {
		try {
			rmSync(join(this.dir, name), { recursive: true, force: true });
		} catch (error) {
			log.warn('draft_not_removed', { draft: name, code: (error as NodeJS.ErrnoException).code });
		}
	}

	private all(): Draft[] {
		return this.names()
			.flatMap((name) => this.read(name) ?? [])
			.sort((a, b) => b.at.localeCompare(a.at));
	}

	private names(): string[] {
		return existsSync(this.dir) ? readdirSync(this.dir) : [];
	}

	private isFresh({ at }: Draft): boolean {
		return this.clock().getTime() - Date.parse(at) < KEPT_MS;
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

const isOf = (draft: Draft, { role, wardCode }: Owner) => draft.role === role && draft.wardCode === wardCode;

/** The newest always stays, however large. */
const fits = (
	used: { drafts: number; bytes: number },
	bound: { drafts: number; bytes: number },
	{ bytes }: Draft
) => used.drafts === 0 || (used.drafts < bound.drafts && used.bytes + bytes <= bound.bytes);
