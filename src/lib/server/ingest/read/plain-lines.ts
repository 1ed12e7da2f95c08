import { Transform, type TransformCallback } from 'node:stream';
import { decoderOf, type BytesToText, type Encoding } from '../../../domain/encoding';

/**
 * Bytes as text without a byte order mark and with one kind of line break, as a parser needs it: a mark before a quoted
 * header would hide the quote, and one file may mix the line breaks of two systems. CR LF, CR CR LF and a lone CR
 * become LF. The text begins with the physical line `from`.
 */
export class PlainLines extends Transform {
	private readonly decoder: BytesToText;
	private begun = false;
	private held = '';
	private toPass: number;

	constructor(encoding: Encoding, from = 1) {
		super({ encoding: 'utf8' });
		this.decoder = decoderOf(encoding);
		this.toPass = from - 1;
	}

	override _transform(part: Buffer, _: BufferEncoding, done: TransformCallback): void {
		try {
			done(null, this.plain(this.decoder.push(part), false));
		} catch (error) {
			done(error as Error);
		}
	}

	override _flush(done: TransformCallback): void {
		try {
			done(null, this.plain(this.decoder.end(), true));
		} catch (error) {
			done(error as Error);
		}
	}

	private plain(part: string, last: boolean): string {
		let text = this.held + part;
		if (!this.begun) text = text.replace(/^\uFEFF/, '');
		if (text !== '') this.begun = true;
		// A carriage return at the end may be half of a line break.
		const whole = last ? text : text.replace(/\r+$/, '');
		this.held = text.slice(whole.length);
		return this.after(whole.includes('\r') ? whole.replace(/\r+\n|\r/g, '\n') : whole);
	}

	/** What is left of a text when the lines still to be passed over are taken off. */
	private after(text: string): string {
		let at = 0;
		while (this.toPass > 0) {
			const end = text.indexOf('\n', at);
			if (end < 0) return '';
			at = end + 1;
			this.toPass -= 1;
		}
		return at === 0 ? text : text.slice(at);
	}
}
