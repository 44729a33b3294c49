package dev.millet.points.account;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.imports.DemoData;
import dev.millet.api.imports.Importer;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.modules.JacksonJson;
import dev.millet.points.ledger.Verifier;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class PointsImportTest {

  private static final String IMPORT = "/api/v1/points/import";

  private final Counter counter;
  private final Member admin;

  public PointsImportTest(TestDatabase database) {
    counter = new Counter(database);
    admin = counter.members.add("admin", Role.ADMIN);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private Map<?, ?> imported(String file) throws Exception {
    FakeRequest request = FakeRequest.post(IMPORT).body(file.getBytes(StandardCharsets.UTF_8));
    Reply reply = counter.call(IMPORT, request.by(admin));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
    return (Map<?, ?>) new JacksonJson().read(lines[lines.length - 1], Map.class).get("grants");
  }

  private static Map<String, Integer> counts(int made, int unchanged, int refused) {
    return Map.of("made", made, "changed", 0, "unchanged", unchanged, "refused", refused);
  }

  private List<?> leaderboard(String product) throws Exception {
    FakeRequest request =
        FakeRequest.get("/api/v1/points/leaderboard")
            .query("board", "product/" + product)
            .query("period", "all");
    return ((Slice<?>) counter.answer("/api/v1/points/leaderboard", request)).items();
  }

  private List<String> differences() {
    return new Verifier(counter.database).verify(() -> false).differences();
  }

  @Test
  public void theDemoThatShipsIsTakenWholeAndOnce() throws Exception {
    DemoData demo = counter.contributions(Importer.class).get(0).demo().orElseThrow();
    assertTrue(demo.isWanted());
    counter.products.named(1, "heron-os");
    counter.products.named(2, "heron-link");
    String file;
    try (InputStream in = demo.open()) {
      file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int rows = file.split("\n").length;
    assertEquals(counts(rows, 0, 0), imported(file));
    assertFalse(demo.isWanted());
    assertEquals(counts(0, rows, 0), imported(file));
    assertEquals(List.of(), differences());
    for (String product : List.of("heron-os", "heron-link")) {
      assertFalse(product, leaderboard(product).isEmpty());
    }
    String draws = counter.answer("/api/v1/draws", FakeRequest.get("/api/v1/draws")).toString();
    assertEquals("one is decided", 1, draws.split("state=drawn", -1).length - 1);
    assertEquals("one is open", 1, draws.split("state=open", -1).length - 1);
  }

  @Test
  public void coinsExpireByTheDateThatTheyWereEarnedOn() throws Exception {
    String row =
        "{\"source\":\"x\",\"id\":\"%d\",\"user\":\"Vera\",\"coins\":%d,\"experience\":3,%s}\n";
    assertEquals(
        counts(2, 0, 3),
        imported(
            row.formatted(1, 10, "\"at\":\"2001-01-01\"")
                + row.formatted(2, 7, "\"reason\":\"A talk\"")
                + row.formatted(3, -1, "\"reason\":\"less than nothing\"")
                + row.formatted(4, 1, "\"at\":\"2999-01-01\"")
                + "{\"id\":\"5\",\"user\":\"Vera\"}\n"));
    long coins =
        counter.database.read(
            handle ->
                handle
                    .createQuery("SELECT SUM(a.coins_balance) FROM points_accounts a")
                    .mapTo(Long.class)
                    .one());
    assertEquals(7, coins);
    assertEquals(List.of(), differences());
  }
}
