// Limits catch what hangs, not what is slow: a machine of two busy cores must not fail a test.
jest.setTimeout(120_000);
