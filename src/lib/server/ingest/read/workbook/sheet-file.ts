import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { SheetRow } from './sheet-row';

/** The rows of an unpacked sheet that have anything in them, one after the other. */
export async function* sheetRows(path: string): AsyncGenerator<SheetRow> {
	const stream = createReadStream(path, { highWaterMark: 1 << 18 });
	const lines = createInterface({ input: stream, crlfDelay: Infinity });
	try {
		for await (const line of lines) yield JSON.parse(line) as SheetRow;
	} finally {
		lines.close();
		stream.destroy();
	}
}
