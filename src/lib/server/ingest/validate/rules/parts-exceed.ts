import type { Dataset } from '../../../../domain/dataset';
import { parseSum, type Sum } from '../../../../domain/expression';
import { identifier } from '../../../warehouse/tables';
import { INTO_FINDING, type Rule } from './rule';

/**
 * Parts are no more than their whole, by the rules of the dataset; where one of the figures is not
 * known nothing is said.
 */
export const partsExceed: Rule = {
	name: 'parts_exceed',
	applies: ({ dataset }) => dataset.rules !== undefined,
	async find(writer, { dataset }) {
		for (const { parts, whole } of dataset.rules ?? []) {
			const [left, right] = [sumOf(dataset, parts), sumOf(dataset, whole)];
			await writer.run(
				`${INTO_FINDING}
				SELECT record, $column, 'parts_exceed', 'error', ${identifier(left.column)}::VARCHAR,
					json_object('left', ${left.sql}, 'right', ${right.sql}, 'parts_vi', $partsVi::VARCHAR,
						'parts_en', $partsEn::VARCHAR, 'whole_vi', $wholeVi::VARCHAR, 'whole_en', $wholeEn::VARCHAR)
				FROM stage WHERE NOT flawed AND ${left.sql} > ${right.sql}`,
				{
					...{ column: left.column, partsVi: left.vi, partsEn: left.en },
					...{ wholeVi: right.vi, wholeEn: right.en }
				}
			);
		}
	}
};

/** A sum of a dataset's columns in SQL and in words. Throws when the schema's rule is none: that is a fault of ours. */
function sumOf(dataset: Dataset, text: string): { sql: string; vi: string; en: string; column: string } {
	const terms = (parseSum(text) as Sum | null)?.terms ?? [];
	const fields = terms.map(({ indicator }) => dataset.fields.find(({ name }) => name === indicator));
	const [first] = fields;
	if (!first || fields.includes(undefined)) throw new Error(`${dataset.name}: no such columns: ${text}`);
	const words = (language: 'title' | 'titleEn') => fields.map((field) => field?.[language]).join(' + ');
	const sql = fields.map((field) => identifier(field?.name ?? '')).join(' + ');
	return { sql: `(${sql})`, vi: words('title'), en: words('titleEn'), column: first.name };
}
