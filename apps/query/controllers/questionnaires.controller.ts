import { Query as Asked } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ReadDto } from '#contracts';
import { NOT_VALIDATED, QUESTIONNAIRES } from '#domain';
import { QuestionnaireList, type PublishedQuestionnaire } from '#read-models';
import { Query, QueryController } from '../query-route.js';

const PUBLISHED = {
  items: QUESTIONNAIRES.map((questionnaire) => ({
    ...questionnaire,
    notice: questionnaire.isValidated ? null : NOT_VALIDATED,
  })) as PublishedQuestionnaire[],
} satisfies QuestionnaireList;

@QueryController('questionnaires', { fr: 'Référentiels', en: 'Reference data' })
export class QuestionnaireQueries {
  @Query('', { fr: 'Questionnaires d’évaluation', en: 'Evaluation questionnaires' })
  @ApiOkResponse({ type: QuestionnaireList })
  all(@Asked() _: ReadDto): QuestionnaireList {
    return PUBLISHED;
  }
}
