import { expect, it } from 'vitest';
import { Turns } from '../../src/lib/server/ingest/read/workbook/turns';

it('what may wait has its turn after all that came meanwhile, one at a time, whatever fails', async () => {
	const turns = new Turns();
	const order: string[] = [];
	let inside = 0;
	let most = 0;
	const work = (name: string, mayWait = false) =>
		turns.through(async () => {
			most = Math.max(most, ++inside);
			order.push(name);
			await new Promise((resolve) => setImmediate(resolve));
			inside -= 1;
			if (name === 'sent 1') throw new Error('broken');
		}, mayWait);
	const all = [work('begun', true), work('may wait', true), work('sent 1'), work('sent 2')];
	expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
		'fulfilled',
		'fulfilled',
		'rejected',
		'fulfilled'
	]);
	await work('after', true);
	expect([order, most]).toEqual([['begun', 'sent 1', 'sent 2', 'may wait', 'after'], 1]);
});
