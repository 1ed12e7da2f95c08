/** A value axis we fix ourselves, so that places on it are known before drawing. */
export interface Scale {
	min: number;
	max: number;
	interval: number;
}

/** Round ends and steps around values: about `steps` steps of 1, 2, 2.5 or 5 × 10ⁿ. */
export function scaleFor(low: number, high: number, steps: number): Scale {
	const rough = (high - low || Math.abs(high) || 1) / steps;
	const power = 10 ** Math.floor(Math.log10(rough));
	const interval = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough * 0.999) ?? rough;
	return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval };
}

/** How far down from the top of a plot a value lies, px. */
export const depth = (value: number, scale: Scale, height: number) =>
	((scale.max - value) / (scale.max - scale.min || 1)) * height;

/** Moves places apart (px) until each has `gap` to the next, as little as that takes; the order stays. */
export function apart(places: number[], gap: number): number[] {
	const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
	let groups = order.map((i) => ({ members: [i], middle: places[i]! }));
	for (let changed = true; changed;) {
		changed = false;
		for (let g = 1; g < groups.length; g++) {
			const [a, b] = [groups[g - 1]!, groups[g]!];
			const room = ((a.members.length + b.members.length) / 2) * gap;
			if (b.middle - a.middle >= room - 1e-9) continue;
			const members = [...a.members, ...b.members];
			const middle = members.reduce((sum, i) => sum + places[i]!, 0) / members.length;
			groups = [...groups.slice(0, g - 1), { members, middle }, ...groups.slice(g + 1)];
			changed = true;
			break;
		}
	}
	const moved = [...places];
	for (const { members, middle } of groups) {
		members.forEach((i, n) => (moved[i] = middle + (n - (members.length - 1) / 2) * gap));
	}
	return moved;
}
