package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import dev.millet.tests.PostgresServer;
import dev.millet.tests.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A company starts this version on what an earlier one wrote, or moves it here. */
public final class FormerInstanceIT {

  private static final Path FORMER =
      Path.of("src/test/resources/instances/0.1.0-before-products").toAbsolutePath();

  private static final ObjectMapper JSON = new ObjectMapper();

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theDirectoryOfAnEmbeddedDatabaseComesAlong() throws Exception {
    Path data = folder.newFolder().toPath();
    unpack(FORMER.resolve("data.zip"), data);

    everythingIsThere(data, Map.of());

    try (OpenedDatabase database = new OpenedDatabase(data)) {
      assertEquals(3, database.number("SELECT COUNT(*) FROM products_products"));
      assertEquals(3, database.number("SELECT MAX(id) FROM products_products"));
      assertEquals(14, database.number("SELECT COUNT(*) FROM comments_comments"));
      assertEquals(2, database.number("SELECT COUNT(*) FROM comments_revisions"));
      assertEquals(
          0,
          database.number(
              """
              SELECT COUNT(*) FROM information_schema.tables
               WHERE table_name IN ('SUGGESTIONS_PRODUCTS', 'SUGGESTIONS_COMMENTS',
                 'SUGGESTIONS_COMMENT_REVISIONS', 'SUGGESTIONS_MENTIONS')
              """));
    }
  }

  @Test
  public void aPostgresComesAlong() throws Exception {
    everythingIsThere(folder.newFolder().toPath(), filledPostgres());
  }

  @Test
  public void anArchiveIsTakenByAnEmbeddedDatabase() throws Exception {
    Path data = folder.getRoot().toPath().resolve("embedded");
    take(data, Map.of());
    everythingIsThere(data, Map.of());
  }

  @Test
  public void anArchiveIsTakenByAPostgres() throws Exception {
    Map<String, String> postgres = emptyPostgres();
    Path data = folder.getRoot().toPath().resolve("server");
    take(data, postgres);
    everythingIsThere(data, postgres);
  }

  private static void everythingIsThere(Path data, Map<String, String> environment)
      throws Exception {
    MilletProcess.Start start = MilletProcess.run().on(data);
    environment.forEach(start::with);
    try (MilletProcess millet = start.ready()) {
      Api api = new Api(millet.address("/"));
      String operator = Operator.of(millet).token();
      List<String> products = new ArrayList<>();
      get(api, "/api/v1/products").get("items").forEach(each -> products.add(each.toString()));
      assertEquals(
          List.of(
              """
              {"slug":"手表","name":"手表 Watch","description":"","place":1,\
              "archived":false,"audience":"everybody","version":1}""",
              """
              {"slug":"phone","name":"Phone 手机","description":"The phone & its <system>, edited",\
              "place":2,"archived":false,"audience":"everybody","version":2}"""),
          products);
      assertEquals("phone", get(api, "/api/v1/suggestions/1").get("product").asText());
      assertEquals("手表", get(api, "/api/v1/suggestions/2").get("product").asText());
      assertEquals(3, items(api, "/api/v1/suggestions?product=%E6%89%8B%E8%A1%A8"));
      assertEquals(4, items(api, "/api/v1/suggestions?product=phone"));
      assertEquals(1, items(api, "/api/v1/suggestions?product=phone&status=duplicate"));
      commentsAreThere(api);

      api.product("new", operator);
      String kim = token(api, operator);
      long made = api.suggestion("new", "Written afterwards", kim);
      assertTrue(made + " is a fresh id", made > 9);
      assertEquals("new", get(api, "/api/v1/suggestions/" + made).get("product").asText());
      commentsGoOn(api, kim);
      String change = "{\"place\":3}";
      assertEquals(412, replaced(api, kim, "\"1\"", change));
      assertEquals(200, replaced(api, kim, "\"2\"", change));
    }
  }

