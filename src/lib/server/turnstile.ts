import type { Bilingual } from '../domain/locale';
import { AppError } from './errors';

/** Lets a few pieces of heavy work run at once and the others wait their turn, first come first served. */
export class Turnstile {
	private running = 0;
	private readonly waiting: (() => void)[] = [];

	constructor(
		private readonly width: number,
		private readonly queue: number,
		/** What is said to those who find too many waiting. */
		private readonly full: Bilingual
	) {}

	/** Runs `work` when it is its turn. Throws `busy` when too many are waiting already. */
	async through<T>(work: () => Promise<T>): Promise<T> {
		if (this.running >= this.width) await this.turn();
		else this.running += 1;
		try {
			return await work();
		} finally {
			const next = this.waiting.shift();
			// The place is handed on, so nobody can step in between.
			if (next) next();
			else this.running -= 1;
		}
	}

	private turn(): Promise<void> {
		if (this.waiting.length >= this.queue) throw new AppError('busy', this.full);
		return new Promise((resolve) => this.waiting.push(resolve));
	}
}
