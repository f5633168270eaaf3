/**
 * What connections that answer queries are opened with: compiling a plan takes longer than any of them runs, and so does
 * starting parallel workers, but for what reads whole tables of versions.
 */
export const READ_SESSION = { options: '-c jit=off -c parallel_setup_cost=500000' } as const;
