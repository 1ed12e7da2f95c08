import { createHash, timingSafeEqual } from 'node:crypto';
import { can, roles, stranger, type Action, type Resource, type Role, type Who } from '../../domain/role';
import type { Config } from '../config';
import { AppError } from '../errors';

/** The cookie that holds the role picked from the demo menu. */
export const DEMO_COOKIE = 'demo_role';

/** The role a demonstration starts with: the one that gathers, checks and reports. */
const DEMO_DEFAULT = 'standing_agency';

interface Credentials {
	/** The `Authorization` header. */
	authorization: string | null;
	demoRole: string | undefined;
}

/** Who is asking. A bearer token that is not the right one is an error, never a stranger. */
export function identify({ authorization, demoRole }: Credentials, config: Config): Who {
	if (authorization !== null) {
		const token = /^Bearer (.+)$/.exec(authorization)?.[1];
		if (token && config.adminToken && sameToken(token, config.adminToken)) {
			return { role: 'admin', wardCode: null, via: 'token' };
		}
		throw new AppError('sign_in_needed', {
			vi: 'Mã truy cập không đúng.',
			en: 'The access token is not right.'
		});
	}
	if (!config.demo) return stranger;
	const [role, wardCode = null] = (demoRole ?? DEMO_DEFAULT).split(':');
	const known = roles.find((name): name is Role => name === role) ?? 'public';
	if (known === 'ward_officer' && !wardCode) return { ...stranger, via: 'demo' };
	return { role: known, wardCode: known === 'ward_officer' ? wardCode : null, via: 'demo' };
}

/** Lets `who` through, or throws `sign_in_needed` for a stranger and `not_allowed` for anyone else. */
export function allow(who: Who, action: Action, resource: Resource = {}): void {
	if (can(who, action, resource)) return;
	if (who.role === 'public') {
		throw new AppError('sign_in_needed', {
			vi: 'Phần này dành cho cán bộ đã đăng nhập.',
			en: 'This part is for staff who have signed in.'
		});
	}
	throw new AppError('not_allowed', {
		vi: 'Vai trò của đồng chí không được làm việc này.',
		en: 'Your role does not allow this.'
	});
}

/**
 * Refuses a change that another site's page asks the browser for. A browser always names the page's origin on such
 * requests; programs that present a token carry no cookies to abuse.
 */
export function refuseCrossSite(
	request: Request,
	host: string | null,
	trustedOrigin: string | undefined
): void {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
	if (request.headers.has('authorization')) return;
	const origin = request.headers.get('origin');
	const site = request.headers.get('sec-fetch-site');
	const sameHost = origin !== null && (origin === trustedOrigin || hostOf(origin) === host);
	if (sameHost || (origin === null && (site === null || site === 'same-origin'))) return;
	throw new AppError('cross_site', {
		vi: 'Yêu cầu đến từ một trang khác nên bị từ chối.',
		en: 'The request comes from another site and is refused.'
	});
}

function hostOf(origin: string): string | null {
	try {
		return new URL(origin).host;
	} catch {
		return null;
	}
}

/** Compares without telling by the time taken how much of it was right. */
function sameToken(given: string, expected: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}
