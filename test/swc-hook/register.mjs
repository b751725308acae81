// node --conditions=source --import ./test/swc-hook/register.mjs FILE.ts: runs TypeScript sources in a process of their own.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
