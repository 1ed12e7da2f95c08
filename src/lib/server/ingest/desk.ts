import { copyFile } from 'node:fs/promises';
import type { CheckContext } from '../../domain/cell';
import type { Dataset } from '../../domain/dataset';
import { dayIn } from '../../domain/format';
import type { Locale } from '../../domain/locale';
import type { Problem } from '../../domain/problem';
import type { ReadOptions } from '../../domain/read-options';
import { ofFormLines } from '../../domain/review-problems';
import type { Who } from '../../domain/role';
import { AppError, isAppError, systemCode } from '../errors';
import { whatChanges, type Changes } from '../measures/what-changes';
import { checkContext } from '../reference';
import { inWorkFolder } from '../work-folder';
import type { Archive, Received } from './archive';
import { choicesAgain } from './choices-again';
import type { Draft, Drafts } from './drafts';
import { BEGINNING, excerptsOf, type Excerpt } from './excerpt';
import { submit, type IngestContext } from './ingest';
import { jobOf, plainName, type Job, type Outcome, type Sent } from './job';
import type { Load } from './load';
import type { ProblemFile } from './problem-file';
import type { SentFile } from './read/grid';
import { unpacked } from './read/unpack';
import { problemsByRecord } from './problems';
import { rehearse } from './rehearse';
import { remarkedRows, type RemarkedRows } from './remarks';
import { findRepeated } from './submissions';
import { UnderWay, type Doing } from './under-way';

/** What would become of a draft if its right rows were counted now. */
export interface DraftLook {
	outcome: Outcome;
	/** What the pages would show differently; null when nothing would be counted. */
	changes: Changes | null;
	/**
	 * The rows around the first problem of each cause, by physical line; those of whole-file problems at `BEGINNING`.
	 */
	excerpts: Map<number, Excerpt>;
	/** The submission that already counts these bytes, or null. */
	already: number | null;
}

/** What came of a draft that was accepted. */
interface End extends Pick<Who, 'role' | 'wardCode'> {
	submission: number | null;
	failure: AppError | null;
}

/** Ends remembered at most. */
const ENDS = 500;
/** Looks kept in memory at most; one that is gone is taken again when it is asked for. */
const LOOKS = 20;
/** Causes whose rows are shown. */
export const SHOWN_CAUSES = 30;

/**
 * Where a file lies between its arrival and its sender's word: it is read as often as the sender wants to read it
 * otherwise, and counted only when the sender says so.
 */
export class Desk {
	private readonly looks = new Map<string, { read: string; journaled: number; look: Promise<DraftLook> }>();
	private readonly underWay = new UnderWay();
	/** What drafts became, and why they did not, for whoever asks after it was told. */
	private readonly ends = new Map<string, End>();

	constructor(
		private readonly ingest: IngestContext,
		private readonly archive: Archive,
		private readonly drafts: Drafts,
		private readonly datasets: ReadonlyMap<string, Dataset>,
		/** Done when a file was counted. */
		private readonly counted: () => Promise<void>
	) {}

	/** Takes a file over; refused rows that are sent again are read as their sender had said of the file they are from. */
	async take(received: Received, { dataset, fileName, who, fund, bank, read = {} }: Sent): Promise<Draft> {
		const { role, wardCode } = who;
		const about = { dataset: dataset.name, fileName: plainName(fileName), role, wardCode };
		const file = { path: received.path, dataset, read };
		const again = await choicesAgain(this.ingest.warehouse, file, about, this.drafts.of(who));
		const said = { ...again, ...read };
		return this.drafts.take(received, { ...about, fund: fund ?? null, bank: bank ?? null, read: said });
	}

	/**
	 * The draft an address names, for the one who sent it. Throws `not_found` for everybody else, and when it is gone.
	 */
	find(id: string, who: Who): Draft {
		const draft = this.drafts.find(id, who);
		if (draft && this.datasets.has(draft.dataset)) return draft;
		throw gone();
	}

	/** What a sender has yet to accept or throw away, the latest first. */
	waiting(who: Who): Draft[] {
		return this.drafts.of(who);
	}

