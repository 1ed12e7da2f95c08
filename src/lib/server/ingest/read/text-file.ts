import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { foreignText } from '../../../domain/delimited';
import {
	decoderOf,
	encodingOf,
	encodings,
	isBinary,
	tellEncoding,
	textIn,
	type Encoding
} from '../../../domain/encoding';
import { doubting, encodingInstead, insteadOf } from '../../../domain/encoding-doubt';
import type { Decision, ReadOptions } from '../../../domain/read-options';
import type { Problem } from '../../../domain/problem';
import type { Unreadable } from './grid';
import { isReadBy, type RuleSet } from '../rule-sets';
import { fileProblem } from './problem';

/** A file whose bytes are known to be text in an encoding, as far as its beginning shows. */
export interface TextFile {
	/** The text itself, unpacked when it came packed. */
	path: string;
	encoding: Encoding;
	beginning: string;
	decisions: Decision[];
	/** The encoding is doubted: it was named, and the whole of the text may show that it is another. */
	isDoubted: boolean;
}

const SAMPLE = 64 * 1024;

/**
 * Tells the encoding of a text: as the sender says, else as the file shows surely, else it is asked. `text` is where it
 * was unpacked to; null when it came as it is.
 */
export async function openText(
	{ path: sent, text }: { path: string; text: string | null },
	{ encoding: asked }: Pick<ReadOptions, 'encoding'>,
	rules?: Pick<RuleSet, 'own'>
): Promise<TextFile | Unreadable> {
	const decisions: Decision[] = [];
	const refused = (...problem: Parameters<typeof fileProblem>): Unreadable => ({
		problem: fileProblem(...problem),
		decisions
	});
	const named = asked === undefined ? null : encodingOf(asked);
	if (asked !== undefined && named === null)
		return refused('unknown_option', { option: 'encoding', value: asked, allowed: encodings.join(', ') });

	const path = text ?? sent;
	const head = await beginningOf(path);
	if (text !== null) decisions.push({ about: 'compression', value: 'gzip', by: 'file' });
	if (head.length === 0) return refused('empty_file');
	const told = tellEncoding(head);
	const encoding = named ?? ('encoding' in told ? told.encoding : null);
	const foreign = notText(head, encoding ?? ('like' in told ? told.like : 'utf-8'));
	if (foreign) return { problem: foreign, decisions };
	if (encoding === null) {
		const likely = 'like' in told ? told.like : '';
		return refused('encoding_unclear', { likely, suggestion: likely });
	}
	const isDoubted = isReadBy('encoding_doubted', rules);
	const readIn = encoding === 'tcvn3' && !isDoubted ? 'tcvn3-formerly' : encoding;
	const beginning = textIn(readIn, head);
	const instead = isDoubted ? encodingInstead(encoding, head) : null;
	const decision: Decision = { about: 'encoding', value: encoding, by: named ? 'sender' : 'file' };
	if (instead !== null)
		return {
			problem: fileProblem('encoding_wrong', insteadOf(encoding, instead)),
			decisions: [...decisions, decision]
		};
	if (beginning === null) return refused('encoding_wrong', { encoding });
	decisions.push(decision);
	return { path, encoding: readIn, beginning, decisions, isDoubted };
}

/** What the beginning of a file shows it to be when that is no text in its encoding, or null. */
export function notText(head: Uint8Array, encoding: Encoding): Problem | null {
	const detail = foreignText(head);
	if (detail !== null) return fileProblem('not_text', { detail });
	if (encoding.startsWith('utf-16') || !isBinary(head, encoding)) return null;
	return fileProblem('not_text', { detail_vi: 'tệp nhị phân', detail_en: 'binary data' });
}

/**
 * Why the whole of a text cannot be read in its encoding, or null: a beginning that can may have an end that cannot.
 */
export async function encodingFault({
	path,
	encoding,
	decisions,
	isDoubted
}: TextFile): Promise<Unreadable | null> {
	const decoder = isDoubted ? doubting(encoding) : decoderOf(encoding);
	let like: Encoding = 'windows-1258';
	try {
		for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
			const told = tellEncoding(part as Buffer);
			if ('like' in told) like = told.like;
			decoder.push(part as Buffer);
		}
		decoder.end();
		return null;
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		const bySender = decisions.some(({ about, by }) => about === 'encoding' && by === 'sender');
		const problem =
			bySender || encoding !== 'utf-8'
				? fileProblem('encoding_wrong', { encoding })
				: fileProblem('encoding_unclear', { likely: like, suggestion: like });
		return { problem, decisions };
	}
}

async function beginningOf(path: string): Promise<Buffer> {
	const file = await open(path, 'r');
	try {
		const buffer = Buffer.alloc(SAMPLE);
		const { bytesRead } = await file.read(buffer, 0, SAMPLE, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}
