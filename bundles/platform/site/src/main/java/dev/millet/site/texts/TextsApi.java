package dev.millet.site.texts;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.site.http.SettingsApi;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/texts/{kind}}: the company's texts in both languages. */
public final class TextsApi {

  private static final String PATH = "/api/v1/texts/{kind}";

  private final StoredTexts texts;
  private final TextChanges changes;

  /**
   * A text in answers.
   *
   * @param kind {@code privacy}, {@code terms} or {@code contact}
   * @param version counts its changes
   * @param english Markdown; empty where it is not there in this language
   * @param chinese the same in Chinese
   */
  public record TextAnswer(
      String kind, int version, String english, String chinese, Instant changedAt) {}

  public TextsApi(StoredTexts texts, TextChanges changes) {
    this.texts = texts;
    this.changes = changes;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            Permission.PUBLIC,
            RouteDocument.of("Shows a text of the company in both languages")
                .giving(200, TextAnswer.class)
                .problems("not-found"),
            this::show),
        Route.put(
            PATH,
            SettingsApi.CHANGE,
            RouteDocument.of("Writes a text of the company; empty in both languages removes it")
                .describing(
                    "Send the entity tag as If-Match. Where nobody has written it yet, that is"
                        + " \"0\".")
                .taking(TextForm.RULES)
                .giving(200, TextAnswer.class)
                .problems("invalid", "not-found"),
            this::write));
  }

  private Reply show(Request request) {
    return answer(request);
  }

  private Reply write(Request request) {
    TextKind kind = kind(request);
    TextForm wanted = request.json(TextForm.RULES);
    Long member = request.identity().signedIn().map(Member::id).orElse(null);
    changes.write(kind, wanted, member, version -> request.requireMatch(Integer.toString(version)));
    return answer(request);
  }

  private Reply answer(Request request) {
    TextKind kind = kind(request);
    TextRow row = texts.find(kind).orElseThrow(() -> none(kind.word()));
    return Reply.json(
            new TextAnswer(
                kind.word(), row.version(), row.english(), row.chinese(), row.changedAt()))
        .withEntityTag(Integer.toString(row.version()));
  }

  private static TextKind kind(Request request) {
    String word = request.parameter("kind");
    return TextKind.of(word).orElseThrow(() -> none(word));
  }

  private static RuntimeException none(String word) {
    return Problem.notFound("There is no text '" + word + "'.").toException();
  }
}
