import { CreateReadModels1790000000200 } from './create-read-models.js';

/** TypeORM migrations of the read models' tables, in order. */
export const readModelMigrations = [CreateReadModels1790000000200];
