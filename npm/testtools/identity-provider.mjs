// node identity-provider.mjs <where the application is> : an OpenID Connect provider for the tests. It writes its address on a line, and stops with its input.
// Its people are those that a request to /people has described: ?sub=…&email=…, with email_verified and siret when it says anything of them.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const application = process.argv[2];
const client = (key, more) => ({
  client_id: `cqp-${key}`, client_secret: 'a secret of the tests, long enough for its algorithm',
  redirect_uris: [`${application}/connexion/annuaire/${key}/retour`], post_logout_redirect_uris: [`${application}/connexion/annuaire/${key}/fin`],
  grant_types: ['authorization_code'], response_types: ['code'], ...more,
});

const people = new Map();
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(address, {
    clients: [client('horizon'), client('proconnect', { userinfo_signed_response_alg: 'RS256' }), client('strict')],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], siret: ['siret'] },
    scopes: ['openid', 'email', 'siret'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true }, userinfo: { enabled: true }, jwtUserinfo: { enabled: true } },
    cookies: { keys: ['tests'] },
    findAccount: (_, sub) => people.has(sub) ? { accountId: sub, claims: () => people.get(sub) } : undefined,
    // nobody is asked to agree
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email siret');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const { pathname, searchParams } = new URL(request.url, address);
    if (pathname !== '/people') return answer(request, response);
    const person = Object.fromEntries(searchParams);
    if (person.email_verified) person.email_verified = person.email_verified === 'true';
    people.set(person.sub, person);
    response.end();
  });
  console.log(address);
});
process.stdin.on('end', () => process.exit(0)).resume();
