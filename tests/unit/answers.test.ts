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
});
