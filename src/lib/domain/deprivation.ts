/**
 * The five dimensions of poverty and their ten indicators, as Decision 59/2015/QĐ-TTg sets them for 2016–2020. A
 * catalogue without one of them shows the others.
 */
export const deprivationDimensions = {
	health: ['deprived_health_service', 'deprived_health_insurance'],
	education: ['deprived_adult_schooling', 'deprived_child_attendance'],
	housing: ['deprived_housing_quality', 'deprived_housing_area'],
	water: ['deprived_water_source', 'deprived_latrine'],
	information: ['deprived_telecom_use', 'deprived_media_assets']
} as const;

export type DeprivationDimension = keyof typeof deprivationDimensions;

export const deprivationIndicators: readonly string[] = Object.values(deprivationDimensions).flat();
