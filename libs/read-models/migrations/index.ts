import { CreateReadModels1790000000200 } from './create-read-models.js';
import { PortfolioPlaces1790000000210 } from './portfolio-places.js';

/** TypeORM migrations of the read models' tables, in order. */
export const readModelMigrations = [CreateReadModels1790000000200, PortfolioPlaces1790000000210];
