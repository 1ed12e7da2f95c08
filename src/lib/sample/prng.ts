import { at } from './at';

/**
 * A seeded source of chance (mulberry32). The same seed gives the same numbers on every machine, which is what
 * lets the committed sample be reproduced byte for byte.
 */
export class Rng {
	#state: number;

	constructor(private readonly seed: number) {
		this.#state = seed >>> 0;
	}

	/** A number in [0, 1). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number from `low` to `high`, both included. */
	int(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** True with probability `p`. */
	chance(p: number): boolean {
		return this.next() < p;
	}

	pick<T>(list: readonly T[]): T {
		return at(list, this.int(0, list.length - 1));
	}

	/** One of the given values, each as likely as its weight. */
	weighted<T>(choices: readonly (readonly [T, number])[]): T {
		return this.sampler(choices)();
	}

	/** `weighted` prepared for drawing many times from a long list. */
	sampler<T>(choices: readonly (readonly [T, number])[]): () => T {
		const upTo: number[] = [];
		let total = 0;
		for (const [, weight] of choices) upTo.push((total += weight));
		return () => {
			const drawn = this.next() * total;
			let low = 0;
			let high = upTo.length - 1;
			while (low < high) {
				const middle = (low + high) >> 1;
				if (at(upTo, middle) > drawn) high = middle;
				else low = middle + 1;
			}
			return at(choices, low)[0];
		};
	}

	/** `total` things dealt one by one into as many places as there are weights; the places sum to `total`. */
	deal(total: number, weights: readonly number[]): number[] {
		const place = this.sampler(weights.map((weight, index) => [index, weight] as const));
		const dealt = new Map<number, number>();
		for (let n = 0; n < total; n++) {
			const index = place();
			dealt.set(index, (dealt.get(index) ?? 0) + 1);
		}
		return weights.map((_, index) => dealt.get(index) ?? 0);
	}

	/** A stream of its own for `label`: what one part of the sample draws never shifts another part. */
	fork(label: string): Rng {
		let hash = this.seed ^ 0x811c9dc5;
		for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
		return new Rng(hash);
	}
}
