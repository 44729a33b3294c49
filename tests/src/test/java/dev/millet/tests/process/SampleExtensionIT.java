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
        MilletProcess.run("--feature", "thanks", "--feature", "voting", "--dev", built)
            .from(home)
            .ready()) {
      assertTrue(get(millet.address("/thanks"), "en").body().contains("Who helped you"));
      assertTrue(get(millet.address("/thanks"), "zh-CN").body().contains("这周谁帮了你"));
      assertEquals(
          "{\"items\":[]}", get(millet.address("/api/v1/thanks"), "en").body().replace(" ", ""));
      assertTrue(get(millet.address("/api/openapi.json"), "en").body().contains("/api/v1/thanks"));
      takesNotesByItsRules(millet);
      theFirstModuleIsBuiltBesideIt(millet);
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
