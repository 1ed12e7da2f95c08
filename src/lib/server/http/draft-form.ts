import { toBeTicked } from '../../domain/cause';
import { changedRead } from '../../domain/read-options';
import { AppError } from '../errors';
import { readOptionsSaid, requireMeaning } from '../ingest/sent-options';
import type { Draft } from '../ingest/drafts';
import type { Who } from '../../domain/role';
import { soon, SOON_MS } from '../ingest/under-way';
import type { Store } from '../store';

/**
 * Does what the form of a preview asks: read the file otherwise, accept it, throw it away, or stop what is under way.
 * Gives the path to go to. Throws `bad_request` for anything else, for an option that cannot be meant and for an
 * acceptance that leaves something open.
 */
export async function actOnDraft(store: Store, draft: Draft, form: URLSearchParams): Promise<string> {
	const { desk, datasets } = store;
	switch (form.get('do')) {
		case 'read': {
			const has = (name: string) => form.has(name);
			const all = (name: string) => form.getAll(name);
			const dataset = datasets.get(draft.dataset);
			const said = readOptionsSaid(all);
			if (dataset) requireMeaning(said, dataset, store.reference);
			await desk.reread(draft, changedRead(draft.read, has, all));
			return `/submissions/preview/${draft.id}`;
		}
		case 'stop':
			return (await desk.stop(draft)) === 'looking'
				? '/submissions/waiting'
				: `/submissions/preview/${draft.id}`;
		case 'drop':
			await desk.drop(draft);
			return `/submissions/new?dataset=${draft.dataset}&dropped=1`;
		case 'accept':
			return accept(desk, draft, form);
		default:
			throw new AppError('bad_request', {
				vi: 'Chỉ có thể đọc lại, nhận, bỏ tệp hoặc dừng việc đang làm.',
				en: 'A file is read again, accepted, thrown away, or what is under way stopped.'
			});
	}
}

/** Throws away the waiting file that the form names, or all of its sender's. */
export async function dropWaiting({ desk }: Store, who: Who, form: URLSearchParams): Promise<void> {
	const named = form.get('drop') ?? '';
	const drafts = named === 'all' ? desk.waiting(who) : [desk.find(named, who)];
	for (const draft of drafts) await desk.drop(draft);
}

async function accept(desk: Store['desk'], draft: Draft, form: URLSearchParams): Promise<string> {
	const { outcome } = await desk.look(draft);
	const partly = form.get('which') === 'valid';
	if (outcome.status === 'refused' || (outcome.rejected > 0 && !partly)) {
		throw new AppError('bad_request', {
			vi: 'Tệp còn dòng lỗi nên chưa nhận cả tệp được. Hãy sửa, hoặc chỉ nhận các dòng đúng.',
			en: 'Some rows are wrong, so the whole file cannot be accepted. Mend them, or accept the right rows only.'
		});
	}
	const warned = new Set<string>(outcome.causes.flatMap((cause) => toBeTicked(cause) ?? []));
	const confirmed = [...new Set(form.getAll('confirm'))].filter((code) => warned.has(code)).sort();
	if (confirmed.length < warned.size) {
		throw new AppError('bad_request', {
			vi: 'Hãy xem và đánh dấu từng cảnh báo rồi mới nhận.',
			en: 'Look at each warning and tick it before you accept the file.'
		});
	}
	const read = confirmed.length > 0 ? { ...draft.read, confirmed } : draft.read;
	const counting = desk.accept(draft, { acceptValid: partly, read });
	const counted = await soon(counting, SOON_MS);
	// What takes longer is waited for on the draft's own page, which tells how far it is and how it ended.
	if (!counted) return `/submissions/preview/${draft.id}`;
	return `/submissions/${counted.id}${counted.repeated ? '?again=1' : ''}`;
}
