/** Test tiers by name: `.spec.ts` (no I/O), `.int-spec.ts` (a real database), `.e2e-spec.ts` (the system from outside). */
const shared = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '^#seeds$': '<rootDir>/seeds/index.ts',
    '^#(.+)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Published for `import` alone; tests are transpiled to CommonJS.
    '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  setupFilesAfterEnv: ['<rootDir>/test/patience.cjs', '<rootDir>/test/seed.cjs'],
};

module.exports = {
  maxWorkers: 2,
  // Modules of test files stay in a worker’s memory when the files are done: past this it is begun anew, before it does
  // little but look for what it could let go of.
  workerIdleMemoryLimit: '500MB',
  testSequencer: '<rootDir>/test/longest-first.cjs',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,bench,libs,seeds,test}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,bench,libs,seeds,test}/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/test/embedded-postgres.setup.cjs',
      globalTeardown: '<rootDir>/test/embedded-postgres.teardown.cjs',
    },
    {
      ...shared,
      displayName: 'end-to-end',
      testMatch: ['<rootDir>/{apps,bench,libs,seeds,test}/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/embedded-postgres.setup.cjs',
      globalTeardown: '<rootDir>/test/embedded-postgres.teardown.cjs',
    },
  ],
};
