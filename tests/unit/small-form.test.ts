import { expect, it } from 'vitest';
import { jsonBody } from '../../src/lib/server/http/json-body';
import { smallForm, smallText } from '../../src/lib/server/http/small-form';

const form = 'application/x-www-form-urlencoded';
const post = (body: BodyInit, type = form) =>
	new Request('http://here.test', {
		method: 'POST',
		headers: { 'content-type': type },
		body,
		duplex: 'half'
	} as RequestInit);

/** A body without a length that goes on for as long as it is read, and how many chunks were taken of it. */
function endless() {
	const taken = { chunks: 0 };
	const stream = new ReadableStream({
		pull(controller) {
			taken.chunks++;
			controller.enqueue(new Uint8Array(16 * 1024));
		}
	});
	return { stream, taken };
}

it('reads the fields of a small form', async () => {
	const fields = await smallForm(
		post('role=ward_officer%3A00139&back=%2Fqu%E1%BA%ADn', `${form};charset=UTF-8`)
	);
	expect([...fields]).toEqual([
		['role', 'ward_officer:00139'],
		['back', '/quận']
	]);
	expect([...(await smallForm(post('')))]).toEqual([]);
});

it('stops reading where a body without a length becomes too large', async () => {
	for (const read of [smallForm, smallText, jsonBody]) {
		const { stream, taken } = endless();
		await expect(read(post(stream))).rejects.toMatchObject({ code: 'too_large' });
		expect(taken.chunks).toBeLessThan(10);
	}
});

it('takes no other kind of form', async () => {
	await expect(smallForm(post('a=1', 'text/plain'))).rejects.toMatchObject({ code: 'unsupported_media' });
});

it('reads a JSON object, and nothing else', async () => {
	expect(await jsonBody(post('{"reason":"sai"}', 'application/json'))).toEqual({ reason: 'sai' });
	await expect(jsonBody(post('[]', 'application/json'))).rejects.toMatchObject({ code: 'bad_request' });
});
