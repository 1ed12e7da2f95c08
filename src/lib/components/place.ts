import { m } from '$lib/paraglide/messages';

/** The chosen wards in words: `quận`, `phường Bồ Đề`, `3 phường đã chọn`. */
export function placeWords(
	chosen: readonly string[],
	wards: readonly { code: string; name: string }[]
): string {
	if (chosen.length === 0) return m.place_district();
	if (chosen.length > 1) return m.place_wards({ count: chosen.length });
	return m.place_ward({ name: wards.find(({ code }) => code === chosen[0])?.name ?? chosen[0]! });
}
