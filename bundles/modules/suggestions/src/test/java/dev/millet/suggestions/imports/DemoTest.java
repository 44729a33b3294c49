package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;

import dev.millet.api.gateway.Reply;
import dev.millet.modules.JacksonJson;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Test;

public final class DemoTest {

  private static final String IMPORT = "/api/v1/suggestions/import";
  private static final Path FILE =
      Path.of("../../../launcher/src/main/dist/demo/demo.jsonl").toAbsolutePath().normalize();

  @Test
  public void theDemoThatShipsIsTakenWhole() throws Exception {
    Desk desk = new Desk(TestDatabase.hsqldb(), new BallotsFake());
    Reply reply = desk.call(IMPORT, FakeRequest.post(IMPORT).body(Files.readAllBytes(FILE)));
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
  }
}
