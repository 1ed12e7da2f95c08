const FIRST_SLOTS = 1 << 14;
const MOST_SLOTS = 1 << 22;
/** A slot holds two halves of a 64-bit hash and the record, from 1; record 0 is an empty slot. */
const WIDTH = 3;

/**
 * Remembers in which record each key was first seen, in at most 48 MB: some three million keys. After that it knows no
 * new ones, `full` is true, and the server's check has the last word.
 */
export class SeenKeys {
	private slots = FIRST_SLOTS;
	private table = new Int32Array(FIRST_SLOTS * WIDTH);
	private size = 0;
	full = false;

	/** The record that had this key first, or null when this one is the first. A key is a tuple. */
	first(key: readonly string[], record: number): number | null {
		const [high, low] = hash(key);
		const at = this.slot(high, low);
		const seen = this.table[at + 2];
		if (seen !== undefined && seen !== 0) return seen;
		if (this.full) return null;
		this.table.set([high, low, record], at);
		this.size += 1;
		if (this.size > this.slots * 0.7) this.grow();
		return null;
	}

	private slot(high: number, low: number): number {
		let index = (low >>> 0) & (this.slots - 1);
		for (;;) {
			const at = index * WIDTH;
			if (this.table[at + 2] === 0 || (this.table[at] === high && this.table[at + 1] === low)) return at;
			index = (index + 1) & (this.slots - 1);
		}
	}

	private grow(): void {
		if (this.slots >= MOST_SLOTS) {
			this.full = true;
			return;
		}
		const old = this.table;
		this.slots *= 2;
		this.table = new Int32Array(this.slots * WIDTH);
		for (let at = 0; at < old.length; at += WIDTH) {
			const entry = old.subarray(at, at + WIDTH);
			if (entry[2] !== 0) this.table.set(entry, this.slot(entry[0] ?? 0, entry[1] ?? 0));
		}
	}
}

/** 64 bits over a tuple of texts; lengths are mixed in, so that no cell can spill into the next. */
function hash(key: readonly string[]): [number, number] {
	let high = 0x2c1b3c6d;
	let low = 0x297a2d39;
	const mix = (value: number) => {
		high = Math.imul(high ^ value, 0x9e3779b1);
		low = Math.imul(low ^ value, 0x5f356495);
		high = (high << 13) | (high >>> 19);
		low = (low << 17) | (low >>> 15);
	};
	for (const text of key) {
		mix(text.length);
		for (let at = 0; at < text.length; at += 1) mix(text.charCodeAt(at));
	}
	high = Math.imul(high ^ (high >>> 15), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
	low = Math.imul(low ^ (low >>> 15), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
	return [high | 0, low | 0];
}
