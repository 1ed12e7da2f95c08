export const roles = [
	'public',
	'viewer',
	'ward_officer',
	'standing_agency',
	'fatherland_front',
	'analyst',
	'admin'
] as const;

export type Role = (typeof roles)[number];

/** Who asks: a role, and for a ward officer the one ward it speaks for. */
export interface Who {
	role: Role;
	wardCode: string | null;
	via: 'public' | 'demo' | 'token';
}

export const stranger: Who = Object.freeze({ role: 'public', wardCode: null, via: 'public' });

/** Everything the product lets anyone do. A request asks for exactly one of these. */
export type Action =
	| 'view:read'
	| 'personal:read'
	| 'dataset:read'
	| 'submission:list'
	| 'submission:read'
	| 'submission:file'
	| 'submission:create'
	| 'submission:decide'
	| 'provenance:read'
	| 'profile:write'
	| 'backup:read'
	| 'check:read'
	| 'check:run';

/** What the action is done to, as far as the rule depends on it. */
export interface Resource {
	wardCode?: string | null;
	dataset?: string;
}

const everyone = new Set<Role>(roles);
const staff = new Set<Role>([
	'viewer',
	'ward_officer',
	'standing_agency',
	'fatherland_front',
	'analyst',
	'admin'
]);
/** What the Fatherland Front sends: the funds, and how its own tasks stand. */
const frontDatasets = new Set([
	'contribution',
	'pledge',
	'disbursement',
	'campaign',
	'bank_statement',
	'task_update'
]);

/** What no ward sends: a fund's account is not a ward's, and a ward does not set its own targets. */
const givenToWards = new Set(['bank_statement', 'target']);

const rules: Record<Action, ReadonlySet<Role>> = {
	'view:read': everyone,
	'dataset:read': everyone,
	'provenance:read': everyone,
	'backup:read': new Set<Role>(['admin']),
	'check:read': staff,
	'check:run': new Set<Role>(['admin']),
	'personal:read': new Set<Role>(['standing_agency', 'fatherland_front', 'admin']),
	'profile:write': new Set<Role>(['standing_agency', 'fatherland_front', 'admin']),
	'submission:list': staff,
	'submission:read': staff,
	'submission:file': new Set<Role>(['ward_officer', 'standing_agency', 'fatherland_front', 'admin']),
	'submission:create': new Set<Role>(['ward_officer', 'standing_agency', 'fatherland_front', 'admin']),
	'submission:decide': new Set<Role>(['standing_agency', 'admin'])
};

/** Whether `who` may do `action` to `resource`: the one rule every request passes through. */
export function can(who: Pick<Who, 'role' | 'wardCode'>, action: Action, resource: Resource = {}): boolean {
	if (!rules[action].has(who.role)) return false;
	if (who.role === 'ward_officer') {
		const ownOnly = action === 'submission:read' || action === 'submission:file';
		if (ownOnly && resource.wardCode !== who.wardCode) return false;
		if (action === 'submission:create' && givenToWards.has(resource.dataset ?? '')) return false;
	}
	if (who.role === 'fatherland_front' && action === 'submission:create') {
		return resource.dataset === undefined || frontDatasets.has(resource.dataset);
	}
	return true;
}
