/** What connections that answer queries are opened with: compiling a plan takes longer than any of them runs. */
export const READ_SESSION = { options: '-c jit=off' } as const;
