import { SetMetadata } from '@nestjs/common';
import { type Role } from './roles.js';

export const ACCESS = 'partnership-ledger:access';

/** What a route declares: open to anyone, or to callers holding one of the roles. */
export type Access = { readonly public: true } | { readonly roles: readonly Role[] };

/** Admits callers holding one of these roles; on a controller, for all its routes that say nothing themselves. */
export const AllowedTo = (...roles: readonly [Role, ...Role[]]): ClassDecorator & MethodDecorator =>
  SetMetadata(ACCESS, { roles } satisfies Access);

/** Admits anyone, without a token. */
export const Public = (): ClassDecorator & MethodDecorator =>
  SetMetadata(ACCESS, { public: true } satisfies Access);
