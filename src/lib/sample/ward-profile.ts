/**
 * The story each ward tells in the sample. All figures are illustrative: Long Biên's own are not known here.
 * Two wards (Gia Thụy, Ngọc Lâm) do better than asked, three (Phúc Lợi, Bồ Đề, Cự Khối) fall short.
 */
export interface WardProfile {
	households: number;
	/** Poor households at the end of the year before. */
	poor: number;
	/** Poor households the ward may have left at the end of the year. */
	target: number;
	/** Poor households it does have left. */
	outcome: number;
	/** Slow with dossiers, payments and plans. */
	lagging: boolean;
	/** How readily its people give, 1 being usual. */
	generosity: number;
}

const profile = (
	households: number,
	poor: number,
	target: number,
	outcome: number,
	generosity: number,
	lagging = false
): WardProfile => ({ households, poor, target, outcome, generosity, lagging });

const PROFILES: Readonly<Record<string, WardProfile>> = {
	'00115': profile(6600, 51, 33, 32, 1.0),
	'00118': profile(7900, 56, 36, 35, 1.1),
	'00121': profile(4300, 38, 25, 24, 0.9, true),
	'00124': profile(7300, 46, 30, 29, 1.2),
	'00127': profile(5100, 40, 26, 25, 1.1),
	'00130': profile(3700, 28, 18, 14, 1.3),
	'00133': profile(6000, 32, 21, 16, 1.2),
	'00136': profile(4100, 48, 31, 37, 0.8, true),
	'00139': profile(7700, 58, 38, 44, 0.9, true),
	'00142': profile(4700, 34, 22, 22, 1.1),
	'00145': profile(5200, 48, 31, 30, 0.9),
	'00148': profile(5800, 49, 32, 31, 1.0),
	'00151': profile(3900, 33, 21, 21, 1.0),
	'00154': profile(2900, 42, 27, 33, 0.7, true)
};

/** The district's own target, a little easier than its wards' together. */
export const DISTRICT_TARGET = 395;

/** @throws Error when the ward has no story: the sample is drawn for the 14 wards of 2019 only. */
export function profileOf(wardCode: string): WardProfile {
	const found = PROFILES[wardCode];
	if (!found) throw new Error(`No sample profile for ward ${wardCode}`);
	return found;
}

/** Near-poor households of the same ward: at the start, asked for at the end, and what comes of it. */
export const nearPoorOf = (profile: WardProfile): { start: number; target: number; outcome: number } => ({
	start: Math.round(profile.poor * 1.7),
	target: Math.round(profile.target * 2.1),
	outcome: Math.round(profile.outcome * 2.05)
});
