/** Line segments of a tiny chart, in a box of 100 × 24 units; missing values break the line. */
export interface Sparkline {
	/** SVG path data; empty when there is nothing to draw. */
	path: string;
	/** A value with gaps on both sides, which no line would show. */
	dots: { x: number; y: number }[];
}

export const sparkBox = { width: 100, height: 24 };

const round = (n: number) => Math.round(n * 100) / 100;

/** From first to last value across the box; the lowest at the bottom. A level row of values runs in the middle. */
export function sparkline(values: (number | null)[]): Sparkline {
	const known = values.filter((v): v is number => v !== null && Number.isFinite(v));
	if (known.length === 0) return { path: '', dots: [] };
	const low = Math.min(...known);
	const range = Math.max(...known) - low;
	const step = values.length > 1 ? sparkBox.width / (values.length - 1) : 0;
	const at = (value: number, i: number) => ({
		x: round(i * step),
		y: round(
			range === 0
				? sparkBox.height / 2
				: sparkBox.height - 1 - ((value - low) / range) * (sparkBox.height - 2)
		)
	});
	const present = (i: number) => values[i] !== null && values[i] !== undefined && Number.isFinite(values[i]);
	let path = '';
	const dots: Sparkline['dots'] = [];
	values.forEach((value, i) => {
		if (!present(i)) return;
		const { x, y } = at(value!, i);
		if (!present(i - 1) && !present(i + 1)) dots.push({ x, y });
		else path += `${present(i - 1) ? 'L' : 'M'}${x} ${y}`;
	});
	return { path, dots };
}
