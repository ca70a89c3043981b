// node check-credential.mjs: { jwks, token } on standard input; the payload when the published keys verify the token, else the name of the fault.
import { readFileSync } from 'node:fs';
import { createLocalJWKSet, jwtVerify } from 'jose';

const { jwks, token } = JSON.parse(readFileSync(0, 'utf8'));
try {
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), { algorithms: ['RS256'] });
  process.stdout.write(JSON.stringify({ payload, header: protectedHeader }));
} catch (fault) {
  process.stdout.write(JSON.stringify({ fault: fault.code }));
}
