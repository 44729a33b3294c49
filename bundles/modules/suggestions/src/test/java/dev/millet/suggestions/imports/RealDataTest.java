package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.modules.JacksonJson;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Imports what real people wrote, where it is: in the folder that {@code MILLET_TEST_DATA} names,
 * else in {@code shared/data} beside the checkout.
 */
@RunWith(Parameterized.class)
public final class RealDataTest {

  private static final String IMPORT = "/api/v1/suggestions/import";

  private final JacksonJson json = new JacksonJson();
  private final Desk desk;

  public RealDataTest(TestDatabase test) {
    desk = new Desk(test, new BallotsFake());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
  }

  @Test
  public void everyRowOfTheTrackerIsTakenAndTakenOnce() throws Exception {
    List<String> rows = rows("suggestions.jsonl", Sweep.rounds(300, Integer.MAX_VALUE));
    List<Map<?, ?>> comments = nested(rows, "comments");
    long blank = comments.stream().filter(each -> each.get("body").toString().isBlank()).count();
    long good = comments.size() - blank;
    assertTrue("some comments are blank", blank > 0);
    Map<?, ?> first = take(rows);
    assertEquals(counts(rows.size(), 0, 0), first.get("suggestions"));
    assertEquals(counts(good, 0, blank), first.get("comments"));
    Map<?, ?> again = take(rows);
    assertEquals(counts(0, rows.size(), 0), again.get("suggestions"));
    assertEquals(counts(0, good, blank), again.get("comments"));
    long nameless = nested(rows, "votes").stream().filter(each -> each.get("user") == null).count();
    Map<?, ?> leftOut = (Map<?, ?>) first.get("leftOut");
    assertEquals(nameless == 0 ? null : (int) nameless, leftOut.get("votes without a user"));
  }

  @Test
  public void everyStatementOfTheConsultationsIsTakenWithTheVotesForIt() throws Exception {
    List<String> rows = rows("votes.jsonl", Sweep.rounds(60, Integer.MAX_VALUE));
    Map<?, ?> summary = take(rows);
    assertEquals(counts(rows.size(), 0, 0), summary.get("suggestions"));
    Map<?, ?> leftOut = (Map<?, ?>) summary.get("leftOut");
    long votes = ((Number) ((Map<?, ?>) summary.get("votes")).get("made")).longValue();
    for (String why :
        List.of(
            "votes against",
            "votes that pass",
            "votes that a later one of the same user replaces")) {
      votes += ((Number) leftOut.get(why)).longValue();
    }
    long given = nested(rows, "votes").size();
    assertEquals("no vote of the file is lost from the account", given, votes);
    long products = rows.stream().map(each -> field(each, "source")).distinct().count();
    assertEquals(products, ((Number) summary.get("products")).longValue());
  }

  private Map<?, ?> take(List<String> rows) throws Exception {
    byte[] file = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    Reply reply = desk.call(IMPORT, FakeRequest.post(IMPORT).body(file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
    return json.read(lines[lines.length - 1], Map.class);
  }

  private static Map<String, Integer> counts(long made, long unchanged, long refused) {
    return Map.of(
        "made", (int) made,
        "changed", 0,
        "unchanged", (int) unchanged,
        "refused", (int) refused);
  }

  private List<Map<?, ?>> nested(List<String> rows, String field) {
    List<Map<?, ?>> all = new ArrayList<>();
    for (String row : rows) {
      for (Object each : (List<?>) field(row, field)) {
        all.add((Map<?, ?>) each);
      }
    }
    return all;
  }

  private Object field(String row, String field) {
    return json.read(row, Map.class).get(field);
  }

  private static List<String> rows(String name, int most) throws IOException {
    Path file = folder().resolve(name);
    assumeTrue("the real data is not here: " + file, Files.exists(file));
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(most).toList();
    }
  }

  private static Path folder() {
    String named = System.getenv("MILLET_TEST_DATA");
    if (named != null) {
      return Path.of(named);
    }
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    return root.resolveSibling("shared").resolve("data");
  }
}
