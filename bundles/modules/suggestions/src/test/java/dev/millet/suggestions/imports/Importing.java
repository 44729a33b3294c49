package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.modules.JacksonJson;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Imports through the route, and reads the answer. */
final class Importing {

  private static final String IMPORT = "/api/v1/suggestions/import";

  private final Desk desk;

  Importing(Desk desk) {
    this.desk = desk;
  }

  /** The messages of an import. */
  record Answer(List<Map<?, ?>> messages) {

    Map<?, ?> summary() {
      Map<?, ?> last = messages.get(messages.size() - 1);
      assertEquals(messages.toString(), "summary", last.get("type"));
      return last;
    }

    Object count(String kind, String what) {
      return ((Map<?, ?>) summary().get(kind)).get(what);
    }

    List<Map<?, ?>> of(String type) {
      return messages.stream().filter(message -> message.get("type").equals(type)).toList();
    }

    /** Line, column and name of each refusal. */
    List<String> refusals() {
      return of("refusal").stream()
          .map(m -> m.get("line") + ":" + m.get("column") + " " + m.get("field"))
          .toList();
    }
  }

  Answer take(String file, String... queries) throws Exception {
    return take(file.getBytes(StandardCharsets.UTF_8), queries);
  }

  /**
   * Imports a file with query parameters: name, value, name, value. Rows of a CSV that name no
   * product are for one that is made, unless a product is given.
   */
  Answer take(byte[] file, String... queries) throws Exception {
    boolean lines = file.length > 0 && file[0] == '{';
    return lines || List.of(queries).contains("product")
        ? takeAsIs(file, queries)
        : takeAsIs(file, and(queries, "product", "Imported", "createProducts", "true"));
  }

  private static String[] and(String[] queries, String... more) {
    return Stream.of(queries, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** Imports a file with these query parameters only. */
  Answer takeAsIs(byte[] file, String... queries) throws Exception {
    FakeRequest request = FakeRequest.post(IMPORT).body(file);
    for (int i = 0; i < queries.length; i += 2) {
      request.query(queries[i], queries[i + 1]);
    }
    Reply reply = desk.call(IMPORT, request);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Reply.Streamed) reply.body()).writer().write(out);
    List<Map<?, ?>> messages = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
      messages.add(new JacksonJson().read(line, Map.class));
    }
    return new Answer(messages);
  }

  /** Returns the suggestions, the newest first. */
  List<SuggestionAnswer> list() throws Exception {
    return list(FakeRequest.get("/"));
  }

  /** Returns the suggestions of a status, newest first; duplicates are listed by this only. */
  List<SuggestionAnswer> list(String status) throws Exception {
    return list(FakeRequest.get("/").query("status", status));
  }

  private List<SuggestionAnswer> list(FakeRequest request) throws Exception {
    Slice<?> listed =
        desk.answer(Slice.class, "/api/v1/suggestions", request.query("sort", "newest"));
    return listed.items().stream().map(SuggestionAnswer.class::cast).toList();
  }
}
