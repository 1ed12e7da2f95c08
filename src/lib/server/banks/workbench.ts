import { join } from 'node:path';
import { faultsOf, type BankProfile, type ProfileFault } from '../../domain/bank-profile';
import { dayIn } from '../../domain/format';
import type { Who } from '../../domain/role';
import { bytesOf, formOf } from '../http/upload';
import { Drafts, type Draft } from '../ingest/drafts';
import { plainName } from '../ingest/job';
import { isProblem } from '../ingest/read/problem';
import { unpacked } from '../ingest/read/unpack';
import { joined } from '../ingest/statement/inspect';
import { checkContext } from '../reference';
import type { Store } from '../store';
import { inWorkFolder } from '../work-folder';
import { beginningOf, headerLine, type Beginning } from './beginning';
import { guessColumns, guessFormats } from './guess';
import { profileOf } from './profile-form';
import { tryProfile, type Trial } from './trial';

/** What a person sees after a step of making a profile. */
export interface Bench {
	profile: BankProfile;
	faults: ProfileFault[];
	/** The file that it is tried on, waiting for the next step. */
	file: { id: string; name: string } | null;
	beginning: Beginning | null;
	/** The line of the header, as found or said. */
	headerRow: number | null;
	trial: Trial | null;
	/** What was done for good, after which there is nothing more to do here; null otherwise. */
	done: 'saved' | 'retired' | null;
}

/**
 * Where bank profiles are made: tried on a file, changed, tried again, saved. Files wait here as
 * drafts and count nowhere.
 */
export class Workbench {
	private readonly drafts: Drafts;

	constructor(
		private readonly store: Store,
		clock: () => Date = () => new Date()
	) {
		this.drafts = new Drafts(join(store.warehouse.dataDir, 'bank-trials'), clock);
	}

	/**
	 * One step, as the form's button says: `look` at a file's beginning, `try` the profile on it,
	 * `save` it, `retire` it.
	 */
	async work(request: Request, who: Who): Promise<Bench> {
		const form = await formOf(request);
		const { profiles } = this.store;
		const word = form.get('do');
		if (word === 'retire') {
			await profiles.retire(String(form.get('layout')), who);
			return { ...benchOf(profileOf(form, null), null), done: 'retired' };
		}
		const draft = await this.fileOf(form, who);
		const written = profileOf(form, profiles.find(String(form.get('layout')))?.profile ?? null);
		const headerRow = Number(form.get('header_row')) || null;
		if (word === 'save' && faultsOf(written).length === 0) {
			await profiles.save(written, who);
			if (draft) await this.drafts.drop(draft);
			return { ...benchOf(written, null), done: 'saved' };
		}
		if (!draft) return benchOf(written, null);
		return inWorkFolder(this.store.warehouse.dataDir, 'bank', async (tmp) => {
			const path = this.drafts.fileOf(draft);
			const holds = await unpacked({ path }, tmp);
			const beginning = isProblem(holds)
				? { lines: [], problem: holds }
				: await beginningOf(path, holds, written.encoding);
			// Why the file cannot be read comes before what the profile lacks: without a file it lacks nearly all.
			if (isProblem(holds) || beginning.problem)
				return { ...benchOf(written, draft), faults: [], beginning, headerRow };
			if (word === 'look') return this.looked(written, draft, beginning, headerRow);
			const bench = { ...benchOf(written, draft), beginning, headerRow };
			if (word !== 'try' || bench.faults.length > 0) return bench;
			return { ...bench, trial: await tryProfile(path, written, { ...this.check(), unpacked: holds, tmp }) };
		});
	}

	/** Ends what goes on by itself. */
	close(): void {
		this.drafts.close();
	}

	/** The profile with its columns and forms proposed from the file's header. */
	private looked(written: BankProfile, draft: Draft, beginning: Beginning, said: number | null): Bench {
		const headerRow = said ?? headerLine(beginning);
		const at = beginning.lines.findIndex(({ line }) => line === headerRow);
		if (at < 0) return { ...benchOf(written, draft), beginning, headerRow };
		const from = Math.max(0, at + 1 - (written.headerLines ?? 1));
		const names = joined(beginning.lines.slice(from, at + 1).map(({ cells }) => cells));
		while (names.at(-1) === '') names.pop();
		const known = this.store.profiles.list().map(({ profile }) => profile);
		const columns = guessColumns(names, known);
		const sample = beginning.lines.slice(at + 1).map(({ cells }) => cells);
		const profile = { ...written, columns, ...guessFormats(columns, sample) };
		return { ...benchOf(profile, draft), beginning, headerRow };
	}

	/** The file sent with the form, or the one that is waiting since an earlier step. */
	private async fileOf(form: FormData, { role, wardCode }: Who): Promise<Draft | null> {
		const file = form.get('file');
		if (!(file instanceof File) || file.name === '') {
			const id = form.get('file_id');
			return typeof id === 'string' ? this.drafts.find(id, { role, wardCode }) : null;
		}
		const fileName = plainName(file.name);
		const about = { dataset: 'bank_statement', fileName, role, wardCode, fund: null, bank: null, read: {} };
		return this.store.receiving(bytesOf(file.stream()), this.check(), (received) =>
			this.drafts.take(received, about)
		);
	}

	private check() {
		const { datasets, reference } = this.store;
		const dataset = datasets.get('bank_statement');
		if (!dataset) throw new Error('there is no dataset bank_statement');
		return { dataset, context: checkContext(reference, dayIn(new Date(), reference.district.timezone)) };
	}
}

const benchOf = (profile: BankProfile, draft: Draft | null): Bench => ({
	profile,
	faults: faultsOf(profile),
	file: draft && { id: draft.id, name: draft.fileName },
	beginning: null,
	headerRow: null,
	trial: null,
	done: null
});
