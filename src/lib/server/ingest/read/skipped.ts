import type { BetweenKind } from '../../../domain/between';
import type { Problem } from '../../../domain/problem';
import type { Decision, SkippedAbout } from '../../../domain/read-options';
import { LineRanges } from './ranges';
import { TotalLines } from './total-lines';

/** What such a line is; balances only statements have. */
export type SkippedKind = BetweenKind | 'balance';

const abouts: Record<SkippedKind, SkippedAbout> = {
	blank: 'blankLines',
	header: 'headerLines',
	total: 'totalLines',
	signature: 'signatureLines',
	figureless: 'figurelessLines',
	detail: 'detailLines',
	page: 'pageLines',
	balance: 'balanceLines'
};

/** Lines that were passed over because they are no records, by what they are. */
export class SkippedLines {
	/** What totals among them say that is not so. */
	readonly wrong: Problem[] = [];
	/** Those that say what records add up to, where a table has no form of its own. */
	readonly totals = new TotalLines();
	private readonly kinds = new Map<SkippedKind, LineRanges>();

	get any(): boolean {
		return this.kinds.size > 0;
	}

	add(kind: SkippedKind, line: number): void {
		const lines = this.kinds.get(kind) ?? new LineRanges();
		lines.add(line);
		this.kinds.set(kind, lines);
	}

	decisions(): Decision[] {
		return [...this.kinds].map(([kind, lines]) => ({ about: abouts[kind], value: `${lines}`, by: 'file' }));
	}
}
