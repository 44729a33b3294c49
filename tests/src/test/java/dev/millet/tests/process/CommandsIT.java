package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Shipped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The commands beside {@code run}. */
public class CommandsIT {

  private static final String ROWS =
      """
      {"id":"1","source":"test","product":"phone","title":"深色模式","author":"u1","votes":[{"user":"u2","at":"P1D"}]}
      {"id":"2","source":"test","product":"phone","title":"Later","created":"yesterday"}
      not json
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Rule public TemporaryFolder folder = new TemporaryFolder();
  private Path data;
  private Path rows;

  @Before
  public void writeRows() throws IOException {
    data = folder.getRoot().toPath().resolve("data");
    rows = folder.getRoot().toPath().resolve("rows.jsonl");
    Files.writeString(rows, ROWS, StandardCharsets.UTF_8);
  }

  @Test
  public void theVersionIsPrinted() throws Exception {
    Command version = millet("--version");
    assertEquals(0, version.code());
    assertTrue(version.output(), version.output().startsWith("millet "));
  }

  @Test
  public void theFeaturesAreListedWithWhatTheyRequire() throws Exception {
    Command features = millet("features");
    assertEquals(0, features.code());
    for (String name :
        List.of(
            "core",
            "suggestions",
            "comments",
            "voting",
            "moderation",
            "builds",
            "events",
            "points",
            "s3",
            "search",
            "sso",
            "community")) {
      assertTrue(features.output(), features.output().contains(name));
    }
    assertTrue(
        features.output(),
        features
            .output()
            .contains(
                "requires suggestions, comments, voting, moderation, builds, events, points, search, sso"));
  }

  @Test
  public void everyCommandHasHelpWithExamples() throws Exception {
    for (String name :
        List.of("run", "import", "export", "token", "reset-link", "reset-two-factor", "modules")) {
      Command help = millet(name, "--help");
      assertEquals(0, help.code());
      assertTrue(help.output(), help.output().contains("Examples:"));
    }
  }

  @Test
  public void anUnknownOptionIsAUsageError() throws Exception {
    assertEquals(2, millet("run", "--prot", "1").code());
  }

  @Test
  public void anImportStartsAnInstanceWhereNoneRunsAndReportsWhatItRefused() throws Exception {
    Path report = folder.getRoot().toPath().resolve("report.jsonl");
    Command dry =
        millet(
            "import",
            "--into",
            "suggestions",
            "--dry-run",
            "--data",
            data.toString(),
            rows.toString());
    assertEquals(dry.output(), 20, dry.code());

    Command imported =
        millet(
            "import",
            "--into",
            "suggestions",
            "--data",
            data.toString(),
            "--report",
            report.toString(),
            rows.toString());
    assertEquals(imported.output(), 20, imported.code());
    assertTrue(imported.output(), imported.output().contains("rows.jsonl:2: created: "));
    assertTrue(imported.output(), imported.output().contains("rows.jsonl:3: "));
    assertTrue(imported.output(), imported.output().contains("suggestions: made 1"));
    List<String> refused = Files.readAllLines(report);
    assertEquals(2, refused.size());
    assertTrue(refused.get(0), refused.get(0).contains("\"line\":2,\"field\":\"created\""));
    assertFalse(Files.exists(data.resolve("instance.json")));
  }

  @Test
  public void commandsReachTheInstanceThatRunsOnTheData() throws Exception {
    Files.writeString(rows, ROWS.lines().findFirst().orElseThrow(), StandardCharsets.UTF_8);
    try (MilletProcess running = MilletProcess.run().on(data).ready()) {
      Command imported =
          millet("import", "--into", "suggestions", "--data", data.toString(), rows.toString());
      assertEquals(imported.output(), 0, imported.code());
      Api api = new Api(running.address("/"));
      String list = api.get("/api/v1/suggestions", null).body();
      assertTrue(list, list.contains("深色模式"));

      String operator = Api.text(Files.readString(data.resolve("instance.json")), "token");
      api.member("mei", operator);
      Command token = millet("token", "mei", "--data", data.toString(), "--days", "1");
      assertEquals(token.output(), 0, token.code());
      assertEquals(200, api.get("/api/v1/tokens", token.output().strip()).statusCode());

      Command link = millet("reset-link", "mei", "--data", data.toString());
      assertEquals(link.output(), 0, link.code());
      String secret = link.output().strip().replaceFirst(".*/members/reset/", "");
      String wish = "{\"secret\":\"%s\",\"password\":\"a new 密码 of hers\"}";
      assertEquals(
          200, api.post("/api/v1/members/reset", null, wish.formatted(secret)).statusCode());
      assertEquals(
          404, api.post("/api/v1/members/reset", null, wish.formatted(secret)).statusCode());
      assertEquals(21, millet("reset-link", "nobody", "--data", data.toString()).code());
      Command reset = millet("reset-two-factor", "mei", "--data", data.toString());
      assertEquals(reset.output(), 0, reset.code());

      Command verified = millet("points", "verify", "--data", data.toString());
      assertEquals(verified.output(), 0, verified.code());
      assertTrue(verified.output(), verified.lastLine().contains("\"accounts\":"));

      Command nobody = millet("token", "nobody", "--data", data.toString());
      assertEquals(nobody.output(), 21, nobody.code());
      Command again =
          millet(
              "import",
              "--url",
              running.address("/").toString(),
              "--token",
              token.output().strip(),
              rows.toString());
      assertEquals("a member may not import: " + again.output(), 21, again.code());
    }
    assertEquals(28, millet("points", "verify", "--data", data.toString()).code());
  }

  @Test
  public void aModuleHasCommandsThatTheLauncherDoesNotKnow() throws Exception {
    try (MilletProcess running = MilletProcess.run("--feature", "builds").on(data).ready()) {
      Api api = new Api(running.address("/"));
      String operator = Api.text(Files.readString(data.resolve("instance.json")), "token");
      String tom = api.member("tom", operator);
      long id = Api.number(api.get("/api/v1/members/me", tom).body(), "id");
      api.send("PUT", "/api/v1/members/" + id + "/roles", operator, "{\"roles\":[\"staff\"]}");
      api.product("pan", operator);
      String channel = "{\"product\":\"pan\",\"slug\":\"beta\",\"name\":\"Beta\"}";
      api.post("/api/v1/channels", operator, channel);
      Path rom = folder.newFile("rom 1.zip").toPath();
      Files.write(rom, new byte[3_000_000]);
      Path entries = folder.newFile("entries.jsonl").toPath();
      Files.writeString(entries, "{\"kind\":\"new\",\"title\":\"夜间模式\"}\n");

      Command help = module("--help");
      assertEquals(help.output(), 0, help.code());
      assertTrue(help.output(), help.output().contains("publish"));
      assertEquals(2, module("publish", "--product", "pan").code());
      String[] wanted = {
        "publish",
        "--product",
        "pan",
        "--channel",
        "beta",
        "--version",
        "173",
        "--now",
        "--file",
        "Pan 2/arm64=" + rom,
        "--entries",
        entries.toString(),
        "--as",
        "tom"
      };
      String limited = "{\"name\":\"ci\",\"scopes\":[\"builds.publish:pan\"],\"handle\":\"tom\"}";
      String ci = Api.text(api.post("/api/v1/tokens", operator, limited).body(), "token");
      List<String> remote = new ArrayList<>(List.of(wanted).subList(0, wanted.length - 2));
      remote.addAll(List.of("--url", running.address("/").toString(), "--token", ci));
      Command published = module(remote.toArray(String[]::new));
      assertEquals(published.output(), 0, published.code());
      String build = published.lastLine();
      assertEquals("released", JSON.readTree(build).at("/state/status").asText());
      assertEquals("arm64", JSON.readTree(build).at("/content/files/0/architecture").asText());
      assertTrue(build, build.contains("夜间模式"));
      assertEquals("again", build, module(wanted).lastLine());
      String sums = api.get("/builds/pan/beta/173/SHA256SUMS", null).body();
      assertTrue(sums, sums.endsWith("  rom 1.zip\n"));
      assertFalse(
          "the token of the command is gone",
          api.get("/api/v1/tokens", tom).body().contains("command line"));

      wanted[6] = "172";
      Command backwards = module(wanted);
      assertEquals(21, backwards.code());
      assertTrue(backwards.output(), backwards.output().contains("Versions do not go backwards"));
      Command unknown = millet("quux", "--data", data.toString());
      assertEquals(2, unknown.code());
      assertTrue(unknown.output(), unknown.output().contains("Modules with commands: builds"));
    }
    Command nothingRuns = module("publish");
    assertEquals(28, nothingRuns.code());
    assertEquals("a misspelt command", 2, millet("tokn").code());
  }

  private Command module(String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("builds", "--data", data.toString()));
    all.addAll(List.of(arguments));
    return millet(all.toArray(String[]::new));
  }

  @Test
  public void theDemoIsThereWhenTheInstanceSaysThatItIsReady() throws Exception {
    try (MilletProcess demo = MilletProcess.run("--demo").on(data).start()) {
      Path file = data.resolve("instance.json");
      Await.until(() -> Files.exists(file), demo::output);
      Api api = new Api(URI.create(JSON.readTree(Files.readString(file)).get("url").asText()));
      Await.until(() -> api.get("/health/ready", null).statusCode() == 200, demo::output);
      String list = api.get("/api/v1/suggestions?limit=100", null).body();
      assertTrue(list, list.contains("\"next\""));
      demo.stop();
    }
    try (MilletProcess again = MilletProcess.run("--demo").on(data).ready()) {
      assertTrue(again.output(), again.output().contains("left out"));
    }
  }

  private static Command millet(String... arguments) throws InterruptedException {
    return Command.run(
        Shipped.home().root(),
        Map.of("JAVA_HOME", System.getProperty("java.home")),
        List.of(arguments));
  }
}
