import type { BetweenKind } from '../../../domain/between';
import type { Decision, SkippedAbout } from '../../../domain/read-options';

const abouts: Record<BetweenKind, SkippedAbout> = {
	blank: 'blankLines',
	header: 'headerLines',
	total: 'totalLines',
	signature: 'signatureLines'
};

/** Ranges of lines named one by one; what is beyond is only counted. */
const NAMED = 20;

/** Lines that were passed over because they are no records, by what they are; bounded however many there are. */
export class SkippedLines {
	private readonly kinds = new Map<BetweenKind, { ranges: [number, number][]; more: number }>();

	get any(): boolean {
		return this.kinds.size > 0;
	}

	add(kind: BetweenKind, line: number): void {
		const { ranges, more } = this.kinds.get(kind) ?? { ranges: [], more: 0 };
		const last = ranges.at(-1);
		if (last && line === last[1] + 1) last[1] = line;
		else if (ranges.length < NAMED) ranges.push([line, line]);
		else return void this.kinds.set(kind, { ranges, more: more + 1 });
		this.kinds.set(kind, { ranges, more });
	}

	decisions(): Decision[] {
		return [...this.kinds].map(([kind, { ranges, more }]) => ({
			about: abouts[kind],
			value: [...ranges.map(lineRange), ...(more > 0 ? [`+${more}`] : [])].join(', '),
			by: 'file'
		}));
	}
}

/** `3` or `3-5`. */
export const lineRange = ([from, to]: readonly [number, number]) =>
	from === to ? `${from}` : `${from}-${to}`;
