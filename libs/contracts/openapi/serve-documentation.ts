import { type INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import { type NextFunction, type Request, type Response } from 'express';
import { openApiDocument } from './openapi-document.js';

/** The page styles itself inline; everything it loads comes from here. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves the document at `/openapi.json` and a page to read and try it at `/api`. Call it before listening. */
export function serveDocumentation(application: INestApplication): void {
  application.use('/api', (_: Request, response: Response, next: NextFunction) => {
    response.setHeader('Content-Security-Policy', PAGE_POLICY);
    next();
  });
  SwaggerModule.setup('api', application, () => openApiDocument(application), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Partnership Ledger — API',
    swaggerOptions: { persistAuthorization: true, validatorUrl: null, docExpansion: 'none' },
  });
}
