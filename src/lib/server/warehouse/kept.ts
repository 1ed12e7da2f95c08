import { createHash } from 'node:crypto';
import type { Warehouse } from './door';
import { literal } from './literal';
import type { Row, Writer } from './reader';
import { matchingSql, matchTransfers } from './transfers';

/** One definition of the semantic layer: a view, or a table kept current by making it anew. */
interface Definition {
	name: string;
	kept: boolean;
	/** Every word of the statement, comments left out: what it may depend on. */
	words: ReadonlySet<string>;
	sql: string;
	/** What the statement asks for. */
	query: string;
	/** The column that starts with a year, where the rows of a year hang on nothing of later years. */
	yearIn: string | null;
}

/** The first year, YYYY, of which something may be different now; ALL is every year. */
type Since = string;
const ALL: Since = '';

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
 * What later definitions take from a table that every submission makes anew but seldom changes, row by row, and the
 * first year that hangs on it: when the rows are the same as before, nothing need be made anew on its account.
 */
const watched: Record<string, string> = {
	// The months whose reports fall due between the day before and the day after, and the last reported one, which is
	// counted up to that day.
	data_as_of: `SELECT a.day, a.timezone, least(
			strftime(a.day - d.report_due_days, '%Y'), (SELECT left(max(period), 4) FROM report_month WHERE reported)
		) AS year
		FROM data_as_of a, ref_district d`,
	// The months that came, went or were reported, and the last reported one before each, or else the one before: until
	// then, or from now on, that is the latest and the last of all targets whose time ends before the next.
	report_month: `SELECT *, left(coalesce(
			lag(CASE WHEN reported THEN period END IGNORE NULLS) OVER (ORDER BY period),
			lag(period) OVER (ORDER BY period),
			period
		), 4) AS year
		FROM report_month`
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
 * Makes anew, inside the writer's transaction, the kept tables that one submission of a dataset has changed (all of
 * them when none is named), so that no reader ever sees half of a change. Where the submission holds reports, tables
 * that can be made year by year are made anew from the year of its earliest month on.
 */
export async function refreshKept(
	writer: Writer,
	of?: { dataset: string; submission: number }
): Promise<void> {
	const changed = new Map<string, Since>();
	if (of) {
		const since = await firstYear(writer, of);
		for (const table of changedBy(of.dataset)) changed.set(table, since);
		// the day may move with any submission
		changed.set('data_as_of', ALL);
	}
	if (!of || changed.has('ledger_transfer')) await matchTransfers(writer);
	const years = of ? await yearsKept(writer, of.dataset) : new Map<string, string>();
	for (const definition of definitions) {
		const { name, kept, words, yearIn } = definition;
		const since = of ? earliest([...words].flatMap((word) => changed.get(word) ?? [])) : ALL;
		if (since === null) continue;
		const question = of && watched[name];
		const before = question && (await writer.query(question));
		if (kept) {
			const first = years.get(name);
			if (first !== undefined && first < since) await makeFrom(writer, definition, since);
			else await writer.run(definition.sql);
		}
		const whole = kept && yearIn === null ? ALL : since;
		const differs = before ? changedSince(before, await writer.query(question)) : whole;
		if (differs === null) changed.delete(name);
		else changed.set(name, differs);
	}
	if (!of) await noteLayer(writer);
}

/** The year of the earliest month that a submission's reports are of. */
async function firstYear(
	writer: Writer,
	{ dataset, submission }: { dataset: string; submission: number }
): Promise<Since> {
	if (!changedBy(dataset).has('fact_ward_report')) return ALL;
	const first = await writer.one<{ year: string | null }>(
		'SELECT left(min(period), 4) AS year FROM fact_ward_report WHERE submission = $submission',
		{ submission }
	);
	return first?.year ?? ALL;
}

/**
 * Of the kept tables that a dataset's submissions change year by year, the first year each holds. A table of which many
 * rows were deleted is left out, to be made anew as a whole: they keep their place until DuckDB packs the file, and a
 * scan passes over them.
 */
async function yearsKept(writer: Writer, dataset: string): Promise<Map<string, string>> {
	const yearly = keptAfter(dataset).filter(({ yearIn }) => yearIn !== null);
	if (yearly.length === 0) return new Map();
	const found = await writer.query<{ name: string; first: string | null; packed: boolean | null }>(
		yearly
			.map(
				({ name, yearIn }) =>
					`SELECT ${literal(name)} AS name, min(${yearIn}) AS first, max(rowid) < 2 * count(*) AS packed FROM ${name}`
			)
			.join(' UNION ALL ')
	);
	return new Map(found.flatMap(({ name, first, packed }) => (first && packed ? [[name, first]] : [])));
}

