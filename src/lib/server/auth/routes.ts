import type { Action } from '../../domain/role';

type Method = 'GET' | 'POST';

/**
 * What each route asks of the one door. A route or method that is not here is refused, so that a new page cannot
 * be open by oversight; a test compares this table with the files in `src/routes`.
 */
export const routeActions: Readonly<Record<string, Partial<Record<Method, Action | 'open'>>>> = {
	'/': { GET: 'view:read' },
	'/wards': { GET: 'view:read' },
	'/wards/[code]': { GET: 'view:read' },
	'/targets': { GET: 'view:read' },
	'/targets/[indicator]': { GET: 'view:read' },
	'/dossiers': { GET: 'view:read' },
	'/flows': { GET: 'view:read' },
	'/compare': { GET: 'view:read' },
	'/funds': { GET: 'view:read' },
	'/funds/reconciliation': { GET: 'view:read' },
	'/banks': { GET: 'profile:write' },
	'/banks/profile': { GET: 'profile:write', POST: 'profile:write' },
	'/map': { GET: 'view:read' },
	'/then-and-now': { GET: 'view:read' },
	'/tasks': { GET: 'view:read' },
	'/attention': { GET: 'view:read' },
	'/difficulties': { GET: 'view:read' },
	'/difficulties/synthesis': { GET: 'view:read' },
	'/difficulties/synthesis.pdf': { GET: 'view:read' },
	'/difficulties/synthesis.xlsx': { GET: 'view:read' },
	'/plans': { GET: 'view:read' },
	'/reports': { GET: 'view:read' },
	'/reports/reminder': { GET: 'submission:list' },
	'/briefing': { GET: 'view:read' },
	'/briefing.pdf': { GET: 'view:read' },
	'/data': { GET: 'view:read' },
	'/data/[view]': { GET: 'view:read' },
	'/provenance/[view]': { GET: 'provenance:read' },
	'/dictionary': { GET: 'dataset:read' },
	'/submissions': { GET: 'submission:list' },
	'/submissions/new': { GET: 'submission:create', POST: 'submission:create' },
	// Whose draft it is, is looked at once it is known which one it is.
	'/submissions/waiting': { GET: 'submission:create', POST: 'submission:create' },
	'/submissions/preview/[id]': { GET: 'submission:create', POST: 'submission:create' },
	'/submissions/preview/[id]/remarks': { GET: 'submission:create' },
	'/submissions/[id]': { GET: 'submission:list', POST: 'submission:decide' },
	'/checks': { GET: 'check:read', POST: 'check:run' },
	'/demo-role': { POST: 'open' },
	'/healthz': { GET: 'open' },
	'/readyz': { GET: 'open' },
	'/api/v1/backup': { GET: 'backup:read' },
	'/api/v1/backup/[part=part]/[name]': { GET: 'backup:read' },
	'/api/v1/checks': { GET: 'check:read', POST: 'check:run' },
	'/api/v1/openapi.json': { GET: 'dataset:read' },
	'/api/v1/datasets': { GET: 'dataset:read' },
	'/api/v1/datasets/[name]/schema': { GET: 'dataset:read' },
	'/api/v1/datasets/[name]/template.csv': { GET: 'dataset:read' },
	'/api/v1/datasets/[name]/template.xlsx': { GET: 'dataset:read' },
	'/api/v1/views': { GET: 'view:read' },
	'/api/v1/views/[view]': { GET: 'view:read' },
	'/api/v1/provenance/[view]': { GET: 'provenance:read' },
	'/api/v1/drafts': { POST: 'submission:create' },
	'/api/v1/submissions': { GET: 'submission:list', POST: 'submission:create' },
	'/api/v1/submissions/[id]': { GET: 'submission:list' },
	// Whose submission it is, and so who may have the file, is looked at once it is known which one it is.
	'/api/v1/submissions/[id]/file': { GET: 'submission:list' },
	'/api/v1/submissions/[id]/problems.csv': { GET: 'submission:list' },
	'/api/v1/submissions/[id]/remarks': { GET: 'submission:list' },
	'/api/v1/submissions/[id]/reversal.csv': { GET: 'submission:list' },
	'/api/v1/submissions/[id]/[decision=decision]': { POST: 'submission:decide' }
};

/**
 * Whether a route tells a machine how the process is: it reads nothing of anybody's and is answered before the door.
 */
export const isProbe = (routeId: string | null) => routeId === '/healthz' || routeId === '/readyz';

/** The action of a route and method; null when nobody may use it. */
export function actionOf(routeId: string, method: string): Action | 'open' | null {
	const plain = method === 'HEAD' ? 'GET' : method;
	return routeActions[routeId]?.[plain as Method] ?? null;
}
