import { m } from '$lib/paraglide/messages';

/** The words of the link to a sender's waiting files. */
export const waitingLink = (count: number): string =>
	count === 1 ? m.waiting_link_one() : m.waiting_link({ count });
