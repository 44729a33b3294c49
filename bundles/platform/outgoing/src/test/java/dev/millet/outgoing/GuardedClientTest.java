package dev.millet.outgoing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millet.api.outgoing.OutgoingAnswer;
import dev.millet.api.outgoing.OutgoingException;
import dev.millet.api.outgoing.OutgoingException.Reason;
import dev.millet.api.outgoing.OutgoingRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.jetty.util.Promise;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Requests go where they may, and answers have limits. */
public final class GuardedClientTest {

  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile boolean allowed = true;
  private final GuardedClient client = new GuardedClient(() -> allowed);

  @Before
  public void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  @After
  public void stop() {
    client.close();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    paths.add(path);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    authorizations.add(String.valueOf(authorization));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.startsWith("/to/")) {
      exchange.getResponseHeaders().set("Location", exchange.getRequestURI().getQuery());
      exchange.sendResponseHeaders(Integer.parseInt(path.substring(4)), -1);
    } else if (path.equals("/loop")) {
      exchange.getResponseHeaders().set("Location", "/loop");
      exchange.sendResponseHeaders(302, -1);
    } else if (path.equals("/large")) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(new byte[4096]);
    } else if (path.equals("/never")) {
      return;
    } else {
      byte[] text = ("you sent " + body.length + " 你好").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("X-Seen", "yes");
      exchange.sendResponseHeaders(path.equals("/bad") ? 400 : 200, text.length);
      exchange.getResponseBody().write(text);
    }
    exchange.close();
  }

  private URI at(String host, String path) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
  }

  private OutgoingRequest get(String path) {
    return OutgoingRequest.get(at("127.0.0.1", path));
  }

  private Reason reason(OutgoingRequest request) {
    return assertThrows(OutgoingException.class, () -> client.send(request)).reason();
  }

  @Test
  public void anAnswerComesWithItsStatusHeadersAndText() {
    OutgoingAnswer answer =
        client.send(
            OutgoingRequest.post(
                at("127.0.0.1", "/ok"), "text/plain", "四".getBytes(StandardCharsets.UTF_8)));
    assertEquals(200, answer.status());
    assertEquals("you sent 3 你好", answer.text());
    assertEquals("yes", answer.header("x-seen").orElseThrow());
    assertEquals(400, client.send(get("/bad")).status());
  }

  @Test
  public void privateAddressesAreReachedOnlyWhereThatIsAllowed() {
    allowed = false;
    int port = server.getAddress().getPort();
    for (String host :
        List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0")) {
      OutgoingRequest request = OutgoingRequest.get(URI.create("https://" + host + ":" + port));
      assertEquals(host, Reason.PRIVATE_ADDRESS, reason(request));
    }
    assertEquals(Reason.ADDRESS, reason(get("/ok")));
    assertEquals(List.of(), paths);
  }

  @Test
  public void aRedirectIsLookedAtLikeTheFirstAddress() {
    String other = at("localhost", "/ok").toString();
    assertEquals(200, client.send(get("/to/302?" + other)).status());
    assertEquals(
        "an address that is not private goes encrypted",
        Reason.ADDRESS,
        reason(get("/to/302?http://192.0.2.1.invalid/")));
    assertEquals(Reason.ADDRESS, reason(get("/to/307?file:///etc/passwd")));
    assertEquals(Reason.REDIRECTS, reason(get("/loop")));
  }

  @Test
  public void aSecretStaysWithTheSiteThatItIsFor() {
    client.send(get("/to/302?/ok").withHeader("Authorization", "Bearer s"));
    assertEquals(List.of("Bearer s", "Bearer s"), authorizations);
    authorizations.clear();
    client.send(get("/to/302?" + at("localhost", "/ok")).withHeader("Authorization", "Bearer s"));
    assertEquals(List.of("Bearer s", "null"), authorizations);
  }

  @Test
  public void whatIsSentIsNotSentTwice() {
    OutgoingRequest post =
        OutgoingRequest.post(at("127.0.0.1", "/to/307?/ok"), "text/plain", new byte[] {1});
    assertEquals(307, client.send(post).status());
    assertEquals(List.of("/to/307"), paths);
  }

  @Test
  public void aLargeAnswerIsCutOff() {
    assertEquals(Reason.TOO_LARGE, reason(get("/large").withMaxBytes(1024)));
    assertEquals(4096, client.send(get("/large").withMaxBytes(4096)).body().length);
  }

  @Test
  public void anAnswerThatDoesNotComeIsGivenUp() {
    assertEquals(Reason.TIMEOUT, reason(get("/never").withTimeout(Duration.ofMillis(300))));
  }

  @Test
  public void whereNobodyListensOrNobodyIsKnownIsSaid() {
    assertEquals(Reason.CONNECTION, reason(OutgoingRequest.get(URI.create("http://127.0.0.1:1/"))));
    assertEquals(
        Reason.UNKNOWN_HOST, reason(OutgoingRequest.get(URI.create("https://nobody.invalid/"))));
    for (String address : List.of("ftp://127.0.0.1/", "http:///x", "https://u:p@127.0.0.1/")) {
      assertEquals(address, Reason.ADDRESS, reason(OutgoingRequest.get(URI.create(address))));
    }
  }

  @Test
  public void oneOfSeveralAddressesIsEnoughToRefuseAName() throws Exception {
    InetSocketAddress open = new InetSocketAddress(InetAddress.getByName("8.8.8.8"), 443);
    InetSocketAddress closed = new InetSocketAddress(InetAddress.getByName("10.0.0.1"), 443);
    CheckedResolver resolver =
        new CheckedResolver(
            (host, port, context, promise) -> promise.succeeded(List.of(open, closed)),
            () -> false);
    Promise.Completable<List<InetSocketAddress>> found = new Promise.Completable<>();
    resolver.resolve("rebinding.example.com", 443, null, found);
    assertEquals(
        Reason.PRIVATE_ADDRESS,
        ((OutgoingException) found.handle((value, failure) -> failure).get()).reason());
    assertNull(found.handle((value, failure) -> value).get());
  }
}
