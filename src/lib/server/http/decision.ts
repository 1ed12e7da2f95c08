import type { Who } from '../../domain/role';
import { AppError } from '../errors';
import type { Submission } from '../ingest/submissions';
import type { Store } from '../store';
import { submissionFor } from './submission';

const outcomes = { approve: 'approved', return: 'returned', withdraw: 'withdrawn' } as const;

/** What may be decided about a submission, and what is told to its sender with it. */
export interface Decision {
	word: string;
	reason: unknown;
}

/**
 * Decides on the submission a URL names. Throws `bad_request` for an unknown word or a submission that does not count.
 */
export async function decideOn(
	store: Store,
	id: string,
	who: Who,
	{ word, reason }: Decision
): Promise<Submission> {
	if (!Object.hasOwn(outcomes, word)) {
		throw new AppError('bad_request', {
			vi: 'Chỉ có thể duyệt, trả lại hoặc rút.',
			en: 'A submission is approved, returned or withdrawn.'
		});
	}
	const submission = await submissionFor(store, id, who, 'submission:decide');
	const said = typeof reason === 'string' ? reason.trim().slice(0, 500) : '';
	return store.decide(submission, outcomes[word as keyof typeof outcomes], who, said || null);
}
