import { Inject, Injectable } from '@nestjs/common';
import {
  pointerTo,
  type MeasurementRowsAnswer,
  type RecordMeasurementsRequest,
  type RowVerdict,
} from '#contracts';
import {
  businessDateOf,
  judgeRows,
  partnership,
  PARTNERSHIP,
  ruleSentence,
  type JudgedRow,
  type Language,
  type RowCommands,
} from '#domain';
import { type CommandRunner, type RecordedEvent } from '#event-store';
import { OpaqueTokens } from '#platform';
import { Admission } from './admission.js';
import { type CommandRequest } from './command-request.js';
import { CommandSender } from './command-sender.js';
import { opaqueAnswer } from './opaque-answer.js';
import { CLOCK, COMMAND_RUNNER } from './parts.js';
import { type Recording } from './record-command.js';

/** Tables of measurements: what becomes of each row, recorded or only tried. */
@Injectable()
export class MeasurementRows {
  private readonly admission: Admission;

  constructor(
    @Inject(COMMAND_RUNNER) private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: () => Date,
    private readonly send: CommandSender,
    private readonly tokens: OpaqueTokens,
  ) {
    this.admission = new Admission(runner);
  }

  /** Records the good rows. A table sent again gets its first answer, its verdicts judged on what there was before it. */
  async record(
    asked: CommandRequest,
    body: RecordMeasurementsRequest,
    language: Language,
  ): Promise<MeasurementRowsAnswer> {
    const answer = await this.send.toPartnership('record-measurements', asked, body);
    const recording = this.send.recordingOf(PARTNERSHIP, 'record-measurements', asked, body);
    const history = await this.runner.history(PARTNERSHIP, recording.streamId);
    const own = history.findIndex(({ commandId }) => commandId === recording.commandId);
    const before = own < 0 ? history : history.slice(0, own);
    const today = businessDateOf(history[own]?.recordedAt ?? this.clock());
    const judged = this.judged(recording, before, today);
    return { ...answer, dryRun: false, verdicts: verdictsOf(judged, answer.eventIds, language) };
  }

  /** What would become of each row, nothing recorded. @throws as a command does that may not be sent */
  async tryOut(
    asked: CommandRequest,
    body: RecordMeasurementsRequest,
    language: Language,
  ): Promise<MeasurementRowsAnswer> {
    const recording = this.send.recordingOf(PARTNERSHIP, 'record-measurements', asked, body);
    const { streamId } = recording;
    const today = businessDateOf(this.clock());
    const history = await this.runner.history(PARTNERSHIP, streamId);
    const seen = await this.admission.eventsSeen(recording, history, today);
    const { revision, position } = (seen.at(-1) ?? history.at(-1))!;
    const nothing = { revision, position, changed: false, repeated: false, eventIds: [] };
    return {
      ...opaqueAnswer(this.tokens, streamId, nothing),
      dryRun: true,
      verdicts: verdictsOf(this.judged(recording, history, today), [], language),
    };
  }

  private judged(recording: Recording, recorded: readonly RecordedEvent[], today: string): JudgedRow[] {
    const { data, occurredOn = today, datePrecision, commandId, caller, source } = recording;
    return judgeRows(partnership, recorded, {
      ...{ type: 'record-measurements', data: data as unknown as RowCommands['record-measurements'] },
      ...{ occurredOn, datePrecision, today, id: commandId, actor: caller, source },
    });
  }
}

/** Each row's verdict; the facts recorded are those of the good rows, in their order. */
function verdictsOf(
  judged: readonly JudgedRow[],
  factIds: readonly string[],
  language: Language,
): RowVerdict[] {
  const recorded = factIds.values();
  return judged.map((one, row): RowVerdict => {
    const { verdict } = one;
    if (verdict === 'unchanged') return { row, verdict };
    if (verdict === 'recorded') {
      const { value: factId } = recorded.next();
      return { row, verdict, ...(factId && { factId }) };
    }
    const { code, params, field } = one.violation;
    return {
      ...{ row, verdict, code, detail: ruleSentence(code, params)[language] },
      ...(field && { pointer: pointerTo('rows', String(row), ...field.split('/')) }),
    };
  });
}
