/**
 * Widths of Be Vietnam Pro's characters in 1/1000 em, space to tilde, regular and semibold. The server has no canvas
 * to measure with, and both sides must lay a drawing out alike, so both use this table.
 */
const widths: Record<400 | 600, number[]> = {
	// prettier-ignore
	400: [230, 280, 318, 807, 645, 849, 740, 179, 439, 439, 497, 608, 303, 608, 286, 503, 676, 385, 651, 660, 710, 660,
		680, 594, 634, 680, 286, 303, 556, 726, 556, 573, 1005, 736, 674, 775, 728, 620, 633, 783, 709, 258, 465, 679,
		624, 853, 732, 826, 644, 822, 668, 635, 650, 725, 706, 1005, 720, 665, 660, 459, 485, 459, 559, 702, 202, 642,
		652, 613, 652, 599, 386, 643, 583, 264, 274, 555, 255, 893, 573, 642, 652, 652, 392, 508, 428, 566, 576, 870,
		559, 583, 502, 426, 408, 426, 468],
	// prettier-ignore
	600: [230, 320, 367, 833, 648, 863, 755, 208, 449, 449, 508, 637, 332, 607, 319, 528, 692, 415, 660, 674, 716, 674,
		693, 596, 656, 693, 319, 332, 568, 744, 568, 605, 1014, 758, 698, 778, 743, 634, 640, 788, 725, 280, 482, 703,
		637, 877, 743, 828, 667, 825, 697, 656, 674, 733, 732, 1039, 753, 701, 664, 489, 515, 489, 594, 724, 260, 652,
		662, 624, 662, 611, 401, 654, 600, 285, 292, 584, 277, 895, 590, 652, 662, 662, 416, 527, 434, 581, 588, 879,
		591, 592, 514, 462, 426, 462, 483]
};

const others: Record<string, number> = {
	đ: 670,
	Đ: 787,
	'₫': 606,
	'–': 690,
	'—': 868,
	'−': 640,
	'·': 270,
	'…': 770
};
const marks = /\p{M}/u;

/** Width of a text in px. Accents add nothing; a character the font lacks counts as 0.85 em. */
export function textWidth(text: string, size: number, bold = false): number {
	const table = widths[bold ? 600 : 400];
	let units = 0;
	for (const char of text.normalize('NFD')) {
		const code = char.codePointAt(0)!;
		if (code >= 32 && code < 127) units += table[code - 32]!;
		else if (!marks.test(char)) units += others[char] ?? 850;
	}
	return (units * size) / 1000;
}

/** The same for a CSS font string (`600 13px …`), as ECharts asks. */
export function measureText(text: string, font?: string): { width: number } {
	const size = Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 13);
	const bold = /\b(?:bold|[6-9]00)\b/.test(font ?? '');
	return { width: textWidth(text ?? '', size, bold) };
}
