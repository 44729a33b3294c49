package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Shipped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The extensions of docs/extensions.md and first-module.md, installed as the documents say. */
public class SampleExtensionIT {

  private static final String JAR = "com.example.thanks-0.1.0.jar";

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  public void itServesItsPageAndItsApiInBothLanguages() throws Exception {
    Path home = distributionWithTheSample();
    String built = sample("milestones").resolve("target").toString();
    try (MilletProcess millet =
        MilletProcess.run(
                "--feature",
                "thanks",
                "--feature",
                "voting",
                "--feature",
                "points",
                "--dev",
                built,
                "--set",
                "upgrades.watch.seconds=0")
            .from(home)
            .ready()) {
      assertTrue(get(millet.address("/thanks"), "en").body().contains("Who helped you"));
      assertTrue(get(millet.address("/thanks"), "zh-CN").body().contains("这周谁帮了你"));
      assertEquals(
          "{\"items\":[]}", get(millet.address("/api/v1/thanks"), "en").body().replace(" ", ""));
      assertTrue(get(millet.address("/api/openapi.json"), "en").body().contains("/api/v1/thanks"));
      takesNotesByItsRules(millet);
      theFirstModuleIsBuiltBesideIt(millet);
      earnsPoints(millet, home);
    }
  }

  private void theFirstModuleIsBuiltBesideIt(MilletProcess millet) throws Exception {
    Api api = new Api(millet.address("/"));
    Await.until(() -> api.get("/milestones", null).statusCode() == 200, millet::output);
    String operator = Operator.of(millet).token();
    String path = "/api/v1/milestones";
    assertEquals(401, api.post(path, null, "{\"title\":\"x\"}").statusCode());
    assertEquals(422, api.post(path, operator, "{\"titel\":\"x\"}").statusCode());
    assertEquals(201, api.post(path, operator, "{\"title\":\"一万名成员\"}").statusCode());
    assertTrue(api.get(path, null).body().contains("一万名成员"));
    String page = get(millet.address("/milestones"), "zh-CN").body();
    assertTrue(page, page.contains("<h1>里程碑</h1>") && page.contains("一万名成员"));
  }

  private static Path sample(String name) {
    return Path.of(System.getProperty("millet.samples"), name);
  }

  private void takesNotesByItsRules(MilletProcess millet) throws Exception {
    Api api = new Api(millet.address("/"));
    String token = api.member("mei", Operator.of(millet).token());
    HttpResponse<String> refused = api.post("/api/v1/thanks", token, "{\"text\":\"\u3000\"}");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body(), refused.body().contains("\"code\":\"missing\""));

    HttpResponse<String> added = api.post("/api/v1/thanks", token, "{\"text\":\" 谢谢  相机团队 \"}");
    assertEquals(added.body(), 201, added.statusCode());
    String list = get(millet.address("/api/v1/thanks"), "en").body();
    assertTrue(list, list.contains("\"text\":\"谢谢 相机团队\"") && list.contains("\"mei\""));
    assertTrue(get(millet.address("/thanks"), "en").body().contains("谢谢 相机团队"));
  }

  /** A stranger's entries earn points, each once, though the module of points is away meanwhile. */
  private void earnsPoints(MilletProcess millet, Path home) throws Exception {
    Api api = new Api(millet.address("/"));
    String operator = Operator.of(millet).token();
    String token = api.member("lin", operator);
    String types = api.get("/api/v1/journal/types", operator).body();
    assertTrue(types, types.contains("\"en\":\"Thanks posted\"") && types.contains("发布感谢"));
    String staff = api.member("kim", operator);
    long kim = Api.number(api.get("/api/v1/members/me", staff).body(), "id");
    api.send("PUT", "/api/v1/members/" + kim + "/roles", operator, "{\"roles\":[\"staff\"]}");
    String typed =
        "{\"name\":\"rules\",\"scopes\":[\"read\",\"write\"],\"handle\":\"kim\",\"password\":\"%s\"}";
    HttpResponse<String> own = api.post("/api/v1/tokens", null, typed.formatted(Api.PASSWORD));
    assertEquals(own.body(), 201, own.statusCode());
    String proven = Api.text(own.body(), "token");
    HttpResponse<String> rule =
        api.post(
            "/api/v1/points/rules",
            proven,
            """
            {"name": "Say thanks", "types": ["thanks.said"], "recipient": "actor", "amount": "3", "enabled": true,
             "caps": {"day": 1000, "subject": 0, "member": 0, "total": 0}}
            """);
    assertEquals(rule.body(), 201, rule.statusCode());
    long id = Api.number(rule.body(), "id");
    Await.until(
        () -> api.get("/api/v1/points/rules/" + id, operator).body().contains("\"active\":true"),
        () -> "the rule does not count");
    thank(api, token, 0, 5);
    Await.until(() -> earned(api, token) == 15, () -> "earned " + earned(api, token));

    modules(millet, home, "disable");
    Thread writer = new Thread(() -> thank(api, token, 5, 40));
    writer.start();
    modules(millet, home, "enable");
    writer.join();
    thank(api, token, 40, 50);
    Await.until(() -> earned(api, token) == 150, () -> "earned " + earned(api, token));
  }

  private static void thank(Api api, String token, int from, int to) {
    for (int i = from; i < to; i++) {
      HttpResponse<String> said =
          api.post("/api/v1/thanks", token, "{\"text\":\"Thanks " + i + "\"}");
      assertEquals(said.body(), 201, said.statusCode());
    }
  }

  /** Whatever the day: this rule alone gives something for what is done here. */
  private static long earned(Api api, String token) {
    String account = api.get("/api/v1/points/me", token).body();
    return Api.number(account.substring(account.indexOf("\"experience\"")), "available");
  }

  private static void modules(MilletProcess millet, Path home, String how) throws Exception {
    List<String> arguments =
        List.of("modules", how, "points", "--yes", "--data", millet.data().toString());
    Command made = Command.run(home, Map.of(), arguments);
    assertEquals(made.output(), 0, made.code());
  }

  private HttpResponse<String> get(URI address, String language)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address).header("Accept-Language", language).build(),
        BodyHandlers.ofString());
  }

  private Path distributionWithTheSample() throws IOException {
    Path home = folder.newFolder("millet").toPath();
    copy(Shipped.home().root(), home);
    Path sample = sample("thanks");
    Path place = home.resolve("repository/com/example/com.example.thanks/0.1.0");
    Files.createDirectories(place);
    Files.copy(sample.resolve("target").resolve(JAR), place.resolve(JAR));
    Files.copy(sample.resolve("thanks.json"), home.resolve("features/thanks.json"));
    return home;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
          target.toFile().setExecutable(Files.isExecutable(file));
        }
      }
    }
  }
}
