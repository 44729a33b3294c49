package dev.millet.builds;

import static dev.millet.builds.Workshop.of;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.imports.Importer;
import dev.millet.builds.build.BuildEvents;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Files of builds of other systems, and the data to look at. */
@RunWith(Parameterized.class)
public final class BuildImportTest {

  private static final String IMPORT = "/api/v1/builds/import";

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final TestDatabase test;
  private Workshop workshop;

  public BuildImportTest(TestDatabase test) {
    this.test = test;
  }

  @Before
  public void open() {
    workshop = new Workshop(test);
  }

  private Map<?, ?> imported(String file) throws Exception {
    FakeRequest request = FakeRequest.post(IMPORT).body(file.getBytes(StandardCharsets.UTF_8));
    Reply reply = workshop.call(IMPORT, request.by(workshop.admin));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
    return (Map<?, ?>) new JacksonJson().read(lines[lines.length - 1], Map.class).get("builds");
  }

  private static Map<String, Integer> counts(int made, int unchanged, int refused) {
    return Map.of("made", made, "changed", 0, "unchanged", unchanged, "refused", refused);
  }

  private Object list() throws Exception {
    return workshop.answer(
        Workshop.BUILDS, FakeRequest.get("/").query("product", workshop.product.slug()));
  }

  @Test
  public void theDemoThatShipsIsTakenWholeAndOnce() throws Exception {
    var demo = workshop.contributions(Importer.class).get(0).demo().orElseThrow();
    String file;
    try (InputStream in = demo.open()) {
      file =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("heron-os", workshop.product.slug());
    }
    assertEquals(counts(12, 0, 0), imported(file));
    assertEquals(counts(0, 12, 0), imported(file));
    assertEquals("released", of(list(), "items.0.state.status"));
    assertEquals(
        "nobody is told of what is imported",
        List.of(),
        workshop.journal.payloads(BuildEvents.RELEASED, BuildEvents.Released.class));
    String train =
        Workshop.html(
            workshop.call(
                "/builds/{product}/{channel}",
                FakeRequest.get("/")
                    .with("product", workshop.product.slug())
                    .with("channel", "beta")));
    assertTrue(train, train.contains("Rename many files at once"));
    assertTrue(train, train.contains("<del>Build 174</del>"));
    assertTrue(train, train.contains("Missed week"));
    assertTrue(train, train.contains("Holiday"));
  }

  @Test
  public void versionsOfOtherSystemsAreTakenAsTheyAre() throws Exception {
    String row =
        "{\"product\":\"" + workshop.product.slug() + "\",\"version\":\"%s\",\"date\":\"%s\"%s}\n";
    String file =
        row.formatted("Release 1.5.0 M01", "2010-11-15", ",\"notes\":\"中文 & <b>\"")
            + row.formatted("Release 1.5.0 M02", "2010-11-22", ",\"released\":true")
            + row.formatted("Release 1.5.0 M02", "2010-11-22", "")
            + row.formatted("Release 1.6.0", "2011-02-01", ",\"released\":false")
            + row.formatted("../../etc", "2011-02-01", "")
            + row.formatted("1.7", "yesterday", "");
    assertEquals(counts(2, 1, 3), imported(file));
    assertEquals("1.5.0-M02", of(list(), "items.0.version"));
    assertEquals("stable", of(list(), "items.0.channel"));
  }
}
