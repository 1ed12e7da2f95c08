import type { BankProfile, Group, NamedColumn, ProfileColumn, Way } from '../../domain/bank-profile';
import { encodingOf } from '../../domain/encoding';

/** How a form says which way money goes. */
export const ways = ['columns', 'plus_in', 'plus_out', 'words'] as const;

const LONGEST = 2000;
const MOST = 60;

/**
 * The profile that a form describes, whether or not anything could be read by it; texts and lists are cut beyond any
 * use. `before` is the profile of that name, for what the form does not show.
 */
export function profileOf(form: FormData, before: BankProfile | null): BankProfile {
	const all = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value : ''));
	const text = (name: string) => (all(name)[0] ?? '').slice(0, LONGEST).trim();
	const list = (name: string) => listed(text(name));
	const way = text('way');
	const encoding = encodingOf(text('encoding'));
	const headerLines = Number(text('header_lines')) || 1;
	return {
		layout: text('layout'),
		banks: text('banks')
			.split(/\r?\n/)
			.map(listed)
			.flatMap(([name, ...aliases]) => {
				const same = before?.banks.find((bank) => bank.name === name);
				return name ? [{ name, aliases, filled: same?.filled ?? [], blank: same?.blank ?? [] }] : [];
			})
			.slice(0, MOST),
		columns: columnsOf(all),
		date: text('date'),
		// A group's mark may be a space, which `text` would take away.
		group: (all('group')[0] ?? '').slice(0, 1) as Group,
		...(text('decimals') === '1' && { decimals: true }),
		...(text('unit') !== '' && { unit: text('unit') }),
		...((way === 'plus_in' || way === 'plus_out') && { plus: way.slice('plus_'.length) as Way }),
		...(way === 'words' && { words: { in: list('words_in'), out: list('words_out') } }),
		blank: list('blank'),
		between: listed(text('between').replace(/\r?\n/g, ';')),
		...(headerLines > 1 && { headerLines }),
		...(encoding && { encoding })
	};
}

function columnsOf(all: (name: string) => string[]): NamedColumn[] {
	const [aliases, is] = [all('alias'), all('is')];
	const optional = new Set(all('optional'));
	return all('header')
		.slice(0, MOST)
		.flatMap((written, at) => {
			const header = written.slice(0, LONGEST).replace(/\s+/gu, ' ').trim();
			const others = listed((aliases[at] ?? '').slice(0, LONGEST));
			const column: NamedColumn = {
				header,
				...(others.length > 0 && { aliases: others }),
				is: is[at] ? (is[at] as ProfileColumn) : null,
				...(optional.has(String(at)) && { optional: true })
			};
			return header === '' && column.is === null ? [] : [column];
		});
}

/** Words divided by semicolons. */
const listed = (text: string) =>
	text
		.split(';')
		.map((word) => word.trim())
		.filter((word) => word !== '')
		.slice(0, MOST);
