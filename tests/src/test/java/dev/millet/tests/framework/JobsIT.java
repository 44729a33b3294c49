package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Await;
import dev.millet.tests.lingering.Diligent;
import dev.millet.tests.lingering.LingeringJar;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;

/** A job changes hands with everything else of its module. */
public class JobsIT extends ChangedPlatform {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  Map<String, Object> settings() {
    return Map.of("watch.seconds", 0, "drain.seconds", 5);
  }

  @After
  public void calm() {
    System.clearProperty(Diligent.STUBBORN);
    System.clearProperty(Diligent.NOTES);
  }

  @Test
  public void theNextVersionGoesOnWithIt() throws Exception {
    assertDone(changes.make(diligent()));
    String running = newest();
    Await.until(() -> last().equals(running + " begins"), this::notes);
    for (int i = 0; i < 3; i++) {
      assertDone(changes.make(diligent()));
      assertEquals("nobody was left inside", "", problem());
      String next = newest();
      Await.until(() -> last().equals(next + " begins"), this::notes);
    }
    assertTurns();
    assertDone(changes.order("{\"remove\": [\"diligent\"]}"));
    assertTrue(notes(), last().endsWith("ends"));
    assertFalse("it waits for its module", job("diligent.work").hasNonNull("module"));
  }

  /** The next version waits for it; the old one's time is over before, and that is said. */
  @Test
  public void controlAJobThatHeedsNobodyIsNamed() throws Exception {
    System.setProperty(Diligent.STUBBORN, "12000");
    assertDone(changes.make(diligent()));
    String running = newest();
    Await.until(() -> last().equals(running + " begins"), this::notes);
    assertDone(changes.make(diligent()));
    assertTrue(problem(), problem().contains("job-"));
    String next = newest();
    Await.until(() -> last().equals(next + " begins"), this::notes);
    assertTurns();
    System.clearProperty(Diligent.STUBBORN);
    assertDone(changes.order("{\"remove\": [\"diligent\"]}"));
  }

  @Test
  public void administratorsSeeJobsAndRunThem() throws Exception {
    Await.until(
        () -> job("suggestions.drafts").path("lastSuccess").isTextual(), () -> "it never ran");
    String before = job("suggestions.drafts").path("lastSuccess").asText();
    assertEquals(202, run("suggestions.drafts", OPERATOR));
    Await.until(
        () -> !job("suggestions.drafts").path("lastSuccess").asText().equals(before),
        () -> "it did not run again");
    assertEquals(404, run("suggestions.nothing", OPERATOR));
    String member = api.member("m" + run(), OPERATOR);
    assertEquals(403, run("suggestions.drafts", member));
    assertEquals(403, api.get("/api/v1/jobs", member).statusCode());
    assertEquals(401, api.get("/api/v1/jobs", null).statusCode());
    JsonNode module = json.readTree(api.get("/api/v1/modules/suggestions", OPERATOR).body());
    assertEquals("suggestions.drafts", module.path("jobs").path(0).path("name").asText());
    assertNotEquals("", module.path("jobs").path(0).path("due").asText());
  }

  private static byte[] diligent() throws IOException {
    return LingeringJar.of("diligent", version(), Diligent.class);
  }

  private int run(String name, String token) throws Exception {
    return api.post("/api/v1/jobs/" + name + "/run", token, "").statusCode();
  }

  private JsonNode job(String name) throws IOException {
    for (JsonNode job : json.readTree(api.get("/api/v1/jobs", OPERATOR).body()).path("items")) {
      if (job.path("name").asText().equals(name)) {
        return job;
      }
    }
    return json.createObjectNode();
  }

  /** What was said when the old version had gone. */
  private String problem() throws IOException {
    JsonNode reports = changes.reports();
    return reports.path(reports.size() - 1).path("problem").path("text").asText();
  }

  private String notes() {
    return System.getProperty(Diligent.NOTES, "");
  }

  private List<String> lines() {
    return notes().lines().toList();
  }

  private String last() {
    List<String> lines = lines();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  /** Every run has ended before another begins. */
  private void assertTurns() {
    List<String> lines = lines();
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      String version = lines.get(i).split(" ")[0];
      assertEquals(notes(), version + " begins", lines.get(i));
      assertEquals(notes(), version + " ends", lines.get(i + 1));
    }
  }
}
