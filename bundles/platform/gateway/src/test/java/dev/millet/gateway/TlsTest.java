package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TlsTest {

  private static final String PASSWORD = "changeit";

  @ClassRule public static final TemporaryFolder folder = new TemporaryFolder();

  private static Path keyStore;
  private static KeyStore keys;

  @BeforeClass
  public static void makeCertificate() throws Exception {
    keyStore = folder.getRoot().toPath().resolve("keys.p12");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", // it lives for a second
                "-genkeypair",
                "-alias",
                "millet",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keyStore.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertEquals(0, exit);
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      keys.load(in, PASSWORD.toCharArray());
    }
  }

  private static Path pem(String name, String kind, byte[] content) throws IOException {
    String text =
        "-----BEGIN "
            + kind
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(content)
            + "\n-----END "
            + kind
            + "-----\n";
    return Files.writeString(folder.getRoot().toPath().resolve(name), text);
  }

  private static HttpClient client(HttpClient.Version version) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).version(version).build();
  }

  private static TestGateway gateway() {
    return new TestGateway()
        .serve(
            get("/", request -> Reply.text(request.origin())),
            get("/cookie", request -> Reply.noContent().withCookie("a", "b", null)));
  }

  private static TestGateway withKeyStore() {
    return gateway().with("tls_keystore", keyStore.toString()).with("tls_password", PASSWORD);
  }

  private static HttpResponse<String> ask(
      TestGateway gateway, String path, HttpClient.Version version) throws Throwable {
    HttpResponse<?>[] answer = new HttpResponse<?>[1];
    gateway.during(
        () -> {
          URI target = gateway.address().resolve(path);
          answer[0] =
              client(version)
                  .send(
                      HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString());
        });
    @SuppressWarnings("unchecked")
    HttpResponse<String> text = (HttpResponse<String>) answer[0];
    return text;
  }

  @Test
  public void http2IsSpokenOverTls() throws Throwable {
    HttpResponse<String> answer = ask(withKeyStore(), "/", HttpClient.Version.HTTP_2);
    assertEquals(HttpClient.Version.HTTP_2, answer.version());
    assertTrue(answer.body(), answer.body().startsWith("https://127.0.0.1:"));
  }

  @Test
  public void http1IsSpokenToThoseWhoKnowNothingElse() throws Throwable {
    HttpResponse<String> answer = ask(withKeyStore(), "/", HttpClient.Version.HTTP_1_1);
    assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
  }

  @Test
  public void browsersAreToldToComeBackOverTls() throws Throwable {
    HttpResponse<String> answer = ask(withKeyStore(), "/", HttpClient.Version.HTTP_2);
    assertEquals(
        "max-age=31536000", answer.headers().firstValue("Strict-Transport-Security").get());
  }

  @Test
  public void cookiesAreSecure() throws Throwable {
    HttpResponse<String> answer = ask(withKeyStore(), "/cookie", HttpClient.Version.HTTP_2);
    assertTrue(answer.headers().firstValue("Set-Cookie").get().endsWith("; Secure"));
  }

  @Test
  public void certificateAndKeyMayBePemFiles() throws Throwable {
    Path certificate = pem("cert.pem", "CERTIFICATE", keys.getCertificate("millet").getEncoded());
    Path key =
        pem("key.pem", "PRIVATE KEY", keys.getKey("millet", PASSWORD.toCharArray()).getEncoded());
    TestGateway gateway =
        gateway().with("tls_certificate", certificate.toString()).with("tls_key", key.toString());
    assertEquals(200, ask(gateway, "/", HttpClient.Version.HTTP_2).statusCode());
  }

  @Test
  public void aKeyInAnotherFormSaysWhatToDo() throws Exception {
    Path certificate = pem("cert.pem", "CERTIFICATE", keys.getCertificate("millet").getEncoded());
    Path key = pem("old.pem", "RSA PRIVATE KEY", new byte[10]);
    TestGateway gateway =
        gateway().with("tls_certificate", certificate.toString()).with("tls_key", key.toString());
    IOException refusal = assertThrows(IOException.class, () -> gateway.during(() -> {}));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("openssl pkcs8"));
  }
}
