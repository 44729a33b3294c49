package dev.millet.gateway.log;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.gateway.FakeAuthentication;
import dev.millet.gateway.TestGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AccessLogTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private AccessLog log = AccessLog.OFF;

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with(
              new AccessLog() {
                @Override
                public void write(AccessEntry entry) {
                  log.write(entry);
                }
              })
          .with(new FakeAuthentication())
          .serve(
              get("/list", request -> Reply.text("list")),
              get("/setup/{token}", request -> Reply.text("welcome")));

  @Before
  public void open() {
    log = new AccessLogFile(folder.getRoot().toPath(), 3, Clock.systemUTC());
  }

  private String lines(int wanted) throws Exception {
    Path file = folder.getRoot().toPath().resolve("access.log");
    // The client has its answer a moment before it is logged.
    while (Files.readAllLines(file).size() < wanted) {
      log.flush();
      Thread.onSpinWait();
    }
    return Files.readString(file);
  }

  @Test
  public void aRequestIsOneLine() throws Exception {
    String id =
        gateway
            .send(gateway.to("/list").header("Cookie", "millet_session=mei"))
            .headers()
            .firstValue("X-Request-Id")
            .get();
    String line = lines(1);
    assertTrue(
        line,
        line.matches(
            "127\\.0\\.0\\.1 - mei \\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000\\]"
                + " \"GET /list HTTP/1\\.1\" 200 4 \\d+ "
                + id
                + "\n"));
  }

  @Test
  public void noQueryIsNoted() throws Exception {
    gateway.get("/list?password=geheim");
    assertFalse(lines(1), lines(1).contains("geheim"));
  }

  @Test
  public void noTokenIsNoted() throws Exception {
    gateway.get("/setup/s3cr3t");
    assertTrue(lines(1), lines(1).contains("/setup/{token}"));
    gateway.send(gateway.to("/list").header("Authorization", "Bearer s3cr3t"));
    assertFalse(lines(2), lines(2).contains("s3cr3t"));
  }

  @Test
  public void whatTheServerRefusesIsNotedToo() throws Exception {
    gateway.get("/list/%2F");
    assertTrue(lines(1), lines(1).contains("\" 400 "));
  }

  @Test
  public void aNewDayIsANewFileAndOldOnesGo() throws Exception {
    Path root = folder.getRoot().toPath();
    Instant[] now = {Instant.parse("2026-11-23T23:59:59Z")};
    Files.writeString(root.resolve("access-2026-11-19.log"), "old");
    Files.writeString(root.resolve("access-2026-11-22.log"), "kept");
    Files.delete(root.resolve("access.log"));
    AccessLogFile dated =
        new AccessLogFile(
            root,
            3,
            new Clock() {
              @Override
              public Instant instant() {
                return now[0];
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
    dated.write(
        new AccessEntry(
            now[0], "a", null, new RequestLine("GET", "/\"x", "HTTP/1.1"), 200, 1, 2, "id"));
    now[0] = now[0].plusSeconds(2);
    dated.flush();
    assertEquals(
        "a - - [23/Nov/2026:23:59:59 +0000] \"GET /_x HTTP/1.1\" 200 1 2 id\n",
        Files.readString(root.resolve("access-2026-11-23.log")));
    assertEquals("", Files.readString(root.resolve("access.log")));
    assertFalse(Files.exists(root.resolve("access-2026-11-19.log")));
    assertTrue(Files.exists(root.resolve("access-2026-11-22.log")));
  }
}
