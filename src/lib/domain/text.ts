/** A text as search and header matching see it: no case, no diacritics, đ = d, single spaces. «Trần  Thị» → `tran thi`. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/đ/gi, 'd')
		.toLowerCase()
		.replace(/[\s_]+/gu, ' ')
		.trim();
}
