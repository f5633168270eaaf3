import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccessPages } from './access/access.controller.js';
import { MakeKey } from './access/make-key.controller.js';
import { MandatePages } from './access/mandates.controller.js';
import { ClosingCreations, Creations } from './acts/creations.controller.js';
import { PartnershipActs } from './acts/partnership-acts.controller.js';
import { AssetsController } from './assets.controller.js';
import { ClosingPages } from './closings/closings.controller.js';
import { WithdrawClosing } from './closings/withdraw-closing.controller.js';
import { CohortPage } from './cohorts/cohort.controller.js';
import { OpenCohort } from './cohorts/open-cohort.controller.js';
import { ComparisonPages } from './comparison/comparisons.controller.js';
import { FrameworkPage } from './framework/framework.controller.js';
import { PasteMeasurements } from './framework/pasting/paste.controller.js';
import { SharedIndicatorForms } from './library/publish.controller.js';
import { SharedIndicatorPage } from './library/shared-indicator.controller.js';
import { ListPages } from './lists/list-pages.controller.js';
import { Spreadsheets } from './lists/spreadsheets.controller.js';
import { OrganisationPage } from './organisation/organisation.controller.js';
import { UnknownAddress } from './page/unknown-address.filter.js';
import { PortfolioPage } from './portfolio/portfolio.controller.js';
import { SheetPage } from './sheet/sheet.controller.js';
import { IdentityProvider } from './sign-in/identity-provider.js';
import { SignInPages } from './sign-in/sign-in.controller.js';
import { ActingFor } from './tour/acting-for.controller.js';
import { AnswerPages } from './answering/answer.controller.js';
import { InvitationPages } from './answering/invitation.controller.js';
import { BoardPage } from './board/board.controller.js';
import { ResultsPage } from './results/results.controller.js';
import { OpenRound } from './rounds/open-round.controller.js';
import { PartnershipRoundsPage } from './rounds/partnership-rounds.controller.js';
import { RoundActs } from './rounds/round-acts.controller.js';
import { RoundPage } from './rounds/round.controller.js';
import { CohortsPage } from './trajectory/cohorts.controller.js';
import { TrajectoryPage } from './trajectory/trajectory.controller.js';
import { APIS, Visits, type TellApis } from './visit/visits.js';

/**
 * Pages for people, over the query and command APIs. Needs `PlatformModule` beside it: callers, problems, limits. In
 * its presence an address that no route knows answers people with a page.
 */
@Module({})
export class ConsoleModule {
  /** @param apis tells where the APIs are, once the application listens */
  static with({ apis }: { readonly apis: TellApis }): DynamicModule {
    return {
      module: ConsoleModule,
      // `…/new` comes before `…/:id`, which would take it for an id, and pages by name before `…/:id/:act`.
      controllers: [
        AssetsController,
        SignInPages,
        ActingFor,
        MakeKey,
        MandatePages,
        AccessPages,
        PortfolioPage,
        ListPages,
        Spreadsheets,
        Creations,
        ClosingCreations,
        ClosingPages,
        WithdrawClosing,
        ComparisonPages,
        SheetPage,
        FrameworkPage,
        PasteMeasurements,
        PartnershipRoundsPage,
        OpenRound,
        TrajectoryPage,
        BoardPage,
        CohortsPage,
        OpenCohort,
        CohortPage,
        SharedIndicatorForms,
        SharedIndicatorPage,
        RoundPage,
        ResultsPage,
        AnswerPages,
        RoundActs,
        InvitationPages,
        OrganisationPage,
        PartnershipActs,
      ],
      providers: [
        { provide: APIS, useValue: apis },
        { provide: APP_FILTER, useClass: UnknownAddress },
        IdentityProvider,
        Visits,
      ],
    };
  }
}
