import { leftOut, type ColumnMeanings } from '../../../domain/column-meaning';
import type { Dataset } from '../../../domain/dataset';
import { IDENTITY_PATTERN } from '../../../domain/identity-number';
import type { Writer } from '../../warehouse/reader';
import type { CsvTable } from '../read/rewrite';
import { fileColumn } from './flaw';
import { INTO_FINDING } from './rules/rule';
import { readSql } from './stage';

/**
 * Looks for identity numbers in the columns that the sender left out: nothing of them is counted, but they stay in the
 * kept file. The word for the card may be the column's heading.
 */
export async function findIdentityLeftOut(
	writer: Writer,
	dataset: Dataset,
	{ csv, headings, said }: { csv: CsvTable; headings: readonly string[]; said: ColumnMeanings | undefined }
): Promise<void> {
	const places = leftOut(dataset, headings, said);
	if (places.length === 0) return;
	// The file is read once for all of them, however many they are.
	const cells = places.map((at) => fileColumn(at)).join(', ');
	await writer.run(
		`${INTO_FINDING}
		SELECT record, heading, 'identity_in_text', 'warning', NULL, json_object('title', heading)
		FROM (
			SELECT record, unnest(from_json_strict($headings::VARCHAR, '["VARCHAR"]')) AS heading, unnest(cells) AS cell
			FROM (SELECT row_number() OVER () AS record, [${cells}] AS cells FROM ${readSql(csv)})
		)
		JOIN stage USING (record)
		WHERE NOT flawed AND regexp_matches(concat(heading, ' ', cell), $identity)`,
		{
			headings: JSON.stringify(places.map((at) => headings[at] ?? '')),
			identity: `(?i)${IDENTITY_PATTERN}`
		}
	);
}
