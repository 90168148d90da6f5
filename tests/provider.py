"""A little OpenID provider in a thread of the tests: a hospital's sign-in, as far as we speak with it."""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey

from mightscreen.provider import Provider

CLIENT_ID, CLIENT_SECRET, NAME = "mightscreen", "a client's secret", "University account"


class LittleProvider:
    """``subject`` is who is signed in there; ``claims`` and ``parameters`` are put in place of what is true."""

    def __init__(self):
        self.key = self.signing_key = ECKey.generate_key("P-256", {"kid": "one", "alg": "ES256", "use": "sig"})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        self.start_anew()

    def start_anew(self):
        self.subject, self.claims, self.codes, self.asked = "00u1-somebody", {}, {}, []
        self.fails, self.silent_for, self.signing_key = False, 0, self.key

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def settings(self, **more):
        return Provider(self.issuer, CLIENT_ID, CLIENT_SECRET, name=NAME, **more)

    def authorize(self, address):
        """Somebody signs in there; where the browser is sent next."""
        asked = dict(parse_qsl(urlsplit(address).query))
        self.asked.append(asked)
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked | {"auth_time": int(time.time()), "sub": self.subject}
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, headers, sent):
        """Codes work once, for the client they were given to, who knows what the challenge was made of."""
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        given = self.codes.pop(sent.get("code"), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if headers.get("Authorization") != f"Basic {basic}" or not given or given["code_challenge"] != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {name: given[name] for name in ("sub", "nonce", "auth_time")} | {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
        }
        claims = {name: value for name, value in (claims | self.claims).items() if value is not None}
        answer = jwt.encode({"alg": "ES256", "kid": "one"}, claims, self.signing_key)
        return 200, {"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "id_token": answer}

    def description(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["ES256", "none"],
        }


def _handler_for(provider):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            path = urlsplit(self.path).path
            if path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorize(self.path))
                self.end_headers()
            elif path == "/keys":
                self._send(200, {"keys": [provider.key.as_dict(private=False)]})
            else:
                self._send(200, provider.description())

        def do_POST(self):
            if provider.silent_for:
                time.sleep(provider.silent_for)
                return
            if provider.fails:
                self._send(502, {})
                return
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._send(*provider.token(self.headers, {name: values[0] for name, values in sent.items()}))

        def _send(self, status, said):
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    return Handler


def linked(person, provider):
    """Somebody who has no password here and comes from the provider."""
    person.set_unusable_password()
    person.sign_on_issuer, person.sign_on_subject = provider.issuer, provider.subject
    person.save()
    return person
