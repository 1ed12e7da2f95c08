import { formatInstant, formatNumber } from '$lib/domain/format';
import type { Locale } from '$lib/domain/locale';
import { m } from '$lib/paraglide/messages';
import type { PageData } from './$types';
import { roleWord, statusWord } from '../words';

/** One line about the file. */
export interface Fact {
	name: string;
	value: string;
	/** Letters and digits to be compared, not read. */
	code?: boolean;
}

/** What is known about a submission beside its rows; what does not apply is left out. */
export function factsOf({ submission, wardName, fundName, confirmed }: PageData, locale: Locale): Fact[] {
	const facts: (Fact | null)[] = [
		{ name: m.one_fact_file(), value: submission.file_name },
		{ name: m.one_fact_size(), value: m.one_bytes({ size: formatNumber(submission.bytes, locale) }) },
		{ name: m.one_fact_sha(), value: submission.sha256, code: true },
		wardName === null ? null : { name: m.one_fact_ward(), value: wardName },
		fundName === null ? null : { name: m.one_fact_fund(), value: fundName[locale] },
		submission.bank === null ? null : { name: m.one_fact_bank(), value: submission.bank },
		{ name: m.one_fact_partial(), value: submission.accept_valid ? m.one_yes() : m.one_no() },
		...confirmed.map(({ words, count }) => ({
			name: m.one_fact_confirmed(),
			value: m.one_confirmed({ words, count: formatNumber(count, locale) })
		})),
		submission.data_version === null
			? null
			: { name: m.one_fact_version(), value: formatNumber(submission.data_version, locale) },
		submission.decided_at === null
			? null
			: { name: m.one_fact_decided(), value: decision(submission, locale) }
	];
	return facts.filter((fact) => fact !== null);
}

function decision(submission: PageData['submission'], locale: Locale): string {
	const by = roleWord[submission.decided_by ?? '']?.() ?? '';
	const said = [statusWord[submission.status]?.(), by, formatInstant(submission.decided_at ?? '', locale)];
	return [...said, submission.reason ?? ''].filter(Boolean).join(' · ');
}
