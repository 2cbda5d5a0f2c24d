import { v7 } from 'uuid';

/** Where time and identifiers come from: the machine in the product, fixed values in tests. */
export type Environment = {
  now(): Date;
  /** UUIDv7 (RFC 9562): sortable by time and unique across copies of a workspace. */
  newId(): string;
};

export const systemEnvironment: Environment = { now: () => new Date(), newId: () => v7() };
