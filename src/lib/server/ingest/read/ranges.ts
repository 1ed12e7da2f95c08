/** Ranges told one by one; what is beyond is only counted. */
const NAMED = 20;

/** Lines, added in their order, as ranges: `3, 5-6, +2`. Bounded however many there are. */
export class LineRanges {
	private readonly ranges: [number, number][] = [];
	private more = 0;

	add(line: number): void {
		const last = this.ranges.at(-1);
		if (last && line === last[1] + 1) last[1] = line;
		else if (this.ranges.length < NAMED) this.ranges.push([line, line]);
		else this.more += 1;
	}

	toString(): string {
		return [...this.ranges.map(lineRange), ...(this.more > 0 ? [`+${this.more}`] : [])].join(', ');
	}
}

/** `3` or `3-5`. */
export const lineRange = ([from, to]: readonly [number, number]) =>
	from === to ? `${from}` : `${from}-${to}`;
