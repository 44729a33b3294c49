package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** From the first start to the end, clean or not, on both Javas. */
@RunWith(Parameterized.class)
public class LifecycleIT {

  private static final Pattern LINK = Pattern.compile("administrator.*(https?://\\S+/setup/\\S+)");
  private static final Map<Path, MilletProcess> SHIPPED = new HashMap<>();
  private static final int DATA_IN_USE = 11;
  private static final int TERMINATED = 143;

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private final Path java;

  public LifecycleIT(String name, Path java) {
    this.java = java;
  }

  @Parameters(name = "{0}")
  public static Collection<Object[]> javas() {
    List<Object[]> parameters = new ArrayList<>();
    Java.homes().forEach((name, home) -> parameters.add(new Object[] {name, home}));
    return parameters;
  }

  @AfterClass
  public static void stop() throws InterruptedException {
    for (MilletProcess each : SHIPPED.values()) {
      each.close();
    }
    SHIPPED.clear();
  }

  @Test
  public void theFirstStartShowsTheLinkThatMakesTheAdministratorAndNoWarnings() throws Exception {
    MilletProcess millet = asShipped();
    Await.until(() -> LINK.matcher(millet.output()).find(), millet::output);
    Matcher link = LINK.matcher(millet.output());
    assertTrue(link.find());
    String path = URI.create(link.group(1)).getPath();
    assertEquals(200, new Api(millet.address("/")).get(path, null).statusCode());
    assertFalse(millet.output(), millet.output().contains("WARN"));
    assertFalse(millet.output(), millet.output().contains("Exception"));
  }

  @Test
  public void withAPasswordInTheEnvironmentThereIsAnAdministratorAndNoLink() throws Exception {
    try (MilletProcess millet =
        MilletProcess.run()
            .onJava(java)
            .with("MILLET_ADMIN_PASSWORD", "a long enough passphrase")
            .ready()) {
      String wanted =
          "{\"name\":\"test\",\"handle\":\"admin\",\"password\":\"a long enough passphrase\"}";
      Api api = new Api(millet.address("/"));
      assertEquals(201, api.post("/api/v1/tokens", null, wanted).statusCode());
      assertFalse(millet.output(), LINK.matcher(millet.output()).find());
    }
  }

  @Test
  public void aRequestThatIsInsideIsFinishedBeforeTheInstanceEnds() throws Exception {
    try (MilletProcess millet = MilletProcess.run().onJava(java).ready();
        Socket socket = new Socket("127.0.0.1", millet.address("/").getPort())) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      String head =
          "POST /api/v1/suggestions/import HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
              + operator(millet.data())
              + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n"
              + "Expect: 100-continue\r\nConnection: close\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] inside = in.readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
      assertTrue(new String(inside, StandardCharsets.US_ASCII).contains(" 100 "));

      ProcessHandle.of(millet.pid()).orElseThrow().destroy();
      Await.until(() -> millet.output().contains("stopping"), millet::output);

      String row = "{\"id\":\"1\",\"product\":\"phone\",\"title\":\"Last words\"}\n";
      String chunk = Integer.toHexString(row.length()) + "\r\n" + row + "\r\n0\r\n\r\n";
      out.write(chunk.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer, answer.contains("\"summary\""));
      assertEquals(millet.output(), TERMINATED, millet.awaitEnd());
      assertFalse(millet.output(), millet.output().contains("Exception"));
      assertFalse(Files.exists(millet.data().resolve("instance.json")));
    }
  }

  @Test
  public void aSecondOneOnTheSameDataIsTurnedAwayInOneParagraph() throws Exception {
    MilletProcess first = asShipped();
    Command second =
        Command.run(
            Shipped.home().root(),
            Map.of("JAVA_HOME", java.toString()),
            List.of("run", "--data", first.data().toString(), "--port", "0"));
    assertEquals(second.output(), DATA_IN_USE, second.code());
    assertTrue(second.output(), second.lastLine().startsWith("millet: "));
    assertTrue(second.output(), second.lastLine().contains(first.data().toString()));
    assertTrue(second.output(), second.lastLine().contains("process " + first.pid()));
    assertFalse(second.output(), second.output().contains("WARNING"));
    assertFalse(second.output(), second.output().contains("\tat "));
  }

  @Test
  public void aKilledInstanceStartsAgainAtOnceWithAllThatItHadAcknowledged() throws Exception {
    Path data = folder.getRoot().toPath().resolve("data");
    long id;
    try (MilletProcess first = MilletProcess.run().onJava(java).on(data).ready()) {
      Api api = new Api(first.address("/"));
      String operator = operator(data);
      String token = api.member("mei", operator);
      api.product("phone", operator);
      id = api.suggestion("phone", "Kept", token);
      first.kill();
    }
    try (MilletProcess second = MilletProcess.run().onJava(java).on(data).ready()) {
      Api api = new Api(second.address("/"));
      assertEquals(200, api.get("/api/v1/suggestions/" + id, null).statusCode());
    }
  }

  /** An instance on an empty directory that is started once on each Java, and only looked at. */
  private MilletProcess asShipped() throws InterruptedException {
    MilletProcess running = SHIPPED.get(java);
    if (running == null) {
      running = MilletProcess.run().asShipped().onJava(java).ready();
      SHIPPED.put(java, running);
    }
    return running;
  }

  private static String operator(Path data) throws IOException {
    return Api.text(Files.readString(data.resolve("instance.json")), "token");
  }
}
