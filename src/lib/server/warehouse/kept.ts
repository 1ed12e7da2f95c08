import type { Warehouse } from './door';
import type { Writer } from './reader';
import { matchTransfers } from './transfers';

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

/** What a person's decision about a ledger entry and a transfer changes, as if it were a dataset. */
export const PAIRS = 'pair_decision';

/** What a dataset's submissions change, beside the tables that change with every submission. */
const changes: Record<string, string[]> = {
	ward_report_wide: ['fact_ward_report'],
	contribution: ['fact_contribution', 'contribution_month', 'contribution_day', 'ledger_transfer'],
	bank_statement: ['fact_bank_statement', 'statement_credit', 'ledger_transfer'],
	[PAIRS]: ['ledger_transfer']
};

/**
 * What later definitions take from a table that every submission makes anew but seldom changes: when that is the same
 * as before, they need not be made anew on its account.
 */
const watched: Record<string, string> = {
	data_as_of: 'SELECT day, timezone FROM data_as_of',
	report_month: 'SELECT * FROM report_month ORDER BY period'
};

/** The kept tables that hang on a dataset's submissions, in order; all when no dataset is named. */
export function keptAfter(dataset?: string): readonly Definition[] {
	const changed = changedBy(dataset);
	return definitions.filter((definition) => {
		const touched = dataset === undefined || hangsOn(definition, changed);
		if (touched) changed.add(definition.name);
		return touched && definition.kept;
	});
}

/**
 * Makes anew, inside the writer's transaction, the kept tables that a dataset's submissions have changed (all of them
 * when no dataset is named), so that no reader ever sees half of a change.
 */
export async function refreshKept(writer: Writer, dataset?: string): Promise<void> {
	const changed = changedBy(dataset);
	if (dataset === undefined || changed.has('ledger_transfer')) await matchTransfers(writer);
	for (const definition of definitions) {
		const { name, kept, sql } = definition;
		if (dataset !== undefined && !hangsOn(definition, changed)) continue;
		const before = dataset === undefined ? null : await watch(writer, name);
		if (kept) await writer.run(sql);
		if (before === null || before !== (await watch(writer, name))) changed.add(name);
		else changed.delete(name);
	}
}

function changedBy(dataset: string | undefined): Set<string> {
	// the day of data_as_of may move with any submission
	return new Set(['data_as_of', ...(dataset ? (changes[dataset] ?? [`fact_${dataset}`]) : [])]);
}

const hangsOn = ({ words }: Definition, changed: ReadonlySet<string>) =>
	[...words].some((word) => changed.has(word));

async function watch(writer: Writer, name: string): Promise<string | null> {
	const sql = watched[name];
	return sql === undefined ? null : JSON.stringify(await writer.query(sql));
}

/** Makes every view and kept table anew: they are the program's, not the data's, so every start has the current ones. */
export async function createViews(warehouse: Warehouse): Promise<void> {
	await warehouse.write(async (writer) => {
		let matched = false;
		// a definition may have been a view in an earlier version of the program and a table now, or the reverse
		const present = await writer.query<{ name: string; kept: boolean }>(
			`SELECT view_name AS name, FALSE AS kept FROM duckdb_views() WHERE NOT internal
			UNION ALL SELECT table_name, TRUE FROM duckdb_tables() WHERE NOT internal`
		);
		for (const { name, kept, sql } of definitions) {
			const old = present.find((object) => object.name === name);
			if (kept && !matched) {
				// the plain views it looks at come before the first kept table that looks at what it finds
				matched = sql.includes('ledger_transfer');
				if (matched) await matchTransfers(writer);
			}
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
