import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandSender } from './command-sender.js';
import { ClosingsController } from './controllers/closings.controller.js';
import { ConditionsController } from './controllers/conditions.controller.js';
import { CorrectionsController } from './controllers/corrections.controller.js';
import { FrameworkController } from './controllers/framework.controller.js';
import { GatesController } from './controllers/gates.controller.js';
import { IndicatorsController } from './controllers/indicators.controller.js';
import { MandatesController } from './controllers/mandates.controller.js';
import { InvitationsController } from './controllers/invitations.controller.js';
import { OrganisationsController } from './controllers/organisations.controller.js';
import { PartnershipsController } from './controllers/partnerships.controller.js';
import { PathController } from './controllers/path.controller.js';
import { RoundOpeningController } from './controllers/round-opening.controller.js';
import { RoundsController } from './controllers/rounds.controller.js';
import { SharedIndicatorsController } from './controllers/shared-indicators.controller.js';
import { MeasurementRows } from './measurement-rows.js';
import { CLOCK, COMMAND_RUNNER, EVENT_STORE, FINGERPRINT_KEY, VIEWS, type CommandParts } from './parts.js';
import { CohortOpener } from './rounds/cohort-opener.js';
import { ROUND_PARTS } from './rounds/round-parts.js';
import { RoundSender } from './rounds/round-sender.js';
import { RecordCommandHandler } from './record-command.handler.js';

/** HTTP commands. Needs `PlatformModule` beside it: callers, problems, limits. */
@Module({})
export class CommandModule {
  static with({
    eventStore,
    commandRunner,
    fingerprintKey,
    rounds,
    views,
    clock,
  }: CommandParts): DynamicModule {
    return {
      module: CommandModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        OrganisationsController,
        MandatesController,
        PartnershipsController,
        PathController,
        GatesController,
        FrameworkController,
        ConditionsController,
        IndicatorsController,
        SharedIndicatorsController,
        CorrectionsController,
        ClosingsController,
        RoundOpeningController,
        RoundsController,
        InvitationsController,
      ],
      providers: [
        { provide: EVENT_STORE, useValue: eventStore },
        { provide: COMMAND_RUNNER, useValue: commandRunner },
        { provide: FINGERPRINT_KEY, useValue: fingerprintKey },
        { provide: VIEWS, useValue: views ?? null },
        { provide: CLOCK, useValue: clock ?? (() => new Date()) },
        { provide: ROUND_PARTS, useValue: rounds },
        CommandSender,
        RoundSender,
        CohortOpener,
        MeasurementRows,
        RecordCommandHandler,
      ],
    };
  }
}
