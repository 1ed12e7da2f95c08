/** Does one piece of work at a time, first come first served, but that which may wait only when nothing else is there. */
export class Turns {
	private isBusy = false;
	private readonly waiting: (() => void)[] = [];
	private readonly later: (() => void)[] = [];

	async through<T>(work: () => Promise<T>, mayWait: boolean): Promise<T> {
		if (this.isBusy) {
			await new Promise<void>((resolve) => (mayWait ? this.later : this.waiting).push(resolve));
		}
		this.isBusy = true;
		try {
			return await work();
		} finally {
			const next = this.waiting.shift() ?? this.later.shift();
			// The place is handed on, so nobody can step in between.
			if (next) next();
			else this.isBusy = false;
		}
	}
}
