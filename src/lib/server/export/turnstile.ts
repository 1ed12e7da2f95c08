import { AppError } from '../errors';

/** Lets a few pieces of heavy work run at once and the others wait their turn, first come first served. */
export class Turnstile {
	private running = 0;
	private readonly waiting: (() => void)[] = [];

	constructor(
		private readonly width: number,
		private readonly queue: number
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
		if (this.waiting.length >= this.queue) {
			throw new AppError('busy', {
				vi: 'Đang có quá nhiều lượt kết xuất lớn. Hãy thử lại sau ít phút.',
				en: 'Too many large exports are running. Try again in a few minutes.'
			});
		}
		return new Promise((resolve) => this.waiting.push(resolve));
	}
}
