import { Transform, type TransformCallback } from 'node:stream';

/**
 * Text without a byte order mark and with one kind of line break, as a parser needs it: a mark before a quoted header
 * would hide the quote, and one file may mix the line breaks of two systems. CR LF, CR CR LF and a lone CR become LF.
 */
export class PlainLines extends Transform {
	private begun = false;
	private held = '';

	constructor() {
		super({ decodeStrings: false, encoding: 'utf8' });
	}

	override _transform(part: string | Buffer, _: BufferEncoding, done: TransformCallback): void {
		let text = this.held + String(part);
		if (!this.begun) text = text.replace(/^\uFEFF/, '');
		this.begun = true;
		// A carriage return at the end may be half of a line break.
		const whole = text.replace(/\r+$/, '');
		this.held = text.slice(whole.length);
		done(null, plain(whole));
	}

	override _flush(done: TransformCallback): void {
		done(null, plain(this.held));
	}
}

const plain = (text: string) => (text.includes('\r') ? text.replace(/\r+\n|\r/g, '\n') : text);
