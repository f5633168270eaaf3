import { Body, Query } from '@nestjs/common';
import {
  AcceptIndicatorRequest,
  AdoptCounterProposalRequest,
  DryRunDto,
  MeasurementRowsAnswer,
  PassOverSilenceRequest,
  ProposeIndicatorRequest,
  RecordMeasurementRequest,
  RecordMeasurementsRequest,
  RefuseIndicatorRequest,
  ReviseIndicatorRequest,
  TranscribeIndicatorAgreementRequest,
} from '#contracts';
import { type Language } from '#domain';
import { AskedChange, type CommandRequest } from '../command-request.js';
import { AnswerLanguage, Changes, CommandController } from '../command-routes.js';
import { CommandSender } from '../command-sender.js';
import { MeasurementRows } from '../measurement-rows.js';

@CommandController('partnerships', 'indicators', { fr: 'Indicateurs', en: 'Indicators' })
export class IndicatorsController {
  constructor(
    private readonly send: CommandSender,
    private readonly rows: MeasurementRows,
  ) {}

  @Changes(':id/indicators', { fr: 'Proposer un indicateur', en: 'Propose an indicator' })
  propose(@AskedChange() asked: CommandRequest, @Body() body: ProposeIndicatorRequest) {
    return this.send.toPartnership('propose-indicator', asked, body);
  }

  @Changes(':id/indicators/:indicatorId/versions', {
    fr: 'Proposer une nouvelle version',
    en: 'Propose a new version',
  })
  revise(@AskedChange() asked: CommandRequest, @Body() body: ReviseIndicatorRequest) {
    return this.send.toPartnership('revise-indicator', asked, body);
  }

  @Changes(':id/indicators/:indicatorId/acceptances', { fr: 'Accepter', en: 'Accept' })
  accept(@AskedChange() asked: CommandRequest, @Body() body: AcceptIndicatorRequest) {
    return this.send.toPartnership('accept-indicator', asked, body);
  }

  @Changes(':id/indicators/:indicatorId/refusals', {
    fr: 'Refuser, ou faire une contre-proposition',
    en: 'Refuse, or make a counter-proposal',
  })
  refuse(@AskedChange() asked: CommandRequest, @Body() body: RefuseIndicatorRequest) {
    return this.send.toPartnership('refuse-indicator', asked, body);
  }

  @Changes(':id/indicators/:indicatorId/adoptions', {
    fr: 'Reprendre une contre-proposition comme nouvelle version',
    en: 'Take up a counter-proposal as a new version',
  })
  adopt(@AskedChange() asked: CommandRequest, @Body() body: AdoptCounterProposalRequest) {
    return this.send.toPartnership('adopt-counter-proposal', asked, body);
  }

  @Changes(':id/indicator-agreements', {
    fr: 'Transcrire un accord ancien, avec son document',
    en: 'Transcribe an earlier agreement, with its document',
  })
  transcribe(@AskedChange() asked: CommandRequest, @Body() body: TranscribeIndicatorAgreementRequest) {
    return this.send.toPartnership('transcribe-indicator-agreement', asked, body);
  }

  @Changes(':id/indicators/:indicatorId/silence', {
    fr: 'Constater le silence et passer outre',
    en: 'Record silence and pass over it',
  })
  passOverSilence(@AskedChange() asked: CommandRequest, @Body() body: PassOverSilenceRequest) {
    return this.send.toPartnership('pass-over-silence', asked, body);
  }

  @Changes(':id/indicators/:indicatorId/measurements', {
    fr: 'Relever une mesure',
    en: 'Record a measurement',
  })
  measure(@AskedChange() asked: CommandRequest, @Body() body: RecordMeasurementRequest) {
    return this.send.toPartnership('record-measurement', asked, body);
  }

  @Changes(
    ':id/measurements',
    {
      fr: 'Relever un tableau de mesures : un verdict par ligne, les bonnes enregistrées ensemble',
      en: 'Record a table of measurements: a verdict per row, the good ones recorded together',
    },
    MeasurementRowsAnswer,
  )
  measureAll(
    @AskedChange() asked: CommandRequest,
    @Query() { dryRun }: DryRunDto,
    @Body() body: RecordMeasurementsRequest,
    @AnswerLanguage() language: Language,
  ) {
    return dryRun === 'true'
      ? this.rows.tryOut(asked, body, language)
      : this.rows.record(asked, body, language);
  }
}
