import type { Dataset } from '../../../../domain/dataset';
import { IDENTITY_PATTERN } from '../../../../domain/identity-number';
import { identifier } from '../../../warehouse/tables';
import { INTO_FINDING, type Rule } from './rule';

/**
 * Files with more records are looked at here and there first: whoever writes such numbers does not write one. So many
 * pieces of so many records, the same ones every time; a piece is found by its place, so that the rest is not read.
 */
const MANY = 200_000;
const PIECES = 40;
const PIECE = 2048;

/** Columns that take any words. A bank's statement has the words of those who paid, which nobody here can change. */
const freeText = ({ name, fields, primaryKey = [], foreignKeys = [] }: Dataset) =>
	name === 'bank_statement'
		? []
		: fields.filter(
				(field) =>
					field.type === 'string' &&
					field.constraints?.enum === undefined &&
					field.constraints?.pattern === undefined &&
					!primaryKey.includes(field.name) &&
					!foreignKeys.some((key) => key.field === field.name)
			);

/** An identity number among the words of a record: a warning that names the column and never repeats the number. */
export const identityInText: Rule = {
	name: 'identity_in_text',
	applies: ({ dataset }) => freeText(dataset).length > 0,
	async find(writer, { dataset, table }) {
		const fields = freeText(dataset);
		const matches = (name: string) => `regexp_matches(${identifier(name)}, $identity)`;
		const parameters = { identity: `(?i)${IDENTITY_PATTERN}` };
		const { records } =
			(await writer.one<{ records: bigint }>('SELECT count(*) AS records FROM stage')) ?? {};
		if (Number(records) > MANY) {
			const any = fields.map(({ name }) => matches(name)).join(' OR ');
			const pieces = Array.from({ length: PIECES }, (_, index) => {
				const from = Math.floor((index * (Number(records) - PIECE)) / (PIECES - 1));
				return `SELECT 1 FROM ${table} WHERE rowid >= ${from} AND rowid < ${from + PIECE} AND (${any})`;
			});
			if (!(await writer.one(`${pieces.join(' UNION ALL ')} LIMIT 1`, parameters))) return;
		}
		for (const { name, title, titleEn } of fields) {
			await writer.run(
				`${INTO_FINDING}
				SELECT record, $name, 'identity_in_text', 'warning', NULL, json_object('title_vi', $title, 'title_en', $title_en)
				FROM stage WHERE NOT flawed AND ${matches(name)}`,
				{ ...parameters, name, title, title_en: titleEn }
			);
		}
	}
};
