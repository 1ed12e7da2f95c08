import { formatNumber } from './format';
import type { Locale } from './locale';
import { periodLabel, type Period } from './period';

export const outlierMethods = ['modified_z', 'min_max'] as const;

/** A row of `outlier.json`: when a figure of a report is far from what the same ward reported before. */
export interface OutlierRule {
	code: string;
	/** What it is called, in Vietnamese and in English. */
	name: string;
	name_en: string;
	/**
	 * `modified_z`: outside all the months before, and the modified z-score against them is beyond `limit`.
	 * `min_max`: outside all the months before, by more than `limit` times the width of their range.
	 */
	method: (typeof outlierMethods)[number];
	limit: number;
	/** How many months back the history goes. */
	months: number;
	/** How many months of it must be known; with fewer nothing is said. */
	needed: number;
	/** A figure nearer to the median than this, in its own unit, is never told. */
	difference: number;
	/** Nor is one nearer than this share of the median. */
	share: number;
	/** The sender has to say that they have looked at it before the file counts. */
	confirm?: boolean;
	/** Codes of the indicators it is for; all of them where left out. */
	indicators?: string[];
}

/** A figure far from its history, as the check found it. */
export interface Outlier {
	rule: string;
	ward: string;
	period: Period;
	indicator_vi: string;
	indicator_en: string;
	value: number;
	/** How many months its history has, and what they say. */
	months: number;
	median: number;
	least: number;
	greatest: number;
}

/** The figures and months of an outlier in both languages, for the words of the problem. */
export function outlierParams(outlier: Outlier): Record<string, string | number> {
	const told = (locale: Locale) => {
		const number = (value: number) => formatNumber(value, locale);
		const { period, value, median, least, greatest } = outlier;
		return {
			[`period_${locale}`]: periodLabel(period, locale),
			[`figure_${locale}`]: number(value),
			[`median_${locale}`]: number(median),
			[`least_${locale}`]: number(least),
			[`greatest_${locale}`]: number(greatest)
		};
	};
	return { ...outlier, ...told('vi'), ...told('en') };
}
