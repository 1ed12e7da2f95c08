import { describe, expect, it } from 'vitest';
import { Answers } from '../../src/lib/server/measures/answers';

function source() {
	const asked: string[] = [];
	const query = async <T>(sql: string): Promise<T[]> => {
		asked.push(sql);
		if (sql === 'fails once' && asked.length === 1) throw new Error('no');
		return [{ n: asked.length }] as T[];
	};
	return { asked, query };
}

describe('remembered answers', () => {
	it('are asked for once while the data are the same, and again when they change', async () => {
		let version = 1;
		const { asked, query } = source();
		const answers = new Answers({ query }, () => version);
		expect(await answers.query('a', { x: 1 })).toEqual([{ n: 1 }]);
		expect(await answers.query('a', { x: 1 })).toEqual([{ n: 1 }]);
		expect(await answers.query('a', { x: '1' })).toEqual([{ n: 2 }]);
		version = 2;
		expect(await answers.query('a', { x: 1 })).toEqual([{ n: 3 }]);
		expect(asked).toHaveLength(3);
	});

	it('are shared by those who ask at once', async () => {
		const { asked, query } = source();
		const answers = new Answers({ query }, () => 1);
		await Promise.all([answers.query('a'), answers.query('a'), answers.query('a')]);
		expect(asked).toHaveLength(1);
	});

	it('never keep a failure', async () => {
		const { query } = source();
		const answers = new Answers({ query }, () => 1);
		await expect(answers.query('fails once')).rejects.toThrow('no');
		expect(await answers.query('fails once')).toEqual([{ n: 2 }]);
	});

	describe('of one state of the data', () => {
		/** A source whose state is its version; whoever commits says so late. */
		function committing() {
			const state = { committed: 1, said: 1 };
			const query = async <T>(sql: string): Promise<T[]> =>
				[sql.includes('data_version') ? { data_version: state.committed } : { of: state.committed }] as T[];
			return { state, answers: new Answers({ query }, () => state.said) };
		}
		const both = async (answers: Answers, between: () => void) => {
			const first = await answers.query<{ of: number }>('first');
			between();
			return [first, await answers.query<{ of: number }>('second')].flat().map((row) => row.of);
		};

		it('are read again when something was committed between them', async () => {
			const { state, answers } = committing();
			const commits = [2, 3];
			expect(
				await answers.steadily(() => both(answers, () => (state.committed = commits.shift() ?? 3)))
			).toEqual([3, 3]);
		});

		it('are not put together with those kept from before, also when the commit was not told of yet', async () => {
			const { state, answers } = committing();
			expect(await answers.steadily(() => both(answers, () => undefined))).toEqual([1, 1]);
			state.committed = 2;
			const read = async () =>
				(await answers.query<{ of: number }>('third')).concat(await answers.query('first'));
			expect(await answers.steadily(read)).toEqual([{ of: 2 }, { of: 2 }]);
		});

		it('are given in the end while commits never stop', async () => {
			const { state, answers } = committing();
			expect(await answers.steadily(() => both(answers, () => (state.committed += 1)))).toEqual([5, 6]);
		});
	});
});
