import { CreateAccess1790000000300 } from './create-access.js';

/** TypeORM migrations of schema `access`, in order. */
export const accessMigrations = [CreateAccess1790000000300];
