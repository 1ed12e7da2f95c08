import type { Dataset, FieldType } from '../../domain/dataset';

const sqlTypes: Record<FieldType, string> = {
	string: 'VARCHAR',
	integer: 'BIGINT',
	date: 'DATE',
	boolean: 'BOOLEAN'
};

/** A name safe to stand in SQL as an identifier. */
export function identifier(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** The SQL type of a schema's column. */
export function sqlType(type: FieldType): string {
	return sqlTypes[type];
}

/** The table that keeps a dataset's accepted rows. A wide report is kept as a long one. */
export function factTable(dataset: Dataset): string {
	return dataset.columnsFrom ? 'fact_ward_report' : `fact_${dataset.name}`;
}

/** The statement that makes a dataset's table: its columns, then the submission and record each row came from. */
export function factTableSql(dataset: Dataset): string {
	const columns = dataset.fields.map((field) => `${identifier(field.name)} ${sqlType(field.type)}`);
	return `CREATE TABLE ${factTable(dataset)} (${columns.join(', ')}, submission INTEGER NOT NULL, record BIGINT NOT NULL)`;
}
