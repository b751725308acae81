import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Principal } from '#access';
import type { RunRow } from '#evidence';
import { SignedIn } from '../access/signed-in.js';
import { matching } from '../fields/kinds.js';
import { PathId } from '../fields/path-id.js';
import { ApiProblems } from '../problems/problem.schema.js';
import { LatestQuery, numberIn, type Page, pageOf } from '../views/page.js';
import { AnsweredBy } from '../answers/answered-by.js';
import { tellView } from '../views/tell-view.js';
import { type SealLine, SealList } from './seal-list.js';
import { SealPage, VerificationPage, VerificationView } from './verification.views.js';
import { Verifications } from './verifications.js';

const verificationId = matching(/^[1-9]\d{0,14}$/, 'must be the id of a verification');
const beforeIn = (key: string | null): number | null => (key === null ? null : Number(numberIn(key)));

@ApiTags('Verification')
@Controller()
export class VerificationController {
  constructor(
    @Inject(Verifications) private readonly verifications: Verifications,
    @Inject(SealList) private readonly seals: SealList,
  ) {}

  @Get('seals')
  @AnsweredBy(tellView)
  @ApiOperation({ summary: 'The seals of the log, the newest first' })
  @ApiResponse({ status: 200, description: 'A page', type: SealPage })
  @ApiProblems(400, 401, 403, 429, 503)
  async listSeals(
    @Query() query: LatestQuery,
  ): Promise<Page<SealLine> & Readonly<{ unsealed: number | null; sealing: boolean }>> {
    const page = await pageOf<SealLine>(
      query,
      ({ number }) => String(number),
      (before, most) => this.seals.page(beforeIn(before), most),
    );
    return { ...page, ...(await this.seals.state()) };
  }

  @Get('verifications')
  @AnsweredBy(tellView)
  @ApiOperation({ summary: 'Verifications that were started, the newest first; the last hundred are kept' })
  @ApiResponse({ status: 200, description: 'A page', type: VerificationPage })
  @ApiProblems(400, 401, 403, 429, 503)
  listVerifications(@Query() query: LatestQuery): Promise<Page<RunRow>> {
    return pageOf(
      query,
      ({ id }) => id,
      (before, most) => this.verifications.list(beforeIn(before), most),
    );
  }

  @Get('verifications/:verificationId')
  @AnsweredBy(tellView)
  @ApiOperation({ summary: 'A verification: how far it is, or what it found' })
  @ApiResponse({ status: 200, description: 'As it stands', type: VerificationView })
  @ApiProblems(400, 401, 403, 404, 429, 503)
  getVerification(@PathId('verificationId', verificationId) id: string): Promise<RunRow> {
    return this.verifications.find(Number(id));
  }

  @Post('verifications')
  @AnsweredBy(tellView)
  @HttpCode(201)
  @ApiOperation({
    summary: 'Begins to verify the log against its hashes and seals, and the ledgers in it; 409 while one is running',
  })
  @ApiResponse({ status: 201, description: 'It goes on: ask for it again', type: VerificationView })
  @ApiProblems(401, 403, 409, 429, 503)
  startVerification(@SignedIn() { name }: Principal): Promise<RunRow> {
    return this.verifications.start(name);
  }
}
