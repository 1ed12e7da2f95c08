import type { Who } from '../../domain/role';
import { KEPT_MS } from '../ingest/drafts';
import type { Store } from '../store';

/** The files of a sender that wait to be accepted, the latest first; `minutes` since each came. */
export function waitingPage({ desk, datasets, reference }: Store, who: Who, now = new Date()) {
	return desk.waiting(who).map(({ id, dataset: name, fileName, bytes, at, role, wardCode, fund: code }) => {
		const came = Date.parse(at);
		const dataset = datasets.get(name);
		const fund = reference.funds.find((one) => one.code === code);
		return {
			id,
			fileName,
			bytes,
			at,
			minutes: Math.max(0, Math.floor((now.getTime() - came) / 60_000)),
			until: new Date(came + KEPT_MS).toISOString(),
			role,
			wardName: reference.wards.find((ward) => ward.code === wardCode)?.name ?? null,
			title: { vi: dataset?.title ?? name, en: dataset?.titleEn ?? name },
			fundName: fund ? { vi: fund.name, en: fund.name_en } : null
		};
	});
}