/** Makes the rows of a kept table anew that are of the years from `since` on. */
async function makeFrom(writer: Writer, { name, query, yearIn }: Definition, since: Since): Promise<void> {
	await writer.run(`DELETE FROM ${name} WHERE ${yearIn} >= $since`, { since });
	await writer.run(`INSERT INTO ${name} SELECT * FROM (${query}) WHERE ${yearIn} >= ${literal(since)}`);
}

function changedBy(dataset: string | undefined): Set<string> {
	return new Set(['data_as_of', ...(dataset ? (changes[dataset] ?? [`fact_${dataset}`]) : [])]);
}

const hangsOn = ({ words }: Definition, changed: ReadonlySet<string>) =>
	[...words].some((word) => changed.has(word));

const earliest = (years: readonly Since[]): Since | null => [...years].sort()[0] ?? null;

/** The first year that hangs on what is different between two states of a watched table; null when nothing is. */
function changedSince(before: readonly Row[], after: readonly Row[]): Since | null {
	const apart = (rows: readonly Row[], others: readonly Row[]) => {
		const known = new Set(others.map((row) => JSON.stringify(row)));
		return rows.filter((row) => !known.has(JSON.stringify(row)));
	};
	return earliest(
		[...apart(before, after), ...apart(after, before)].map(({ year }) =>
			typeof year === 'string' ? year : ALL
		)
	);
}

/**
 * Notes, in the caller's transaction, that it changes what kept tables are made of and leaves them as they are. Until
 * all of them are made anew, every start does so.
 */
export async function leaveKeptBehind(writer: Writer): Promise<void> {
	await writer.run("UPDATE meta SET layer_hash = ''");
}

/** Notes, in the caller's transaction, that every view and kept table is what this program would make it. */
async function noteLayer(writer: Writer): Promise<void> {
	await writer.run('UPDATE meta SET layer_hash = $hash', { hash: await layerHash(writer) });
}

/** Whether every view and kept table was left as this program makes it, unless somebody else altered it since. */
export async function isLayerCurrent(reader: Pick<Writer, 'one'>): Promise<boolean> {
	const made = await reader.one<{ layer_hash: string }>('SELECT layer_hash FROM meta');
	return made?.layer_hash === (await layerHash(reader));
}

/** What views and kept tables hang on beside the data: their definitions, what they look at, and who reads them. */
async function layerHash(reader: Pick<Writer, 'one'>): Promise<string> {
	const engine = await reader.one<{ version: string }>('SELECT version() AS version');
	const hash = createHash('sha256').update(engine?.version ?? '');
	for (const sql of [...matchingSql(), ...definitions.map((definition) => definition.sql)])
		hash.update(`\0${sql}`);
	return hash.digest('hex');
}

/**
 * Makes every view anew, and the kept tables where they are not those of this program and these data: all of them are
 * the program's, so every start has the current ones. A kept table that somebody altered since is left as it is, for
 * `verify` to find.
 */
export async function createViews(warehouse: Warehouse): Promise<void> {
	const isCurrent = await isLayerCurrent(warehouse);
	await warehouse.write(async (writer) => {
		let matched = false;
		// a definition may have been a view in an earlier version of the program and a table now, or the reverse
		const present = await writer.query<{ name: string; kept: boolean }>(
			`SELECT view_name AS name, FALSE AS kept FROM duckdb_views() WHERE NOT internal
			UNION ALL SELECT table_name, TRUE FROM duckdb_tables() WHERE NOT internal`
		);
		const kinds = new Map(present.map(({ name, kept }) => [name, kept]));
		const areMade = isCurrent && definitions.every(({ name, kept }) => kinds.get(name) === kept);
		for (const { name, kept, sql } of definitions) {
			if (kept && areMade) continue;
			const old = kinds.get(name);
			if (kept && !matched) {
				// the plain views it looks at come before the first kept table that looks at what it finds
				matched = sql.includes('ledger_transfer');
				if (matched) await matchTransfers(writer);
			}
			if (old !== undefined && old !== kept) await writer.run(`DROP ${old ? 'TABLE' : 'VIEW'} ${name}`);
			await writer.run(sql);
		}
		if (!areMade) await noteLayer(writer);
	});
}

function readDefinition(path: string, sql: string): Definition {
	const statement = sql.replace(/--.*$/gm, '');
	const head = /^\s*CREATE OR REPLACE (VIEW|TABLE) (\w+) AS/.exec(statement);
	if (!head?.[1] || !head[2]) throw new Error(`${path} must be one CREATE OR REPLACE VIEW or TABLE`);
	return {
		name: head[2],
		kept: head[1] === 'TABLE',
		words: new Set(statement.match(/\w+/g)),
		sql,
		query: statement.slice(head[0].length).replace(/;\s*$/, ''),
		yearIn: /^-- Year by year: (\w+)/m.exec(sql)?.[1] ?? null
	};
}
