/**
 * Parts as a web stream, taken one by one. What is wrong before the first of them is thrown; later the transfer breaks.
 */
export async function streamOf(parts: AsyncIterable<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
	const taken = parts[Symbol.asyncIterator]();
	let next: IteratorResult<Uint8Array> | null = await taken.next();
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const { done, value } = next ?? (await taken.next());
				next = null;
				if (done) controller.close();
				else controller.enqueue(value);
			},
			async cancel() {
				await taken.return?.();
			}
		},
		{ highWaterMark: 0 }
	);
}
