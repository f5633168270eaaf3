import { eventStoreMigrations } from '../index.js';
import { createTestDatabase, type TestDatabase } from './create-test-database.js';

/** A fresh database with the event store's schema. */
export const createEventStoreDatabase = (): Promise<TestDatabase> => createTestDatabase(eventStoreMigrations);
