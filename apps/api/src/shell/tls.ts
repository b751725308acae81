import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type HttpSettings, InvalidConfiguration } from '#configuration';

type Tls = Readonly<{ cert: string; key: string; minVersion: 'TLSv1.2' }>;

/** Error: InvalidConfiguration, when the files cannot be read or do not fit. */
export const readTls = ({ certificateFile, keyFile }: NonNullable<HttpSettings['tls']>): Tls => {
  const [cert, key] = [read('TLS_CERT_FILE', certificateFile), read('TLS_KEY_FILE', keyFile)];
  const certificate = parsed(
    'TLS_CERT_FILE',
    'must be a certificate, PEM, with those between it and its root',
    () => new X509Certificate(cert),
  );
  const privateKey = parsed('TLS_KEY_FILE', 'must be a private key, PEM, without a passphrase', () =>
    createPrivateKey(key),
  );
  if (!certificate.checkPrivateKey(privateKey))
    throw wrong('TLS_KEY_FILE', 'must be the key of the certificate of TLS_CERT_FILE');
  if (Date.parse(certificate.validTo) < Date.now())
    throw wrong('TLS_CERT_FILE', `must be valid: it was until ${certificate.validTo}`);
  return { cert, key, minVersion: 'TLSv1.2' };
};

const read = (variable: string, file: string): string =>
  parsed(variable, 'must be the path of a file that can be read', () => readFileSync(file, 'utf8'));

const parsed = <Made>(variable: string, rule: string, make: () => Made): Made => {
  try {
    return make();
  } catch {
    throw wrong(variable, rule);
  }
};

const wrong = (variable: string, rule: string): InvalidConfiguration => new InvalidConfiguration([{ variable, rule }]);
