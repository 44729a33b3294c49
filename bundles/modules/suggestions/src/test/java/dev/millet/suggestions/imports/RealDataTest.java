package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.modules.JacksonJson;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    byte[] file = file("suggestions.jsonl");
    Map<?, ?> first = take(file);
    long rows = rows(file);
    assertEquals(counts(rows, 0, 0), first.get("suggestions"));
    assertEquals("195 are blank", counts(11_200, 0, 195), first.get("comments"));
    Map<?, ?> again = take(file);
    assertEquals(counts(0, rows, 0), again.get("suggestions"));
    assertEquals(counts(0, 11_200, 195), again.get("comments"));
    assertEquals(1920, ((Map<?, ?>) first.get("leftOut")).get("votes without a user"));
  }

  @Test
  public void everyStatementOfTheConsultationsIsTakenWithTheVotesForIt() throws Exception {
    byte[] file = file("votes.jsonl");
    Map<?, ?> summary = take(file);
    assertEquals(counts(rows(file), 0, 0), summary.get("suggestions"));
    Map<?, ?> leftOut = (Map<?, ?>) summary.get("leftOut");
    long votes = ((Number) ((Map<?, ?>) summary.get("votes")).get("made")).longValue();
    for (String why :
        List.of(
            "votes against",
            "votes that pass",
            "votes that a later one of the same user replaces")) {
      votes += ((Number) leftOut.get(why)).longValue();
    }
    assertEquals("no vote of the file is lost from the account", 83_527, votes);
    assertEquals(2, ((Number) summary.get("products")).intValue());
  }

  private Map<?, ?> take(byte[] file) throws Exception {
    Reply reply = desk.call(IMPORT, FakeRequest.post(IMPORT).body(file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
    return new JacksonJson().read(lines[lines.length - 1], Map.class);
  }

  private static Map<String, Integer> counts(long made, long unchanged, long refused) {
    return Map.of(
        "made", (int) made,
        "changed", 0,
        "unchanged", (int) unchanged,
        "refused", (int) refused);
  }

  private static long rows(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).lines().count();
  }

  private static byte[] file(String name) throws IOException {
    Path file = folder().resolve(name);
    assumeTrue("the real data is not here: " + file, Files.exists(file));
    return Files.readAllBytes(file);
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
