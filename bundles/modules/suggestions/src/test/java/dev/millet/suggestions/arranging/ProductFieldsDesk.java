package dev.millet.suggestions.arranging;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.arranging.FieldsApi.FieldAnswer;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.suggestions.http.SuggestionChange;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A product whose team added fields. */
@RunWith(Parameterized.class)
public abstract class ProductFieldsDesk {

  static final String ALL = "/api/v1/suggestions/fields";
  static final String ONE = ALL + "/{id}";
  static final String LIST = "/api/v1/suggestions";

  final Desk desk;

  ProductFieldsDesk(TestDatabase test) {
    desk = new Desk(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
    desk.product("phone");
    desk.product("kettle");
  }

  FieldAnswer add(String product, String kind, String name, boolean required, String... options)
      throws Exception {
    var field =
        new FieldRequest(
            product, "", kind, name, name + "（中）", "", "", List.of(options), required, true, null);
    return desk.answer(FieldAnswer.class, ALL, FakeRequest.post("/").by(desk.staff).json(field));
  }

  /** Adds a device to choose, needed, and a version. */
  void fields() throws Exception {
    add("phone", "choice", "Device", true, "Phone 12", "手机 13");
    add("phone", "text", "Version", false);
    add("phone", "number", "Android", false);
  }

  Reply delete(FieldAnswer field) throws Exception {
    return desk.call(
        ONE,
        FakeRequest.of("DELETE", "/")
            .with("id", field.id())
            .by(desk.staff)
            .header("If-Match", "\"" + field.version() + "\""));
  }

  SuggestionAnswer submit(String product, String title, Map<String, String> fields)
      throws Exception {
    var typed = new NewSuggestion(product, title, "", List.of(), fields);
    return desk.answer(
        SuggestionAnswer.class, LIST, FakeRequest.post("/").by(desk.ann).json(typed));
  }

  SuggestionAnswer show(long id) throws Exception {
    return desk.answer(
        SuggestionAnswer.class, LIST + "/{id}", FakeRequest.get("/").with("id", id).by(desk.staff));
  }

  SuggestionAnswer change(long id, String product, Map<String, String> fields, Member by)
      throws Exception {
    return desk.answer(
        SuggestionAnswer.class,
        LIST + "/{id}",
        FakeRequest.of("PATCH", "/")
            .with("id", id)
            .by(by)
            .header("If-Match", "\"" + show(id).version() + "\"")
            .json(new SuggestionChange(null, null, null, product, null, fields)));
  }

  static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
