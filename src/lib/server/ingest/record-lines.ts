import type { CheckContext } from '../../domain/cell';
import { Turnstile } from '../turnstile';
import { inWorkFolder } from '../work-folder';
import { isUnreadable, type SentFile } from './read/grid';
import { openTable } from './read/table';

/** A file to read through, what its cells are checked by, and the data folder to unpack it in. */
type Reading = [SentFile, CheckContext, string];

/** The physical line of each record from the first on, 0 for one that has none, up to a record or to the end. */
interface Lines {
	lines: Uint32Array;
	isWhole: boolean;
}

/** Files kept at most, and lines of all of them together, the least recently asked for going first. */
const FILES = 1000;
const LINES = 5_000_000;

/** Files that are read through at once: anyone may ask for those, of a file of any length. */
const reading = new Turnstile(2, 100, {
	vi: 'Đang có quá nhiều tệp gốc được mở để tra số dòng. Hãy thử lại sau ít phút.',
	en: 'Too many files are being read through for the lines of records. Try again in a few minutes.'
});

/**
 * On which physical lines the records of sent files stand. A submission is read the same way ever after, so what was
 * read is remembered: a file is read up to the record that is asked for, and to its end when more of it is asked.
 */
export class RecordLines {
	private readonly kept = new Map<number, Promise<Lines>>();
	private readonly sizes = new Map<number, number>();

	/** The lines of some records; those that the file does not have are left out. Throws `busy`. */
	async of(
		submission: number,
		records: readonly number[],
		file: () => Promise<Reading>
	): Promise<Map<number, number>> {
		if (records.length === 0) return new Map();
		const last = Math.max(...records);
		let answer = this.remember(submission, file, last);
		let found = await answer;
		while (!found.isWhole && found.lines.length < last) {
			// Somebody else may be reading on already.
			if (this.kept.get(submission) === answer) this.kept.delete(submission);
			answer = this.remember(submission, file, Infinity);
			found = await answer;
		}
		return new Map(
			records.flatMap((record) => {
				const line = found.lines[record - 1] ?? 0;
				return line === 0 ? [] : [[record, line] as const];
			})
		);
	}

	private remember(submission: number, file: () => Promise<Reading>, last: number): Promise<Lines> {
		const answer = this.kept.get(submission) ?? reading.through(async () => readThrough(await file(), last));
		this.kept.delete(submission);
		this.kept.set(submission, answer);
		const forget = () => {
			if (this.kept.get(submission) === answer) this.kept.delete(submission);
		};
		// A failure is told to whoever asked, and what could not be read may be another time.
		void answer.then(
			({ lines }) => (lines.length > 0 ? this.settle(submission, lines.length) : forget()),
			forget
		);
		return answer;
	}

	private settle(submission: number, size: number): void {
		this.sizes.set(submission, size);
		for (const id of this.sizes.keys()) if (!this.kept.has(id)) this.sizes.delete(id);
		let all = [...this.sizes.values()].reduce((sum, one) => sum + one, 0);
		for (const id of this.kept.keys()) {
			if (this.kept.size <= FILES && all <= LINES) break;
			all -= this.sizes.get(id) ?? 0;
			this.kept.delete(id);
			this.sizes.delete(id);
		}
	}
}

/** A workbook waits for those of senders: nobody who sends one waits for whoever looks something up. */
async function readThrough([file, context, dataDir]: Reading, last: number): Promise<Lines> {
	return inWorkFolder(dataDir, 'lines', async (tmp) => {
		const table = await openTable({ ...file, mayWait: true }, context, tmp);
		const lines: number[] = [];
		if (isUnreadable(table)) return { lines: new Uint32Array(), isWhole: true };
		for await (const { record, line } of table.lines()) {
			if (record === null) continue;
			while (lines.length < record - 1) lines.push(0);
			lines[record - 1] = line;
			if (record >= last) return { lines: Uint32Array.from(lines), isWhole: false };
		}
		return { lines: Uint32Array.from(lines), isWhole: true };
	});
}
