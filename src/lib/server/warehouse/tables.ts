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

/** The view over all of a dataset's accepted rows, wherever they are kept. A wide report is kept as a long one. */
export function factTable(dataset: Pick<Dataset, 'name' | 'columnsFrom'>): string {
	return `fact_${keptAs(dataset)}`;
}

/** The table that takes the rows of every load that is not large enough for a part of its own. */
export function rowTable(dataset: Pick<Dataset, 'name' | 'columnsFrom'>): string {
	return `row_${keptAs(dataset)}`;
}

/** The statement that makes a dataset's table: its columns, then the submission and record each row came from. */
export function rowTableSql(dataset: Dataset): string {
	const columns = dataset.fields.map((field) => `${identifier(field.name)} ${sqlType(field.type)}`);
	return `CREATE TABLE ${rowTable(dataset)} (${columns.join(', ')}, submission INTEGER NOT NULL, record BIGINT NOT NULL)`;
}

const keptAs = ({ name, columnsFrom }: Pick<Dataset, 'name' | 'columnsFrom'>) =>
	columnsFrom ? 'ward_report' : name;
