import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { PROBLEMS, RULE_REFUSAL_TITLE } from '#contracts';
import { type Label, type Language, RULES } from '#domain';
import { Public } from '../identity/access.js';
import { inLanguage } from './language.js';

const HEADING: Label = { fr: 'Codes des problèmes', en: 'Problem codes' };
const INTRODUCTION: Label = {
  fr: 'Chaque refus de l’API est un « problem details » (RFC 9457) ; son <code>type</code> mène ici.',
  en: 'Each refusal of the API is a “problem details” (RFC 9457); its <code>type</code> leads here.',
};

const rowOf = (code: string, status: number, title: string): string =>
  `<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${title}</td></tr>`;

function page(language: Language): string {
  const rows = [
    ...Object.entries(PROBLEMS).map(([code, { status, title }]) => rowOf(code, status, title[language])),
    ...Object.keys(RULES).map((code) => rowOf(code, 409, RULE_REFUSAL_TITLE[language])),
  ];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${HEADING[language]}</title></head>
<body><main><h1>${HEADING[language]}</h1><p>${INTRODUCTION[language]}</p>
<table><tbody>
${rows.join('\n')}
</tbody></table></main></body>
</html>
`;
}

/** Where the `type` of every problem leads: the codes, each with its status and title. */
@ApiExcludeController()
@Public()
@Controller('problems')
export class ProblemsController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  codes(@Req() request: Request, @Res({ passthrough: true }) response: Response): string {
    return page(inLanguage(request, response));
  }
}
