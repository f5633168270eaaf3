// Limits catch what hangs, not what is slow: a machine of two busy cores, four times as slow as ours, must not fail a test.
jest.setTimeout(900_000);
