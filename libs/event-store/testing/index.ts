export { describeEventStoreContract } from './describe-event-store-contract.js';
export { jar, jarCatalogue, JarFilled, JarLabelled, type Jar } from './jar.js';
export { type ContractOptions, type Subject } from './contract/subject.js';