	/**
	 * Reads a draft as its sender says and tells what would become of it; the same look is not taken twice, and
	 * one that is under way is stopped (`cancelled`) by one that reads the draft otherwise. Throws `busy` while
	 * it is being counted.
	 */
	async look(draft: Draft): Promise<DraftLook> {
		const doing = this.doing(draft)?.doing;
		if (doing === 'counting') throw busy();
		const read = JSON.stringify(draft.read);
		const known = this.looks.get(draft.id);
		// Whatever changes what a file means is in the journal; a look under way takes that as it is at its turn.
		const journaled = this.ingest.journal.entries.length;
		if (known?.read === read && (known.journaled === journaled || doing === 'looking')) return known.look;
		const look = this.underWay.begin(draft.id, 'looking', (load) => this.taken(draft, load));
		this.looks.delete(draft.id);
		this.looks.set(draft.id, { read, journaled, look });
		// A failure is told to whoever asked, and forgotten.
		look.catch(() => {
			if (this.looks.get(draft.id)?.look === look) this.looks.delete(draft.id);
		});
		const [oldest] = this.looks.keys();
		if (this.looks.size > LOOKS && oldest !== undefined) this.looks.delete(oldest);
		return look;
	}

	/** Notes how a draft is to be read from now on. */
	async reread(draft: Draft, read: ReadOptions): Promise<void> {
		await this.drafts.save({ ...draft, read });
	}

	/** Counts a draft, whole or its right rows; it is then a submission and no draft any more. */
	async accept(draft: Draft, said: Pick<Sent, 'acceptValid' | 'read'>): Promise<Outcome> {
		if (this.doing(draft)?.doing === 'counting') throw busy();
		const { id, role, wardCode } = draft;
		try {
			return await this.underWay.begin(id, 'counting', (load) => this.count(draft, said, load));
		} catch (error) {
			if (isAppError(error)) this.ended(id, { role, wardCode, submission: null, failure: error });
			throw error;
		}
	}

	/** What is being done with a draft at this moment; null when nothing is. */
	doing({ id }: Draft): Doing | null {
		return this.underWay.of(id);
	}

	/** Stops what is being done with a draft, where it can still be stopped. Gives what that was. */
	stop({ id }: Draft): Promise<Doing['doing'] | null> {
		return this.underWay.stop(id);
	}

	/** The submission that a draft of this sender has become; null when it has become none. */
	became(id: string, { role, wardCode }: Who): number | null {
		const end = this.ends.get(id);
		return end?.role === role && end.wardCode === wardCode ? end.submission : null;
	}

	/** Why a draft could not be counted, once: whoever accepted it may have been told to wait meanwhile. */
	failure({ id }: Draft): AppError | null {
		const failure = this.ends.get(id)?.failure ?? null;
		if (failure) this.ends.delete(id);
		return failure;
	}

	async drop(draft: Draft): Promise<void> {
		await this.stop(draft);
		await this.forget(draft);
	}

	/** The refused rows of a draft in its sender's own layout; see `remarkedRows`. */
	async remarks(draft: Draft, locale: Locale): Promise<RemarkedRows> {
		await this.look(draft);
		const problems = problemsByRecord(this.ingest.warehouse, { path: this.drafts.problemsOf(draft) });
		const { dataDir } = this.ingest.warehouse;
		return remarkedRows([this.file(draft), this.context(draft), dataDir], problems, locale);
	}

	close(): void {
		this.underWay.stopLooking();
		this.drafts.close();
	}

	private async count(draft: Draft, said: Pick<Sent, 'acceptValid' | 'read'>, load: Load): Promise<Outcome> {
		const received = await this.archive.adopt(this.drafts.fileOf(draft), draft).catch(orGone);
		await load.expect(received.path, draft.bytes);
		const outcome = await submit(
			this.ingest,
			this.job(draft, received.path, said),
			() => this.archive.keep(received),
			load
		)
			.catch((error: unknown) => this.orUntaken(draft, error))
			.finally(() => this.archive.drop(received));
		// Said before the draft goes: whoever asks meanwhile is led to the submission, never told
		// that there is nothing.
		const { id, role, wardCode } = draft;
		this.ended(id, { role, wardCode, submission: outcome.id, failure: null });
		await this.forget(draft);
		await this.counted();
		return outcome;
	}

