import type { Warehouse } from './door';
import type { Writer } from './reader';

/** One definition of the semantic layer: a view, or a table kept current by making it anew. */
interface Definition {
	name: string;
	kept: boolean;
	/** Every word of the statement, comments left out: what it may depend on. */
	words: ReadonlySet<string>;
	sql: string;
}

const files = import.meta.glob<string>('./views/*.sql', { eager: true, query: '?raw', import: 'default' });

/** The semantic layer in the order in which it is made: each definition depends only on earlier ones. */
export const definitions: readonly Definition[] = Object.keys(files)
	.sort()
	.map((path) => readDefinition(path, files[path] ?? ''));

/** What a dataset's submissions change, beside the tables that change with every submission. */
const changes: Record<string, string[]> = {
	ward_report_wide: ['fact_ward_report'],
	contribution: ['fact_contribution', 'contribution_day'],
	bank_statement: ['fact_bank_statement', 'fact_contribution', 'contribution_day']
};

/**
 * The kept tables to be made anew after submissions of a dataset were loaded or decided upon, in order; all
 * when no dataset is named. `data_as_of` moves with every submission, so what hangs on it is always among them.
 */
export function keptAfter(dataset?: string): readonly Definition[] {
	const changed = new Set(['data_as_of', ...(dataset ? (changes[dataset] ?? [`fact_${dataset}`]) : [])]);
	return definitions.filter((definition) => {
		const touched = dataset === undefined || [...definition.words].some((word) => changed.has(word));
		if (touched) changed.add(definition.name);
		return touched && definition.kept;
	});
}

/** Makes the kept tables anew inside the writer's transaction, so that no reader ever sees half of a change. */
export async function refreshKept(writer: Writer, dataset?: string): Promise<void> {
	for (const { sql } of keptAfter(dataset)) await writer.run(sql);
}

/** Makes every view and kept table anew: they are the program's, not the data's, so every start has the current ones. */
export async function createViews(warehouse: Warehouse): Promise<void> {
	await warehouse.write(async (writer) => {
		// a definition may have been a view in an earlier version of the program and a table now, or the reverse
		const present = await writer.query<{ name: string; kept: boolean }>(
			`SELECT view_name AS name, FALSE AS kept FROM duckdb_views() WHERE NOT internal
			UNION ALL SELECT table_name, TRUE FROM duckdb_tables() WHERE NOT internal`
		);
		for (const { name, kept, sql } of definitions) {
			const old = present.find((object) => object.name === name);
			if (old && old.kept !== kept) await writer.run(`DROP ${old.kept ? 'TABLE' : 'VIEW'} ${name}`);
			await writer.run(sql);
		}
	});
}

function readDefinition(path: string, sql: string): Definition {
	const statement = sql.replace(/--.*$/gm, '');
	const head = /^\s*CREATE OR REPLACE (VIEW|TABLE) (\w+) AS/.exec(statement);
	if (!head?.[1] || !head[2]) throw new Error(`${path} must be one CREATE OR REPLACE VIEW or TABLE`);
	return { name: head[2], kept: head[1] === 'TABLE', words: new Set(statement.match(/\w+/g)), sql };
}
