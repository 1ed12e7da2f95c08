import type { Dataset } from '../../domain/dataset';
import type { Locale } from '../../domain/locale';
import { can, type Who } from '../../domain/role';
import { mayList, type Source } from '../measures/provenance';
import type { NameOf } from './names';

interface Words {
	who: Who;
	nameOf: NameOf;
	datasets: ReadonlyMap<string, Dataset>;
	locale: Locale;
}

/** A submission behind a number as this asker may see it: who may not read it gets neither file name nor sender. */
export function traceSource(source: Source, { who, nameOf, datasets, locale }: Words) {
	const { submission, state, receivedAt, records, firstRecord, lastRecord, wardCode } = source;
	const dataset = datasets.get(source.dataset);
	const resource = { wardCode, dataset: source.dataset };
	const staff = can(who, 'submission:read', resource);
	return {
		submission,
		dataset: dataset ? { vi: dataset.title, en: dataset.titleEn }[locale] : source.dataset,
		state: nameOf('state', state),
		approved: state === 'approved',
		receivedAt,
		records,
		firstRecord,
		lastRecord,
		sender: staff ? senderOf(source, nameOf) : null,
		fileName: staff ? source.fileName : null,
		mayRead: staff,
		mayList: mayList(source, who),
		mayFile: can(who, 'submission:file', resource)
	};
}

export type TracedSource = ReturnType<typeof traceSource>;

/** The sender in office words, with the ward it speaks for: `Cán bộ phường Bồ Đề`. */
function senderOf({ senderRole, wardCode }: Source, nameOf: NameOf): string {
	const role = nameOf('sender_role', senderRole);
	return wardCode ? `${role} ${nameOf('ward_code', wardCode)}` : role;
}
