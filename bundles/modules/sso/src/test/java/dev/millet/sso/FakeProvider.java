package dev.millet.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A provider on this machine that answers what a test says. */
public final class FakeProvider implements AutoCloseable {

  private static RSAKey shared;

  private final HttpServer server;
  private final Map<String, Function<Asked, Told>> answers = new HashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final RSAKey key;

  /** A request that it got. */
  public record Asked(
      String method, String path, Map<String, String> query, String body, HttpExchange exchange) {

    /** The fields of a form. */
    public Map<String, String> form() {
      return fields(body);
    }

    public String header(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }
  }

  /** An answer of it. */
  public record Told(int status, String type, String body) {

    public static Told json(Map<String, Object> body) {
      return new Told(200, "application/json", JSONObjectUtils.toJSONString(body));
    }
  }

  private FakeProvider(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
  }

  /** Starts one that knows nothing. */
  public static FakeProvider start() throws IOException, JOSEException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    FakeProvider provider = new FakeProvider(server, sharedKey());
    server.createContext("/", provider::handle);
    server.start();
    return provider;
  }

  public static RSAKey newKey(String id) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(id).generate();
  }

  /** Returns the key of every provider: to make one takes longer than most tests. */
  private static synchronized RSAKey sharedKey() throws JOSEException {
    if (shared == null) {
      shared = newKey("first");
    }
    return shared;
  }

  /** Has it describe itself as a provider of OpenID Connect. */
  public FakeProvider openIdConnect() {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("issuer", address(""));
    metadata.put("authorization_endpoint", address("/authorize"));
    metadata.put("token_endpoint", address("/token"));
    metadata.put("jwks_uri", address("/keys"));
    metadata.put("userinfo_endpoint", address("/me"));
    metadata.put("response_types_supported", List.of("code"));
    metadata.put("subject_types_supported", List.of("public"));
    metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
    on("/.well-known/openid-configuration", request -> Told.json(metadata));
    on("/keys", request -> Told.json(Map.of("keys", List.of(key.toPublicJWK().toJSONObject()))));
    return this;
  }

  public void on(String path, Function<Asked, Told> answer) {
    answers.put(path, answer);
  }

  public void giveToken(String idToken) {
    on(
        "/token",
        request ->
            Told.json(
                Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", idToken)));
  }

  public String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public List<Asked> asked(String path) {
    return asked.stream().filter(each -> each.path().equals(path)).toList();
  }

  /** Returns the claims of a right token. */
  public JWTClaimsSet.Builder claims(String subject, String client, String nonce) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(address(""))
        .subject(subject)
        .audience(client)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("nonce", nonce);
  }

  public String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, key);
  }

  public static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }

  /** Signed with what the client knows as well. */
  public static String signedWith(String secret, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  public static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            path,
            fields(exchange.getRequestURI().getRawQuery()),
            body,
            exchange);
    asked.add(request);
    Function<Asked, Told> answer = answers.get(path);
    Told told =
        answer == null ? new Told(404, "text/plain", "nothing here") : answer.apply(request);
    byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", told.type());
    exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : new ArrayList<>(List.of((text == null ? "" : text).split("&")))) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(
            URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
