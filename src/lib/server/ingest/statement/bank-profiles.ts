import { faultsOf, type BankProfile } from '../../../domain/bank-profile';
import type { Who } from '../../../domain/role';
import { fold } from '../../../domain/text';
import { AppError } from '../../errors';
import { noteProfile, type IngestContext } from '../ingest';
import { profilesInUse, type ProfileInUse } from './profiles';

/** So many profiles can be saved: each statement that comes is held against all of them. */
const MOST = 200;

/** The bank profiles of one data folder: what statements are read by from now on. */
export class BankProfiles {
	constructor(
		private readonly ingest: IngestContext,
		private readonly reference: readonly BankProfile[]
	) {}

	list(): ProfileInUse[] {
		return profilesInUse(this.reference, this.ingest.journal.entries);
	}

	/** The profile of that name, or null. */
	find(layout: string): ProfileInUse | null {
		return this.list().find(({ profile }) => profile.layout === layout) ?? null;
	}

	/**
	 * Makes or changes a profile. Statements that were read before keep what they were read by. Throws `bad_request`
	 * for a profile that nothing could be read by, and where there are too many.
	 */
	async save(profile: BankProfile, who: Pick<Who, 'role'>): Promise<void> {
		const others = this.list().filter((use) => use.profile.layout !== profile.layout);
		const alike = others.some((use) => fold(use.profile.layout) === fold(profile.layout));
		if (alike || faultsOf(profile).length > 0) throw unusable();
		if (others.length >= MOST) throw tooMany();
		await noteProfile(this.ingest, { layout: profile.layout, profile, by: who.role });
	}

	/** Takes a saved profile out of use; where the reference folder has one of that name, that one is in use again. */
	async retire(layout: string, who: Pick<Who, 'role'>): Promise<void> {
		if (this.find(layout)?.origin !== 'saved') throw notThere();
		await noteProfile(this.ingest, { layout, profile: null, by: who.role });
	}
}

const unusable = () =>
	new AppError('bad_request', {
		vi: 'Mẫu sao kê này chưa đọc được bằng: tên trùng, thiếu cột hoặc dạng không đúng.',
		en: 'No statement can be read by this profile: its name is taken, a column is missing or a form is not right.'
	});

const tooMany = () =>
	new AppError('bad_request', {
		vi: `Tối đa ${MOST} mẫu sao kê. Hãy bỏ mẫu không còn dùng.`,
		en: `There may be ${MOST} profiles at most. Take out of use those no longer needed.`
	});

const notThere = () =>
	new AppError('not_found', {
		vi: 'Không có mẫu sao kê nào đã lưu mang tên này.',
		en: 'There is no saved profile of that name.'
	});
