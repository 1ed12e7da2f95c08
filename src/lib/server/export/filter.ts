import { isPeriod, monthsOf } from '../../domain/period';
import type { Column, Params } from '../warehouse/reader';
import { identifier } from '../warehouse/tables';
import { badFilter, shown } from './bad-filter';
import { foldSql } from './fold-sql';
import { operands } from './operand';

/** The alias of the masked view in every generated statement. */
export const FROM = 's';

/** Collects values to bind and hands out their names. */
export class Bound {
	readonly params: Params = {};
	add(value: string): string {
		const name = `p${Object.keys(this.params).length}`;
		this.params[name] = value;
		return `$${name}`;
	}
}

type Edge = 'first' | 'last';

/** A column as an operator sees it: its SQL, and its values read strictly and bound. */
class Subject {
	readonly sql: string;
	constructor(
		readonly column: Column,
		private readonly bound: Bound
	) {
		this.sql = `${FROM}.${identifier(column.name)}`;
	}

	/** One value as SQL; of a year or quarter its first or last month. */
	value(text: string, edge: Edge = 'first'): string {
		const months = this.months(text);
		return this.bind(months ? (months.at(edge === 'first' ? 0 : -1) ?? text) : text);
	}

	/** A list of values as SQL; a year or quarter is all its months. */
	list(texts: string[]): string {
		const values = texts.flatMap((text) => this.months(text) ?? [text]);
		return values.map((value) => this.bind(value)).join(', ');
	}

	words(text: string): string {
		return foldSql(this.bound.add(text));
	}

	/** The pattern of a LIKE as a regular expression, folded as the text it is held against. */
	pattern(text: string): string {
		const escaped = text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
		return this.words(escaped.replaceAll('%', '.*').replaceAll('_', '.'));
	}

	private months(text: string): string[] | null {
		if (this.column.name !== 'period') return null;
		if (!isPeriod(text)) throw malformed(this.column, '201904, 2019Q2, 2019');
		return monthsOf(text);
	}

	private bind(text: string): string {
		const { read, sqlType, example } = operands[this.column.type];
		const value = read(text);
		if (value === null) throw malformed(this.column, example);
		return `CAST(${this.bound.add(value)} AS ${sqlType})`;
	}
}

const every = (texts: string[], one: (text: string) => string) => texts.map(one).join(' AND ');

const operators: Readonly<Record<string, (subject: Subject, texts: string[]) => string>> = {
	eq: (subject, texts) => `${subject.sql} IN (${subject.list(texts)})`,
	in: (subject, texts) => `${subject.sql} IN (${subject.list(texts.flatMap((text) => text.split(',')))})`,
	// What is unknown is not that value either.
	ne: (subject, texts) => `(${subject.sql} IS NULL OR ${subject.sql} NOT IN (${subject.list(texts)}))`,
	gt: (subject, texts) => every(texts, (text) => `${subject.sql} > ${subject.value(text, 'last')}`),
	gte: (subject, texts) => every(texts, (text) => `${subject.sql} >= ${subject.value(text, 'first')}`),
	lt: (subject, texts) => every(texts, (text) => `${subject.sql} < ${subject.value(text, 'first')}`),
	lte: (subject, texts) => every(texts, (text) => `${subject.sql} <= ${subject.value(text, 'last')}`),
	between: (subject, texts) =>
		every(texts, (text) => {
			const [from, to, ...more] = text.split(',');
			if (from === undefined || to === undefined || more.length > 0) throw malformed(subject.column, 'a,b');
			return `${subject.sql} BETWEEN ${subject.value(from, 'first')} AND ${subject.value(to, 'last')}`;
		}),
	contains: (subject, texts) =>
		every(texts, (text) => `contains(${foldSql(subject.sql)}, ${subject.words(text)})`),
	// As a regular expression, which takes linear time: LIKE tries every way of placing its wildcards.
	like: (subject, texts) =>
		every(texts, (text) => `regexp_full_match(${foldSql(subject.sql)}, ${subject.pattern(text)}, 's')`),
	isnull: (subject, texts) =>
		every(texts, (text) => {
			if (!['1', '0', 'true', 'false'].includes(text)) throw malformed(subject.column, 'true, false');
			return `${subject.sql} IS ${text === '1' || text === 'true' ? '' : 'NOT '}NULL`;
		})
};

export const operatorNames = Object.keys(operators);

const textOnly = new Set(['contains', 'like']);
const ordered = new Set(['gt', 'gte', 'lt', 'lte', 'between']);

/**
 * One filter of a URL (`amount_vnd__gte=1000`, values of the same name together) as an SQL condition whose values
 * are added to `bound`. Throws `bad_filter` for a column, operator or value that does not fit the view.
 */
export function condition(columns: readonly Column[], name: string, texts: string[], bound: Bound): string {
	const split = name.lastIndexOf('__');
	const columnName = split < 0 ? name : name.slice(0, split);
	const operator = split < 0 ? 'eq' : name.slice(split + 2);
	const column = columns.find((candidate) => candidate.name === columnName);
	if (!column) {
		throw badFilter(
			`Không có cột hay tham số “${shown(columnName)}”. Các cột: ${columns.map((c) => c.name).join(', ')}.`,
			`There is no column or parameter “${shown(columnName)}”. The columns are ${columns.map((c) => c.name).join(', ')}.`
		);
	}
	const write = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
	const misfit =
		(textOnly.has(operator) && column.type !== 'text') ||
		(ordered.has(operator) && column.type === 'boolean');
	if (!write || misfit) {
		throw badFilter(
			`Cột “${columnName}” không lọc được bằng “${shown(operator)}”. Các phép lọc: ${operatorNames.join(', ')}.`,
			`The column “${columnName}” cannot be filtered with “${shown(operator)}”. The operators are ${operatorNames.join(', ')}.`
		);
	}
	return write(new Subject(column, bound), texts);
}

/** Free text of a search: what one question may ask for. */
const MAX_WORDS = 8;
const MAX_SEARCH = 200;

/**
 * Free text: every word must occur in some text column of the row, blind to case and diacritics. Throws `bad_filter`
 * for more words or characters than one question may look for.
 */
export function searchCondition(columns: readonly Column[], text: string, bound: Bound): string {
	const words = text.split(/\s+/u).filter((word) => word !== '');
	const texts = columns
		.filter(({ type }) => type === 'text')
		.map(({ name }) => `${FROM}.${identifier(name)}`);
	if (words.length > MAX_WORDS || text.length > MAX_SEARCH) {
		throw badFilter(
			`Tìm tối đa ${MAX_WORDS} từ, ${MAX_SEARCH} ký tự một lần.`,
			`A search may have ${MAX_WORDS} words and ${MAX_SEARCH} characters at most.`
		);
	}
	if (words.length === 0) return 'TRUE';
	if (texts.length === 0) return 'FALSE';
	// The separator stands in no word, so nothing is found across two columns.
	const row = foldSql(`concat_ws(chr(31), ${texts.join(', ')})`);
	// Folding is what takes the time. As the one element of a list a row is folded once, however many words there are.
	const found = words.map((word) => `contains(r, ${foldSql(bound.add(word))})`).join(' AND ');
	return `list_transform([${row}], lambda r: ${found})[1]`;
}

function malformed({ name }: Column, example: string) {
	return badFilter(
		`Giá trị lọc của cột “${name}” không đúng dạng. Ví dụ đúng: ${example}.`,
		`The filter value for the column “${name}” does not have the right form. For example: ${example}.`
	);
}
