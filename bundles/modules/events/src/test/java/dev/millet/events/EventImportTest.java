package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.imports.DemoData;
import dev.millet.api.imports.Importer;
import dev.millet.api.lists.ListRequest;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class EventImportTest {

  private static final String IMPORT = "/api/v1/events/import";

  private final Venue venue;

  public EventImportTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private Map<?, ?> imported(String file) throws Exception {
    FakeRequest request = FakeRequest.post(IMPORT).body(file.getBytes(StandardCharsets.UTF_8));
    Reply reply = venue.call(IMPORT, request.by(venue.admin));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
    return (Map<?, ?>) new JacksonJson().read(lines[lines.length - 1], Map.class).get("events");
  }

  private static Map<String, Integer> counts(int made, int unchanged, int refused) {
    return Map.of("made", made, "changed", 0, "unchanged", unchanged, "refused", refused);
  }

  @Test
  public void theDemoThatShipsIsTakenWhole() throws Exception {
    DemoData demo = venue.contributions(Importer.class).get(0).demo().orElseThrow();
    assertTrue(demo.isWanted());
    String file;
    try (InputStream in = demo.open()) {
      file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertEquals(counts(10, 0, 0), imported(file));
    assertFalse(demo.isWanted());
    List<Event> upcoming =
        venue.database.read(
            handle ->
                venue
                    .stores
                    .events()
                    .list(
                        handle,
                        EventFilter.upcoming(),
                        ListRequest.first(100),
                        venue.database.now())
                    .items());
    assertEquals(8, upcoming.size());
    assertEquals(counts(0, 10, 0), imported(file));
    assertEquals(
        venue.number("SELECT COUNT(r.id) FROM events_registrations r WHERE r.state = 'GOING'"),
        venue.number("SELECT COUNT(t.code) FROM events_tickets t"));
  }

  @Test
  public void whatCannotBeIsRefusedAndTheRestIsTaken() throws Exception {
    String row = "{\"source\":\"x\",\"id\":\"%s\",\"title\":\"Walk\",%s}\n";
    String file =
        row.formatted("1", "\"city\":\"zurich\",\"start\":\"2030-05-01T10:00\"")
            + row.formatted("2", "\"city\":\"zurich\",\"start\":\"yesterday\"")
            + row.formatted("3", "\"city\":\"nowhere\",\"start\":\"2030-05-01T10:00\"")
            + row.formatted("4", "\"zone\":\"Mars\",\"start\":\"2030-05-01T10:00\"");
    assertEquals(counts(1, 0, 3), imported(file));
  }

  @Test
  public void manyWhoAreGoingAreWrittenInParts() throws Exception {
    StringBuilder file = new StringBuilder();
    for (int event = 0; event < 3; event++) {
      file.append(row(event, 400));
    }
    assertEquals(counts(3, 0, 0), imported(file.toString()));
    assertEquals(
        1_200,
        venue.number("SELECT COUNT(r.id) FROM events_registrations r WHERE r.state = 'GOING'"));
    assertEquals(
        400, venue.number("SELECT COUNT(DISTINCT r.member_id) FROM events_registrations r"));
    assertEquals(counts(0, 3, 0), imported(file.toString()));
  }

  @Test
  public void noPartIsLargeUnlessOneEventIs() {
    assertEquals(List.of(), parts());
    assertEquals(List.of(List.of(0, 0, 0)), parts(0, 0, 0));
    assertEquals(List.of(List.of(100, 150), List.of(1)), parts(100, 150, 1));
    assertEquals(List.of(List.of(5_000), List.of(5_000), List.of(1)), parts(5_000, 5_000, 1));
  }

  private static List<List<Integer>> parts(int... going) {
    List<ImportedEvent> rows =
        IntStream.of(going)
            .mapToObj(
                count ->
                    new ImportedEvent("x", "1", null, null, null, Collections.nCopies(count, null)))
            .toList();
    return EventImporter.parts(rows).stream()
        .map(part -> part.stream().map(row -> row.going().size()).toList())
        .toList();
  }

  private static String row(int event, int going) {
    return IntStream.range(0, going)
        .mapToObj("{\"user\":\"m%d\"}"::formatted)
        .collect(
            Collectors.joining(
                ",",
                """
                {"source":"x","id":"%d","title":"Walk","zone":"UTC","start":"2030-05-01T10:00","going":["""
                    .formatted(event),
                "]}\n"));
  }
}
