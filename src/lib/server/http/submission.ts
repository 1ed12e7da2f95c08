import type { Action, Who } from '../../domain/role';
import { allow } from '../auth/door';
import { AppError } from '../errors';
import { getSubmission, type Submission } from '../ingest/submissions';
import type { Store } from '../store';

/** The submission a URL names, if this asker may do `action` to it. Throws `not_found` or what the door says. */
export async function submissionFor(store: Store, id: string, who: Who, action: Action): Promise<Submission> {
	const submission = /^[1-9][0-9]{0,8}$/.test(id)
		? await getSubmission(store.warehouse, Number(id))
		: undefined;
	if (!submission) {
		throw new AppError('not_found', { vi: 'Không có lần nộp này.', en: 'There is no such submission.' });
	}
	allow(who, action, { wardCode: submission.ward_code, dataset: submission.dataset });
	return submission;
}
