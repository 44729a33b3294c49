package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import org.junit.Rule;
import org.junit.Test;

public class ProxiesTest {

  private static final Route WHERE =
      get("/where", request -> Reply.text(request.remoteAddress() + " " + request.origin()));

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with("proxies", new String[] {"127.0.0.1", "10.0.0.0/8"})
          .serve(WHERE, get("/cookie", request -> Reply.noContent().withCookie("a", "b", null)));

  @Rule public final TestGateway direct = new TestGateway().serve(WHERE);

  private String ask(String... headers) throws Exception {
    return gateway.send(gateway.to("/where").headers(headers)).body();
  }

  @Test
  public void aProxyThatIsNotConfiguredIsNotBelieved() throws Exception {
    String answer =
        direct
            .send(
                direct
                    .to("/where")
                    .header("X-Forwarded-For", "1.2.3.4")
                    .header("X-Forwarded-Proto", "https"))
            .body();
    assertEquals("127.0.0.1 " + direct.address(), answer);
  }

  @Test
  public void aConfiguredProxyIsBelieved() throws Exception {
    assertEquals(
        "203.0.113.7 https://millet.example",
        ask(
            "X-Forwarded-For",
            "203.0.113.7",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "millet.example"));
  }

  @Test
  public void whatTheClientItselfWroteIsNotBelieved() throws Exception {
    assertTrue(ask("X-Forwarded-For", "6.6.6.6, 203.0.113.7, 10.1.2.3").startsWith("203.0.113.7 "));
  }

  @Test
  public void theStandardHeaderIsReadToo() throws Exception {
    assertEquals(
        "[2001:db8:0:0:0:0:0:7] https://millet.example",
        ask("Forwarded", "for=\"[2001:db8::7]:4711\";proto=https;host=millet.example"));
  }

  @Test
  public void nonsenseIsIgnored() throws Exception {
    String here = "127.0.0.1 " + gateway.address();
    assertEquals(here, ask("X-Forwarded-For", "unknown", "X-Forwarded-Proto", "gopher"));
    assertEquals(here, ask("X-Forwarded-For", "a.example", "X-Forwarded-Host", "a b/c"));
    assertEquals(here, ask("Forwarded", ";;=,for"));
  }

  @Test
  public void cookiesAreSecureBehindAProxyThatEndsTls() throws Exception {
    assertTrue(
        gateway
            .send(gateway.to("/cookie").header("X-Forwarded-Proto", "https"))
            .headers()
            .firstValue("Set-Cookie")
            .get()
            .endsWith("; Secure"));
  }
}
