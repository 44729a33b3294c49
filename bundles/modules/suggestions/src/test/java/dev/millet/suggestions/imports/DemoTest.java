package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.imports.DemoData;
import dev.millet.api.imports.Importer;
import dev.millet.modules.JacksonJson;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.Test;

public final class DemoTest {

  private static final String IMPORT = "/api/v1/suggestions/import";

  @Test
  public void theDemoThatShipsIsTakenWhole() throws Exception {
    Desk desk = new Desk(TestDatabase.hsqldb(), new BallotsFake());
    DemoData demo = desk.contributions(Importer.class).get(0).demo().orElseThrow();
    assertTrue(demo.isWanted());
    assertEquals(8, demo.staff().size());
    byte[] file;
    try (InputStream in = demo.open()) {
      file = in.readAllBytes();
    }
    Reply reply = desk.call(IMPORT, FakeRequest.post(IMPORT).body(file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
    Map<?, ?> summary = new JacksonJson().read(lines[lines.length - 1], Map.class);
    assertEquals(
        Map.of("made", 200, "changed", 0, "unchanged", 0, "refused", 0),
        summary.get("suggestions"));
    assertEquals(2, summary.get("products"));
    assertEquals(Map.of(), summary.get("leftOut"));
    assertEquals(Map.of(), summary.get("adjusted"));
    assertFalse(demo.isWanted());
  }
}
