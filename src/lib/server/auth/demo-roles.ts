import type { Ward } from '../../domain/reference';

/** A role one may try in a demonstration; `value` is what the cookie holds. */
export interface DemoRole {
	value: string;
	label_vi: string;
	label_en: string;
}

const plain: DemoRole[] = [
	{ value: 'public', label_vi: 'Người dân', label_en: 'Public' },
	{ value: 'viewer', label_vi: 'Lãnh đạo quận', label_en: 'District leader' },
	{ value: 'standing_agency', label_vi: 'Cơ quan thường trực', label_en: 'Standing agency' },
	{ value: 'fatherland_front', label_vi: 'Mặt trận Tổ quốc', label_en: 'Fatherland Front' },
	{ value: 'analyst', label_vi: 'Chuyên viên phân tích', label_en: 'Analyst' },
	{ value: 'admin', label_vi: 'Quản trị', label_en: 'Administrator' }
];

/** A cookie's role as far as it is on the menu; nobody becomes by hand what cannot be picked. */
export function pickedRole(cookie: string | undefined, wards: readonly Ward[]): string | undefined {
	return cookie === undefined || demoRoles(wards).some(({ value }) => value === cookie) ? cookie : 'public';
}

/** The demonstration's menu: every role, and a ward officer for each ward that reports. */
export function demoRoles(wards: readonly Ward[]): DemoRole[] {
	const officers = wards
		.filter((ward) => ward.in_district)
		.map(({ code, name }) => ({
			value: `ward_officer:${code}`,
			label_vi: `Cán bộ phường ${name}`,
			label_en: `Ward officer, ${name}`
		}));
	return [...plain, ...officers];
}
