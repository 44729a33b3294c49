package dev.millet.suggestions.arranging;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.suggestions.arranging.FieldsApi.FieldAnswer;
import dev.millet.suggestions.http.RevisionsApi.RevisionAnswer;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** The fields of products, and what suggestions have in them. */
public final class ProductFieldsTest extends ProductFieldsDesk {

  private static final Map<String, String> FILLED =
      Map.of("device", "手机 13", "version", "14.0.2", "android", "0013");

  public ProductFieldsTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aSuggestionHasWhatWasFilledIn() throws Exception {
    fields();
    SuggestionAnswer made = submit("phone", "A", FILLED);
    Map<String, String> kept = Map.of("device", "手机 13", "version", "14.0.2", "android", "13");
    assertEquals(kept, made.fields());
    assertEquals(kept, show(made.id()).fields());
    assertEquals(List.of("device", "version", "android"), List.copyOf(made.fields().keySet()));
    assertNull(submit("kettle", "B", null).fields());
  }

  @Test
  public void whatAFieldDoesNotTakeIsRefusedByName() throws Exception {
    fields();
    assertWrong(Map.of("fields.device", "missing"), () -> submit("phone", "A", null));
    assertWrong(
        Map.of("fields.device", "unknown-choice", "fields.android", "not-a-number"),
        () -> submit("phone", "A", Map.of("device", "Phone 9", "android", "thirteen")));
    assertWrong(
        Map.of("fields.colour", "unknown"), () -> submit("phone", "A", Map.of("colour", "red")));
    assertWrong(
        Map.of("fields.device", "unknown"),
        () -> submit("kettle", "A", Map.of("device", "Phone 12")));
    assertWrong(
        Map.of("fields.version", "too-long"),
        () -> submit("phone", "A", Map.of("device", "Phone 12", "version", "字".repeat(201))));
    String longest = "😀".repeat(200);
    assertEquals(
        longest,
        submit("phone", "A", Map.of("device", "Phone 12", "version", longest))
            .fields()
            .get("version"));
  }

  @Test
  public void anEditChangesWhatItNames() throws Exception {
    fields();
    long id = submit("phone", "A", FILLED).id();
    assertEquals(
        Map.of("device", "Phone 12", "android", "13"),
        change(id, null, Map.of("device", "Phone 12", "version", ""), desk.ann).fields());
    assertWrong(
        Map.of("fields.device", "missing"), () -> change(id, null, Map.of("device", ""), desk.ann));
    var revisions =
        (Slice<?>)
            desk.answer(
                Slice.class,
                LIST + "/{id}/revisions",
                FakeRequest.get("/").with("id", id).by(desk.ann));
    assertEquals(
        List.of(
            Map.of("device", "Phone 12", "android", "13"),
            Map.of("device", "手机 13", "version", "14.0.2", "android", "13")),
        revisions.items().stream().map(each -> ((RevisionAnswer) each).fields()).toList());
  }

  @Test
  public void anotherProductKeepsWhatItsFieldsTake() throws Exception {
    fields();
    add("kettle", "text", "Version", false);
    long id = submit("phone", "A", FILLED).id();
    assertEquals(Map.of("version", "14.0.2"), change(id, "kettle", null, desk.staff).fields());
    assertNull(show(submit("kettle", "B", null).id()).fields());
  }

  @Test
  public void theListIsOfThoseWithAValue() throws Exception {
    fields();
    long first = submit("phone", "A", FILLED).id();
    submit("phone", "B", Map.of("device", "Phone 12"));
    assertEquals(List.of(first), ids("product", "phone", "field.device", "手机 13"));
    assertEquals(2, ids("product", "phone").size());
    assertWrong(
        Map.of("field.device", "unknown"),
        () -> ids("product", "phone", "field.device", "Phone 9"));
    assertWrong(Map.of("field.device", "unknown"), () -> ids("field.device", "手机 13"));
    assertWrong(
        Map.of("field.version", "unknown"), () -> ids("product", "phone", "field.version", "1"));
  }

  @Test
  public void aFieldWithContentIsArchived() throws Exception {
    FieldAnswer version = add("phone", "text", "Version", false);
    FieldAnswer empty = add("phone", "text", "Colour", false);
    long id = submit("phone", "A", Map.of("version", "14")).id();
    delete(version);
    delete(empty);
    List<FieldAnswer> left = all();
    assertEquals(List.of("version"), left.stream().map(FieldAnswer::slug).toList());
    assertTrue(left.get(0).values().archived());
    assertEquals(Map.of("version", "14"), show(id).fields());
    assertWrong(
        Map.of("fields.version", "unknown"), () -> submit("phone", "B", Map.of("version", "15")));
    change(id, null, Map.of(), desk.ann);
    assertEquals("what is archived stays", Map.of("version", "14"), show(id).fields());
    desk.call(
        ONE + "/restore",
        FakeRequest.post("/")
            .with("id", version.id())
            .by(desk.staff)
            .header("If-Match", "\"" + left.get(0).version() + "\""));
    assertEquals(Map.of("version", "15"), submit("phone", "B", Map.of("version", "15")).fields());
  }

  @Test
  public void thereAreAtMostTen() throws Exception {
    for (int i = 0; i < FieldEdits.MAX_FIELDS; i++) {
      add("phone", "text", "Field " + i, false);
    }
    ProblemException refused =
        assertThrows(ProblemException.class, () -> add("phone", "text", "One more", false));
    assertEquals("limit-reached", refused.problem().code());
    refused = assertThrows(ProblemException.class, () -> add("phone", "choice", "Empty", false));
    assertEquals("none", refused.problem().fields().get(0).code());
    add("kettle", "text", "Version", false);
    refused = assertThrows(ProblemException.class, () -> add("kettle", "text", "Version", false));
    assertEquals("suggestions.field-taken", refused.problem().code());
  }

  @Test
  public void aWithdrawnSuggestionLeavesNothing() throws Exception {
    fields();
    long id = submit("phone", "A", FILLED).id();
    desk.call(LIST + "/{id}", FakeRequest.of("DELETE", "/").with("id", id).by(desk.ann));
    int left =
        desk.database.read(
            handle ->
                handle
                    .createQuery("SELECT COUNT(v.field_id) FROM suggestions_field_values v")
                    .mapTo(Integer.class)
                    .one());
    assertEquals(0, left);
  }

  private List<FieldAnswer> all() throws Exception {
    var slice =
        desk.answer(
            Slice.class, ALL, FakeRequest.get("/").query("product", "phone").by(desk.staff));
    return slice.items().stream().map(FieldAnswer.class::cast).toList();
  }

  private List<Long> ids(String... query) throws Exception {
    FakeRequest request = FakeRequest.get(LIST).by(desk.ann);
    for (int i = 0; i < query.length; i += 2) {
      request = request.query(query[i], query[i + 1]);
    }
    Slice<?> slice = desk.answer(Slice.class, LIST, request);
    return slice.items().stream().map(each -> ((SuggestionAnswer) each).id()).toList();
  }

  private static void assertWrong(Map<String, String> fields, ThrowingRunnable action) {
    ProblemException refused = assertThrows(ProblemException.class, action);
    assertEquals(
        fields,
        refused.problem().fields().stream()
            .collect(java.util.stream.Collectors.toMap(Problem.Field::name, Problem.Field::code)));
  }
}
