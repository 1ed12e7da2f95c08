import { createHash } from 'node:crypto';
import { badFilter } from './bad-filter';

/**
 * Where the next page begins: an offset into the answer to one question at one data version. Bound to both because
 * figures change under a reader: pages taken at different versions would miss rows and repeat others without a
 * word, whatever the key; here the reader is told to start again. It also works with every order and with NULLs.
 */
export function writeCursor(version: number, question: string, offset: number): string {
	return Buffer.from(JSON.stringify([version, fingerprint(question), offset])).toString('base64url');
}

/** The offset a cursor stands for. Throws `bad_filter` when it is not one, is of another question, or of older data. */
export function readCursor(cursor: string, version: number, question: string): number {
	const [ofVersion, ofQuestion, offset] = parse(cursor);
	if (!Number.isSafeInteger(ofVersion) || !Number.isSafeInteger(offset) || (offset as number) < 0)
		throw unreadable();
	if (ofQuestion !== fingerprint(question)) {
		throw badFilter(
			'Dấu trang (cursor) thuộc về bộ lọc hoặc cách sắp xếp khác.',
			'The cursor belongs to another filter or order.'
		);
	}
	if (ofVersion !== version) {
		throw badFilter(
			'Số liệu đã thay đổi từ khi có dấu trang (cursor) này. Hãy lấy lại từ trang đầu.',
			'The data have changed since this cursor was given. Start again from the first page.'
		);
	}
	return offset as number;
}

const fingerprint = (question: string) =>
	createHash('sha256').update(question).digest('base64url').slice(0, 12);

function parse(cursor: string): unknown[] {
	try {
		const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		if (Array.isArray(value)) return value as unknown[];
	} catch (cause) {
		if (!(cause instanceof SyntaxError)) throw cause;
	}
	throw unreadable();
}

const unreadable = () => badFilter('Dấu trang (cursor) không đọc được.', 'The cursor cannot be read.');
