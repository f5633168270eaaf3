import { ApiProperty } from '@nestjs/swagger';
import { ROLE_CODES, type Role } from '#platform';
import { type ServiceAccount } from './service-accounts.js';

/** A program's key, as administrators see it: never the key itself. */
export class ServiceAccountBody implements ServiceAccount {
  @ApiProperty({
    format: 'uuid',
    description: 'Sous lequel ses actes sont enregistrés — Under which its acts are recorded',
  })
  accountId: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ isArray: true, enum: ROLE_CODES })
  roles: readonly Role[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  organisationId: string | null;

  @ApiProperty()
  readOnly: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty({ format: 'date' })
  expiresOn: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: string | null;
}

export class ServiceAccountsBody {
  @ApiProperty({ type: [ServiceAccountBody] })
  items: ServiceAccountBody[];
}

export class MadeServiceAccount {
  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiProperty({
    description: 'Montrée cette seule fois — Shown this once',
    example: 'plk_8e03978e40d543e8bc936894a57f9324_…',
  })
  key: string;
}
