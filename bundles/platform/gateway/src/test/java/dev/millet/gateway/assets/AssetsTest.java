package dev.millet.gateway.assets;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Route;
import dev.millet.gateway.TestGateway;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class AssetsTest {

  private static final String STYLE = "main { color: black; }\n".repeat(100);

  @Rule public final TestGateway gateway = new TestGateway();

  private Instant now = Instant.parse("2026-11-23T00:00:00Z");
  private final AssetStore store =
      new AssetStore(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @Before
  public void serve() {
    gateway.serve(new AssetRoutes(store).routes().toArray(Route[]::new));
  }

  private BundleAssets bundle(String style) {
    return new BundleAssets(
        "voting",
        Map.of("vote.css", style.getBytes(StandardCharsets.UTF_8), "icons/up.svg", new byte[] {1}),
        store);
  }

  @Test
  public void aFileIsServedForEverUnderAUrlThatNamesItsContent() throws Exception {
    String url = bundle(STYLE).url("vote.css");
    assertTrue(url, url.matches("/assets/voting/vote-[0-9a-f]{12}\\.css"));
    HttpResponse<String> answer = gateway.get(url);
    assertEquals(STYLE, answer.body());
    assertEquals("text/css; charset=utf-8", answer.headers().firstValue("Content-Type").get());
    assertEquals(
        "public, max-age=31536000, immutable", answer.headers().firstValue("Cache-Control").get());
  }

  @Test
  public void anotherContentHasAnotherUrl() {
    assertNotEquals(bundle("a").url("vote.css"), bundle("b").url("vote.css"));
  }

  @Test
  public void aFileInAFolderIsServed() throws Exception {
    assertEquals(200, gateway.get(bundle(STYLE).url("icons/up.svg")).statusCode());
  }

  @Test
  public void aBrowserGetsTheCompressedForm() throws Exception {
    HttpResponse<String> answer =
        gateway.send(gateway.to(bundle(STYLE).url("vote.css")).header("Accept-Encoding", "gzip"));
    assertEquals("gzip", answer.headers().firstValue("Content-Encoding").get());
    assertEquals("Accept-Encoding", answer.headers().firstValue("Vary").get());
  }

  @Test
  public void aFileIsServedForADayAfterItsBundleHasGone() throws Exception {
    BundleAssets bundle = bundle(STYLE);
    String url = bundle.url("vote.css");
    bundle.retire();
    now = now.plus(Duration.ofHours(23));
    assertEquals(200, gateway.get(url).statusCode());
    now = now.plus(Duration.ofHours(2));
    assertEquals(404, gateway.get(url).statusCode());
  }

  @Test
  public void aFileOfTwoGenerationsStaysWhileOneIsLeft() throws Exception {
    BundleAssets old = bundle(STYLE);
    BundleAssets next = bundle(STYLE);
    old.retire();
    now = now.plus(Duration.ofDays(30));
    assertEquals(200, gateway.get(next.url("vote.css")).statusCode());
  }

  @Test
  public void aFileThatTheBundleHasNotIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> bundle(STYLE).url("none.css"));
  }
}
