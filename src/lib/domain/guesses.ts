/** Words remembered at once: a file may hold any number of them. */
const MOST = 1000;

/** What words were guessed to mean, so that words which are written many times are guessed at once. */
export class Guesses<Found> {
	private readonly known = new Map<string, Found>();

	of(words: string, guess: () => Found): Found {
		const known = this.known.get(words);
		if (known !== undefined) return known;
		const found = guess();
		if (this.known.size >= MOST) this.known.clear();
		this.known.set(words, found);
		return found;
	}
}
