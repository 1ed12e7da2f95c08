import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourcesUnder, type Source } from '../fixtures/sources';

const code = sourcesUnder('src', '.ts', '.js', '.svelte');
const inside = (...folders: string[]) =>
	code.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));

/** `file → what it imports`, for each import that breaks a rule. */
const arrows = (sources: Source[], forbidden: (name: string) => boolean) =>
	sources.flatMap(({ path, imports }) => imports.filter(forbidden).map((name) => `${path} → ${name}`));

const under =
	(...folders: string[]) =>
	(name: string) =>
		folders.some((folder) => name === folder || name.startsWith(`${folder}/`));

describe('the arrows of the house point inwards', () => {
	it('reads the imports it judges by', () => {
		expect(code.length).toBeGreaterThan(100);
		const hooks = code.find(({ path }) => path === 'src/hooks.server.ts');
		expect(hooks?.imports).toContain('src/lib/server/auth/door');
		expect(inside('src/lib/domain').some(({ imports }) => imports.length > 0)).toBe(true);
	});

	it('domain imports nothing but itself', () => {
		expect(arrows(inside('src/lib/domain'), (name) => !under('src/lib/domain')(name))).toEqual([]);
	});

	it('DuckDB is imported in one folder', () => {
		const elsewhere = code.filter(({ path }) => !path.startsWith('src/lib/server/warehouse/'));
		expect(arrows(elsewhere, under('@duckdb/node-api'))).toEqual([]);
		expect(arrows(inside('src/lib/server/warehouse'), under('@duckdb/node-api'))).not.toEqual([]);
	});

	it('the server knows nothing of routes, terminal or components', () => {
		const outer = under('src/routes', 'src/cli', 'src/lib/components');
		expect(arrows(inside('src/lib/server'), outer)).toEqual([]);
	});

	it('charts and checks that run in a browser know nothing of the server', () => {
		const browser = inside('src/lib/charts', 'src/lib/check');
		expect(arrows(browser, under('src/lib/server', 'src/cli', 'src/routes', 'src/lib/components'))).toEqual(
			[]
		);
	});

	it('a component takes from the server at most a type, which leaves nothing behind', () => {
		const withoutTypes = inside('src/lib/components').map((source) => ({
			...source,
			imports: source.imports.filter((_, index) => !source.typeOnly[index])
		}));
		expect(arrows(withoutTypes, under('src/lib/server', 'src/cli', 'src/routes'))).toEqual([]);
	});

	it('a chart never fetches', () => {
		const fetching = inside('src/lib/charts').filter(({ text }) =>
			/\b(fetch\(|XMLHttpRequest|EventSource)/.test(text)
		);
		expect(fetching.map(({ path }) => path)).toEqual([]);
	});

	it('no page writes SQL, and no part of one', () => {
		const sql =
			/\b(SELECT\s|INSERT INTO\b|UPDATE\s+\w+\s+SET\b|DELETE FROM\b|CREATE (OR REPLACE )?(TABLE|VIEW)\b)/;
		const writing = inside('src/routes', 'src/lib/components', 'src/lib/charts').filter(({ text }) =>
			sql.test(text)
		);
		expect(writing.map(({ path }) => path)).toEqual([]);
	});
});

describe('what is written', () => {
	it('has no mark of two versions that were to be made one', () => {
		const texts = ['CHANGELOG.md', 'README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/rules.md'];
		const marks = /^\s*\\?(?:<{7}|={7}|>{7}|(?:> ){6}>)/m;
		expect(texts.filter((path) => marks.test(readFileSync(path, 'utf8')))).toEqual([]);
	});
});

describe('a file is one noun, and short', () => {
	const all = [...sourcesUnder('src'), ...sourcesUnder('scripts'), ...sourcesUnder('bin')];
	const lines = ({ text }: Source) => text.split('\n').length - 1;

	it('no file has 300 lines', () => {
		const long = all.filter((source) => !source.path.endsWith('.woff2') && lines(source) >= 300);
		expect(long.map((source) => `${source.path}: ${lines(source)}`)).toEqual([]);
	});

	it('half of the files have at most 90', () => {
		const counts = code.map(lines).sort((a, b) => a - b);
		expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(90);
	});

	it('routes are thin', () => {
		const thin = inside('src/routes').filter(({ path }) => path.endsWith('.ts') && path.includes('/+'));
		expect(
			thin.filter((source) => lines(source) > 40).map((source) => `${source.path}: ${lines(source)}`)
		).toEqual([]);
	});

	it('there is no room for what nobody could name', () => {
		const nameless = /(^|\/)(utils?|helpers?|common|misc|shared|stuff)(\/|\.[a-z.]+$)/;
		expect(all.map(({ path }) => path).filter((path) => nameless.test(path))).toEqual([]);
	});

	it('nothing is left for later, and nothing is printed by the library or the pages', () => {
		const left = inside('src/lib', 'src/routes').flatMap(({ path, text }) =>
			[...text.matchAll(/\b(TODO|FIXME|XXX|HACK)\b|\bconsole\.\w+|\bdebugger\b/g)].map(
				([word]) => `${path}: ${word}`
			)
		);
		expect(left).toEqual([]);
	});

	it('no test is skipped or left alone', () => {
		const tests = sourcesUnder('tests', '.test.ts').filter(({ path }) => path !== 'tests/unit/house.test.ts');
		const kept = tests.filter(({ text }) =>
			/\b(it|test|describe)\.(only|skip|todo|skipIf|fails)\b/.test(text)
		);
		expect(kept.map(({ path }) => path)).toEqual([]);
	});
});
