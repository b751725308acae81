import { Module } from '@nestjs/common';
import { searchQueries } from './search.queries.js';

@Module({ providers: searchQueries })
export class SearchModule {}
