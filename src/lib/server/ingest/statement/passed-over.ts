import type { Decision } from '../../../domain/read-options';
import { fold } from '../../../domain/text';
import { SkippedLines } from '../read/skipped';
import { StatementAccount } from './account';
import { readAmount } from './amount';
import { endNamed, type StatementBetween } from './between';
import type { LayoutMatch } from './layout';
import { figureAbove, figuresOn, numberIn, type PrintedFigure } from './printed-totals';
import { StatementTotals } from './statement-totals';
import { isStatementTotal } from './total-words';

/** A balance that a line of its own prints. */
export interface PrintedEnd {
	line: number;
	balance: bigint;
}

/** The first and the last of them in the file. */
type Ends = Partial<Record<'first' | 'last', PrintedEnd>>;

/**
 * The lines of a statement that were passed over because they are no records, and the balances and totals that some of
 * them print.
 */
export class PassedOver {
	/** How many, those above the first record among them. */
	lines = 0;
	/** What totals among them print, beside what the records come to. */
	totals = new StatementTotals();
	/** The account that lines above the header name. */
	account = new StatementAccount();
	private skipped = new SkippedLines();
	private ends: Record<'opening' | 'closing', Ends> = { opening: {}, closing: {} };

	/** A reading of the file begins, below so many lines. */
	begin(above: number): void {
		this.lines = above;
		this.totals = new StatementTotals();
		this.account = new StatementAccount();
		this.skipped = new SkippedLines();
		this.ends = { opening: {}, closing: {} };
	}

	add(
		kind: StatementBetween,
		line: number,
		cells: readonly string[],
		{ match, delimiter }: { match: LayoutMatch; delimiter: string }
	): void {
		this.lines += 1;
		const isEnd = kind === 'opening' || kind === 'closing';
		this.skipped.add(isEnd ? 'balance' : kind, line);
		if (isEnd) this.note(kind, line, balanceOn(cells, match));
		else if (kind === 'total') this.totals.add(line, figuresOn(cells, match, delimiter));
	}

	/** Takes a line above the header, where a bank may print account, balances and totals beside the days. */
	addAbove(line: number, cells: readonly string[], { layout }: LayoutMatch, delimiter: string): void {
		const named = cells.flatMap((cell, at) => {
			const kind = endNamed(cell) ?? (isStatementTotal(fold(cell)) ? ('total' as const) : null);
			return kind === null ? [] : [{ kind, at }];
		});
		this.account.take(cells);
		const figures: PrintedFigure[] = [];
		for (const [nth, { kind, at }] of named.entries()) {
			const text = cells.slice(at, named[nth + 1]?.at).join(delimiter);
			if (kind === 'total') figures.push(...figureAbove(text, layout));
			else this.note(kind, line, numberIn(text, layout));
		}
		if (figures.length > 0) this.totals.add(line, figures);
	}

	private note(kind: 'opening' | 'closing', line: number, balance: bigint | null): void {
		if (balance === null) return;
		const ends = this.ends[kind];
		ends.first ??= { line, balance };
		ends.last = { line, balance };
	}

	/**
	 * The balances printed before the first and after the last transaction in time. A statement of several pages or days
	 * may print them for each: those at its ends are meant.
	 */
	printed(newestFirst: boolean): { opening: PrintedEnd | null; closing: PrintedEnd | null } {
		const { opening, closing } = this.ends;
		return newestFirst
			? { opening: opening.last ?? null, closing: closing.first ?? null }
			: { opening: opening.first ?? null, closing: closing.last ?? null };
	}

	decisions(): Decision[] {
		return [...this.account.decisions(), ...this.skipped.decisions()];
	}
}

/** The balance on a line that prints nothing else: in its own column, else the only amount of the line. */
function balanceOn(cells: readonly string[], { layout, columns }: LayoutMatch): bigint | null {
	// An amount that its own mark tore apart is none that can be told.
	if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return null;
	const amounts = columns.flatMap(({ is }, at) => {
		const text = is?.endsWith('_vnd') ? (cells[at] ?? '').replace(/\s+/gu, ' ').trim() : '';
		const amount = text === '' ? null : readAmount(text, layout);
		return amount === null ? [] : [{ is, amount }];
	});
	const own = amounts.find(({ is }) => is === 'balance_vnd');
	const only = amounts.length === 1 ? amounts[0] : undefined;
	const found = own ?? only;
	return found ? BigInt(found.amount) : null;
}
