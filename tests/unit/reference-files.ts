import { readdirSync, readFileSync } from 'node:fs';
import type { Dataset, Field } from '../../src/lib/domain/dataset';
import { withTaskDays } from '../../src/lib/server/district-days';
import type { Directive, District, Fund, Indicator, Purpose, Ward } from '../../src/lib/domain/reference';

export interface Successor {
	from_code: string;
	from_valid_from: string;
	to_code: string;
	to_valid_from: string;
	on: string;
	share: number | null;
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const list = <T>(name: string): T => read<T>(`data/reference/${name}.json`);

/** The committed reference lists, as the tests check them. */
export const reference = {
	wards: list<Ward[]>('ward'),
	successors: list<Successor[]>('successor'),
	funds: list<Fund[]>('fund'),
	purposes: list<Purpose[]>('purpose'),
	indicators: list<Indicator[]>('indicator'),
	directives: list<Directive[]>('directive'),
	district: withTaskDays(list<District>('district'), list<Directive[]>('directive'))
};

export const datasets = readdirSync('data/datasets')
	.filter((name) => name.endsWith('.json'))
	.map((name) => read<Dataset>(`data/datasets/${name}`));

export function dataset(name: string): Dataset {
	const found = datasets.find((one) => one.name === name);
	if (!found) throw new Error(`No dataset ${name}`);
	return found;
}

/** Header names of a dataset, with the columns its reference list adds. */
export const columnsOf = ({ fields, columnsFrom }: Dataset): string[] => [
	...fields.map((field) => field.name),
	...(columnsFrom ? reference.indicators.map((indicator) => indicator.code) : [])
];

const CANONICAL = { integer: /^(0|-?[1-9][0-9]*)$/, boolean: /^(true|false)$/, string: /./su };

const isDay = (text: string) =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) &&
	!Number.isNaN(Date.parse(text)) &&
	new Date(text).toISOString().startsWith(text);

/** Why a cell is not allowed in that column, or null. `today` stands for the day the file was received. */
export function objection(field: Field, text: string, today: string): string | null {
	const { required, minimum, maximum, maxLength, pattern, enum: allowed } = field.constraints ?? {};
	if (text === '') return required ? 'blank' : null;
	if (field.type === 'date' ? !isDay(text) : !CANONICAL[field.type].test(text)) return `not a ${field.type}`;
	const below = (limit: number | string) =>
		typeof limit === 'number' ? Number(text) < limit : text < (limit === 'today' ? today : limit);
	const above = (limit: number | string) =>
		typeof limit === 'number' ? Number(text) > limit : text > (limit === 'today' ? today : limit);
	if (minimum !== undefined && below(minimum)) return `below ${minimum}`;
	if (maximum !== undefined && above(maximum)) return `above ${maximum}`;
	if (maxLength !== undefined && text.length > maxLength) return `longer than ${maxLength}`;
	if (pattern !== undefined && !new RegExp(pattern).test(text)) return `not like ${pattern}`;
	if (allowed && !allowed.includes(text)) return `not one of ${allowed.join(', ')}`;
	return null;
}
