import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { SkipThrottle } from '@nestjs/throttler';
import { Public } from '../identity/access.js';
import { type Health, HealthChecks } from './health-checks.js';

/** `/health/live`: the process answers. `/health/ready`: the parts it needs do too. */
@ApiTags('health')
@Public()
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthChecks) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Whether the process answers.' })
  live(): { up: true } {
    return { up: true };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Whether the parts it needs answer too.' })
  @ApiResponse({ status: 503, description: 'A part is down; the body says which.' })
  async ready(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const health = await this.health.ask();
    response.status(health.up ? 200 : 503);
    return health;
  }
}
