import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '#contracts';
import { DOMAIN_EVENTS } from '#domain';
import { accessPage } from './access-page.js';
import { decidingFiles } from './deciding-files.js';
import { documentedApplication } from './documented-application.js';
import { eventsPage } from './events-page.js';
import { refusalsPage } from './refusals-page.js';

/** `npm run generate:docs`: writes what is generated from the code, the same bytes from the same code. */
const root = process.cwd();
const application = await documentedApplication();
const document = openApiDocument(application);
await application.close();
writeFileSync(join(root, 'docs/openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
writeFileSync(join(root, 'docs/events.md'), eventsPage(DOMAIN_EVENTS.values(), decidingFiles(root)));
writeFileSync(join(root, 'docs/access.md'), accessPage());
writeFileSync(join(root, 'docs/refusals.md'), refusalsPage());
