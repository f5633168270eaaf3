import { CreateControls1790000000110 } from './create-controls.js';
import { CreateProjections1790000000100 } from './create-projections.js';

/** TypeORM migrations of the engine's own tables, in order. */
export const projectionMigrations = [CreateProjections1790000000100, CreateControls1790000000110];
