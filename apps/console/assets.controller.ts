import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Response } from 'express';
import { ProblemException } from '#contracts';
import { Public } from '#platform';
import { ASSETS } from './assets.js';

/** The style sheet and the icon. */
@ApiExcludeController()
@Public()
@Controller('assets')
export class AssetsController {
  @Get(':name')
  send(@Param('name') name: string, @Res() response: Response): void {
    if (!Object.hasOwn(ASSETS, name)) throw new ProblemException('NOT_FOUND');
    const { content, type } = ASSETS[name as keyof typeof ASSETS];
    response
      .set({ 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' })
      .send(content);
  }
}
