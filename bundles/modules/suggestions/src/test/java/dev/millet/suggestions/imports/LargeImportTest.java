package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.modules.JacksonJson;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** Many rows of which every hundredth is broken, each in another way. */
public final class LargeImportTest {

  private static final int ROWS = Sweep.rounds(2_000, 100_000);
  private static final int GOOD = ROWS - ROWS / 100;
  private static final String IMPORT = "/api/v1/suggestions/import";
  private static final String HEADER =
      "number,title,description,created_at,created_by,votes_count,comments_count,status,"
          + "responded_by,responded_at,response,original_number,original_title,tags\n";

  private final Desk desk = new Desk(TestDatabase.hsqldb(), new BallotsFake());
  private final Set<Long> broken = new TreeSet<>();

  @Test
  public void everyGoodRowIsTakenAndEveryBrokenOneIsNamed() throws Exception {
    byte[] file = file();
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    var thread = ManagementFactory.getThreadMXBean();
    long began = thread.getCurrentThreadCpuTime();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    FakeRequest request =
        FakeRequest.post(IMPORT)
            .query("product", "crowd")
            .query("createProducts", "true")
            .body(file);
    Reply reply = desk.call(IMPORT, request);
    ((Reply.Streamed) reply.body()).writer().write(answer);
    double seconds = (thread.getCurrentThreadCpuTime() - began) / 1e9;
    System.gc();
    long after = runtime.totalMemory() - runtime.freeMemory();
    System.out.printf(
        "%,d rows in %.1f s of one core, %,.0f a second; the heap in use grew by %,d MiB%n",
        ROWS, seconds, ROWS / seconds, (after - before) >> 20);

    Set<Long> named = new TreeSet<>();
    Map<?, ?> summary = new HashMap<>();
    for (String line : answer.toString(StandardCharsets.UTF_8).split("\n")) {
      Map<?, ?> message = new JacksonJson().read(line, Map.class);
      if ("refusal".equals(message.get("type"))) {
        named.add(((Number) message.get("line")).longValue());
      }
      summary = message;
    }
    assertEquals(broken, named);
    assertEquals(ROWS / 100, named.size());
    assertEquals(
        Map.of("made", GOOD, "changed", 0, "unchanged", 0, "refused", ROWS - GOOD),
        summary.get("suggestions"));
    assertEquals(GOOD, stored());
    assertTrue(named.contains(200L));
  }

  private int stored() {
    return desk.database.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM suggestions_suggestions")
                .mapTo(Integer.class)
                .one());
  }

  private byte[] file() {
    StringBuilder file = new StringBuilder(HEADER);
    long line = 2;
    for (int row = 1; row <= ROWS; row++) {
      if (row % 100 == 0) {
        broken.add(line);
        file.append(broken(row));
        line++;
      } else {
        file.append(row)
            .append(",Title ")
            .append(row)
            .append(" 深色模式,\"Two \"\"quoted\"\"\nlines\",2020-01-01T00:00:00Z,user ")
            .append(row % 500)
            .append(",")
            .append(row % 37)
            .append(",0,open,,,,,,\"ui,tag")
            .append(row % 20)
            .append("\"\n");
        line += 2;
      }
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String broken(int row) {
    return switch (row / 100 % 5) {
      case 0 -> row + ",Broken,x,yesterday,u,3,0,open,,,,,,ui\n";
      case 1 -> row + ",\"Broken,x,2020-01-01,u,3,0,open,,,,,,ui\n";
      case 2 -> row + ",Broken,x\n";
      case 3 -> row + ",,x,2020-01-01,u,3,0,open,,,,,,ui\n";
      default -> row + ",Broken,x,2020-01-01,u,many,0,open,,,,,,ui\n";
    };
  }
}
