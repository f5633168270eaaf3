export { describeEventStoreContract } from './describe-event-store-contract.js';
export { type ContractOptions, type Subject } from './contract/subject.js';
