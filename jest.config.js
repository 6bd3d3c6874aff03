/** Packages that ship ES modules only, or that @grafana/* reaches through an ES module. */
const esModules = [
  '.*\\.mjs$',
  '@grafana/',
  '@wojtekmaj/date-utils',
  'd3(-[a-z-]+)?/',
  'delaunator/',
  'get-user-locale/',
  'internmap/',
  'marked',
  'memoize/',
  'mimic-function/',
  'msw/',
  'until-async/',
  'rettime/',
  '@open-draft/',
  'ol/',
  'geotiff/',
  'quick-lru/',
  'rbush/',
  'quickselect/',
  'pbf/',
  'earcut/',
  'react-calendar/',
  'react-colorful/',
  'robust-predicates/',
  'yaml/',
  'uuid/',
  'color-(parse|rgba|space|name)/',
];

const shared = {
  transform: {
    '^.+\\.(ts|tsx|js|jsx|mjs)$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')}))`],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'jsx', 'cjs', 'mjs', 'json'],
  moduleNameMapper: {
    '\\.(css|scss|sass)$': '<rootDir>/.config/jest/styleMock.js',
    '^react-inlinesvg$': '<rootDir>/.config/jest/inlineSvgMock.tsx',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.demo/'],
};

module.exports = {
  // The default leaves one core idle: of two that is half of the machine.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      // No DOM: these start in a tenth of the time that jsdom and @grafana/ui need.
      testMatch: [
        '<rootDir>/src/core/**/*.test.ts',
        '<rootDir>/scripts/**/*.test.ts',
        '<rootDir>/demo/**/*.test.ts',
        '<rootDir>/tests/architecture/**/*.test.ts',
        '<rootDir>/tests/contract/**/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: '<rootDir>/.config/jest/browserEnvironment.js',
      // jsdom would choose the browser build of msw, which has no server.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
      setupFilesAfterEnv: ['<rootDir>/.config/jest/setup.ts'],
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}', '<rootDir>/demo/**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/src/core/'],
    },
  ],
};
