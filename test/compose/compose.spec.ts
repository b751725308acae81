import { readFile, access } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { readConfiguration, VARIABLES } from '#configuration';

type Service = Readonly<{
  command?: string | string[];
  environment?: Record<string, string>;
  volumes?: string[];
  healthcheck?: object;
  depends_on?: Record<string, unknown>;
}>;
type Compose = Readonly<{ services: Record<string, Service>; volumes: Record<string, unknown> }>;

/** No Docker engine is asked: merge keys are YAML's, the rest is the specification's own schema. */
const read = async (): Promise<Compose> => parse(await readFile('docker-compose.yml', 'utf8'), { merge: true });

/** As an operator who sets what must be set. */
const interpolated = (text: string): string =>
  text.replaceAll(/\$\{(\w+):\?[^}]*\}/g, 'secret').replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

describe('docker-compose.yml', () => {
  test('is as the compose specification wants it', async () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    // It names its own dialect by an address that differs from the dialect's by an s.
    const { $schema: _, ...schema } = JSON.parse(await readFile('test/compose/compose-spec.json', 'utf8'));
    const isValid = ajv.compile(schema);
    isValid(await read());
    expect(isValid.errors).toBeNull();
    isValid({ services: { api: { comand: 'node' } } });
    expect(isValid.errors).not.toBeNull();
  });

  test('has every process and every server, each with a check of its health, and volumes that are declared', async () => {
    const { services, volumes } = await read();
    expect(Object.keys(services).toSorted()).toEqual(['api', 'kurrentdb', 'postgres', 'projector', 'redis', 'worker']);
    for (const [name, service] of Object.entries(services)) {
      expect({ name, healthcheck: service.healthcheck }).toEqual({ name, healthcheck: expect.any(Object) });
      const named = (service.volumes ?? []).map((one) => one.split(':')[0] ?? '').filter((one) => !one.startsWith('.'));
      for (const one of named) expect(Object.keys(volumes)).toContain(one);
      for (const one of Object.keys(service.depends_on ?? {})) expect(Object.keys(services)).toContain(one);
    }
  });

  test('gives our processes only variables that they read, with values that they take', async () => {
    const { services } = await read();
    for (const name of ['api', 'projector', 'worker']) {
      const { environment = {}, command } = services[name] ?? {};
      for (const variable of Object.keys(environment)) expect(VARIABLES).toContain(variable);
      const values = Object.entries(environment).map(([variable, value]) => [variable, interpolated(value)]);
      expect(() => readConfiguration(Object.fromEntries(values))).not.toThrow();
      const [, main = ''] = /^node dist\/(.*)\.js$/.exec(String(command)) ?? [];
      await access(`${main}.ts`);
    }
  });
});