  private static void commentsAreThere(Api api) throws IOException {
    assertEquals(
        List.of(
            "1 max-tester Yes, @lin is right",
            "2 林晓雨 谢谢，@林晓雨你好",
            "3 kim-ryu A draft is ready, @max-tester",
            "4 lin I would like it, @max-tester",
            "5 max-tester "),
        comments(api, 1));
    assertEquals(
        List.of("10 null Signed, @…", "11 lin Who was that, @…?", "12 null Edited twice"),
        comments(api, 6));
    assertEquals("13", comments(api, 9).get(0).split(" ")[0]);
    assertEquals(4, get(api, "/api/v1/suggestions/1").get("commentCount").asInt());
    JsonNode edited = get(api, "/api/v1/comments/suggestion/1/4");
    assertEquals(2, edited.get("version").asInt());
    assertTrue(edited.hasNonNull("editedAt"));
    String page = api.get("/suggestions/1", null).body();
    assertTrue(page, page.contains("<a class=\"mention\" href=\"/members/lin\""));
    assertTrue(page, page.contains("<a class=\"mention\" href=\"/members/kim-ryu\""));
  }

  private static void commentsGoOn(Api api, String kim) throws IOException {
    List<String> mentions = new ArrayList<>();
    JSON.readTree(api.get("/api/v1/mentions", kim).body())
        .get("items")
        .forEach(each -> mentions.add(each.get("path").asText()));
    assertEquals(List.of("/suggestions/1"), mentions);
    String path = "/api/v1/comments/suggestion/1";
    var said = api.post(path, kim, "{\"body\":\"At last, @lin\"}");
    assertEquals(said.body(), 201, said.statusCode());
    assertTrue(said.body(), Api.number(said.body(), "id") > 13);
    assertEquals(5, get(api, "/api/v1/suggestions/1").get("commentCount").asInt());
  }

  private static List<String> comments(Api api, long suggestion) throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode each : get(api, "/api/v1/comments/suggestion/" + suggestion).get("items")) {
      String author = each.path("author").path("handle").asText("null");
      found.add(each.get("id") + " " + author + " " + each.get("body").asText());
    }
    return found;
  }

  private static int replaced(Api api, String token, String tag, String json) {
    return api.change("PATCH", "/api/v1/products/phone", token, tag, json).statusCode();
  }

  private static String token(Api api, String operator) {
    String wanted =
        """
        {"name":"now","scopes":["read","write"],"handle":"kim-ryu"}""";
    return Api.text(api.post("/api/v1/tokens", operator, wanted).body(), "token");
  }

  private static int items(Api api, String path) throws IOException {
    return get(api, path).get("items").size();
  }

  private static JsonNode get(Api api, String path) throws IOException {
    var answer = api.get(path, null);
    assertEquals(answer.body(), 200, answer.statusCode());
    return JSON.readTree(answer.body());
  }

  private static void take(Path data, Map<String, String> environment) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_HOME", System.getProperty("java.home"));
    String archive = FORMER.resolve("archive.zip").toString();
    Command taken =
        Command.run(
            Shipped.home().root(), all, List.of("import", "--data", data.toString(), archive));
    assertEquals(taken.output(), 0, taken.code());
  }

  private static Map<String, String> emptyPostgres() {
    Assume.assumeTrue("MILLET_TEST_POSTGRES names a server", PostgresServer.isThere());
    return Map.of("MILLET_DATABASE_URL", PostgresServer.newDatabase("former"));
  }

  private static Map<String, String> filledPostgres() {
    Map<String, String> postgres = emptyPostgres();
    PostgresServer.load(postgres.get("MILLET_DATABASE_URL"), FORMER.resolve("postgresql.sql"));
    return postgres;
  }

  private static void unpack(Path zip, Path into) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = into.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          copy(in, file);
        }
      }
    }
  }

  private static void copy(InputStream in, Path file) throws IOException {
    Files.write(file, in.readAllBytes());
  }
}
