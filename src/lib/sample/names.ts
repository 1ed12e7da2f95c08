import type { Rng } from './prng';

/** Common Vietnamese name parts; what is put together from them is nobody in particular. */
const FAMILY = [
	['Nguyễn', 38],
	['Trần', 11],
	['Lê', 10],
	['Phạm', 7],
	['Vũ', 5],
	['Hoàng', 4],
	['Phan', 3],
	['Đặng', 3],
	['Bùi', 3],
	['Đỗ', 3],
	['Ngô', 2],
	['Dương', 2],
	['Đào', 2],
	['Trịnh', 1],
	['Lưu', 1],
	['Tạ', 1],
	['Đinh', 1],
	['Lý', 1]
] as const;
const MALE_MIDDLE = words('Văn Văn Văn Đức Quang Hữu Minh Xuân Công Đình Tiến Mạnh');
const MALE_GIVEN = words(
	'An Bình Cường Dũng Đạt Hải Hiếu Hùng Huy Khánh Long Nam Phong Quân Sơn Thắng Tuấn Việt Vinh'
);
const FEMALE_MIDDLE = words('Thị Thị Thị Thị Ngọc Thu Thanh Phương Minh Kim Thùy Hồng');
const FEMALE_GIVEN = words(
	'Anh Chi Dung Giang Hà Hạnh Hiền Hoa Hường Lan Liên Linh Mai Nga Nhung Oanh Thảo Thủy Trang Yến'
);

function words(list: string): string[] {
	return list.split(' ');
}

/** A full name, family name first. */
export function personName(rng: Rng): string {
	const family = rng.weighted(FAMILY);
	return rng.chance(0.52)
		? `${family} ${rng.pick(FEMALE_MIDDLE)} ${rng.pick(FEMALE_GIVEN)}`
		: `${family} ${rng.pick(MALE_MIDDLE)} ${rng.pick(MALE_GIVEN)}`;
}

/** `Đỗ Thị Hà` → `DO THI HA`, as a bank's transfer text has it. */
export const unaccented = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toUpperCase();
