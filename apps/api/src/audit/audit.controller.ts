import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { plainAddress } from '#access';
import { type AuditCursor, type AuditFilter, AuditLog, csvOf, type EntryRow } from '#audit';
import { isDay } from '#event-sourcing';
import { isPosition } from '#event-store';
import { ApiProblems } from '../problems/problem.schema.js';
import { badCursor, type Page, pageOf } from '../views/page.js';
import { ViewRoute } from '../views/view.route.js';
import { AuditExportQuery, AuditPage, AuditQuery } from './audit.views.js';

@ApiTags('Audit')
@Controller('audit')
export class AuditController {
  constructor(@Inject(AuditLog) private readonly log: AuditLog) {}

  @Get()
  @ViewRoute({
    summary: 'Who did, was refused, or was shown of persons what, newest first. To look here is itself audited',
    answers: AuditPage,
  })
  async listAudit(@Query() query: AuditQuery): Promise<Page<EntryRow> & Readonly<{ complete: boolean }>> {
    let complete = true;
    const page = await pageOf<EntryRow>(query, keyOf, async (after, limit) => {
      const found = await this.log.page(filterOf(query), cursorIn(after), limit);
      ({ complete } = found);
      return found.entries;
    });
    return { ...page, complete };
  }

  @Get('export')
  @RouteConfig({ isFileTransfer: true })
  @ApiOperation({ summary: 'The same as CSV, all of a range of time. What a spreadsheet would calculate is quoted' })
  @ApiResponse({
    status: 200,
    description: 'One line an entry, newest first; lists are separated by spaces',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @ApiProblems(400, 401, 403, 429, 503)
  exportAudit(@Query() query: AuditExportQuery): StreamableFile {
    const lines = Readable.from(csvOf(this.log.all(filterOf(query))), { objectMode: false });
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: 'attachment; filename="audit.csv"',
    });
  }
}

const filterOf = ({ from, since, until, ...others }: AuditQuery | AuditExportQuery): AuditFilter => ({
  ...others,
  from: from && plainAddress(from),
  since: since && momentOf(since),
  until: until && momentOf(until),
});

const momentOf = (text: string): string => new Date(text.toUpperCase()).toISOString();

const keyOf = ({ at, position }: AuditCursor): string => `${at} ${position}`;

const cursorIn = (key: string | null): AuditCursor | null => {
  if (key === null) return null;
  const [at = '', position = ''] = key.split(' ');
  const isMoment =
    /^.{10}T\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && isDay(at.slice(0, 10)) && Number.isFinite(Date.parse(at));
  if (!isMoment || !isPosition(position)) throw badCursor();
  return { at, position };
};
