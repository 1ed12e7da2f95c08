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
 * A program need not give a reason; of a person `requireReason` asks one.
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
	return store.decide(submission, outcomes[word as keyof typeof outcomes], who, saidOf(reason) || null);
}

/** Throws `bad_request` where a submission is to be returned or withdrawn without a word why. */
export function requireReason({ word, reason }: Decision): void {
	if (word === 'approve' || saidOf(reason) !== '') return;
	throw new AppError('bad_request', {
		vi: 'Hãy ghi lý do trả lại hoặc rút lần nộp này.',
		en: 'Say why this submission is returned or withdrawn.'
	});
}

const saidOf = (reason: unknown): string => (typeof reason === 'string' ? reason.trim().slice(0, 500) : '');
