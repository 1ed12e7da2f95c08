import type { DifficultySum } from '$lib/server/measures/difficulties';

export interface Count {
	raised: number;
	open: number;
}

/** Wards down, kinds across, with their sums; what nobody raised is null and stays empty. */
export interface Matrix {
	categories: { code: string; sum: Count }[];
	wards: { code: string; name: string; cells: (Count | null)[]; sum: Count }[];
	all: Count;
}

/** Lays the counts out; `order` is that of the kinds, those that nobody raised are left out. */
export function matrixOf(sums: readonly DifficultySum[], order: readonly string[]): Matrix {
	const known = order.filter((code) => sums.some(({ category }) => category === code));
	const wards = new Map(sums.map(({ wardCode, wardName }) => [wardCode, wardName ?? wardCode]));
	return {
		categories: known.map((code) => ({ code, sum: sumOf(sums.filter(({ category }) => category === code)) })),
		wards: [...wards].map(([code, name]) => {
			const own = sums.filter(({ wardCode }) => wardCode === code);
			return {
				...{ code, name, sum: sumOf(own) },
				cells: known.map((kind) => own.find(({ category }) => category === kind) ?? null)
			};
		}),
		all: sumOf(sums)
	};
}

const sumOf = (sums: readonly Count[]): Count => ({
	raised: sums.reduce((total, { raised }) => total + raised, 0),
	open: sums.reduce((total, { open }) => total + open, 0)
});