	/** A draft that is found to be a list of households goes at once. */
	private async orUntaken(draft: Draft, error: unknown): Promise<never> {
		if (isAppError(error) && error.code === 'household_list') await this.forget(draft);
		throw error;
	}

	private async forget(draft: Draft): Promise<void> {
		this.looks.delete(draft.id);
		await this.drafts.drop(draft);
	}

	private ended(id: string, end: End): void {
		this.ends.set(id, end);
		const [oldest] = this.ends.keys();
		if (this.ends.size > ENDS && oldest !== undefined) this.ends.delete(oldest);
	}

	private async taken(draft: Draft, load: Load): Promise<DraftLook> {
		await load.expect(this.drafts.fileOf(draft), draft.bytes).catch(orGone);
		const { dataDir } = this.ingest.warehouse;
		return inWorkFolder(dataDir, 'draft', async (tmp) => {
			const holds = await unpacked(this.file(draft), tmp).catch(orGone);
			const file = { ...this.file(draft), unpacked: holds };
			const job = { ...this.job(draft, file.path, { acceptValid: true, read: draft.read }), unpacked: holds };
			const keep = (problems: ProblemFile) => copyFile(problems.path, this.drafts.problemsOf(draft));
			const { outcome, seen } = await rehearse(this.ingest, job, whatChanges(job.dataset), keep, load)
				.catch((error: unknown) => this.orUntaken(draft, error))
				.catch(orGone);
			const places = outcome.causes.slice(0, SHOWN_CAUSES).map(({ first }) => placeOf(first));
			const [excerpts, already] = await Promise.all([
				excerptsOf(file, this.context(draft), dataDir, 'line', places),
				findRepeated(this.ingest.warehouse, job, 'live')
			]);
			return { outcome, changes: seen, excerpts, already: already?.id ?? null };
		});
	}

	private job(draft: Draft, path: string, said: Pick<Sent, 'acceptValid' | 'read'>): Job {
		const { fileName, fund, bank } = draft;
		const sent = { dataset: this.datasetOf(draft), fileName, who: draft, fund, bank, ...said };
		const kept = { ...draft, durable: Promise.resolve() };
		return jobOf(sent, kept, { path, receivedAt: this.ingest.clock() });
	}

	private file(draft: Draft): SentFile {
		return { path: this.drafts.fileOf(draft), dataset: this.datasetOf(draft), read: draft.read };
	}

	private context(draft: Draft): CheckContext {
		const { reference, clock } = this.ingest;
		return checkContext(reference, dayIn(clock(), reference.district.timezone), draft.read);
	}

	private datasetOf({ dataset: name }: Draft): Dataset {
		const dataset = this.datasets.get(name);
		if (!dataset) throw gone();
		return dataset;
	}
}

/** Where the rows that show a problem stand: its line, or the beginning when it is the header's or the whole file's. */
export const placeOf = ({ line, record, code }: Pick<Problem, 'line' | 'record' | 'code'>): number =>
	record === null && !ofFormLines.has(code) ? BEGINNING : (line ?? BEGINNING);

function busy(): AppError {
	return new AppError('busy', {
		vi: 'Tệp này đang được ghi vào số liệu.',
		en: 'This file is being counted already.'
	});
}

function orGone(error: unknown): never {
	throw systemCode(error) === 'ENOENT' ? gone(error) : error;
}

function gone(cause?: unknown): AppError {
	return new AppError(
		'not_found',
		{
			vi: 'Không còn tệp chờ này: đã được nhận, đã bỏ, quá một ngày, hoặc của người khác. Hãy chọn tệp và gửi lại.',
			en: 'This file is not waiting any more: it was accepted or thrown away, is older than a day, or is somebody else’s. Choose the file and send it again.'
		},
		{ cause }
	);
}
