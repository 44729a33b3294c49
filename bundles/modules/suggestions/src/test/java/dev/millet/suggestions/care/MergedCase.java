package dev.millet.suggestions.care;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.CareInput.NewMerge;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;

/** Two suggestions of which one is merged into the other. */
abstract class MergedCase extends CaredFor {

  long other;

  MergedCase(TestDatabase test) {
    super(test);
  }

  @Before
  public void second() throws Exception {
    other = submit("夜间模式");
  }

  final CareAnswer merge(Long into, String note) throws Exception {
    return put("merge", desk.staff, new NewMerge(into, note));
  }

  final CareAnswer unmerge() throws Exception {
    FakeRequest request =
        FakeRequest.of("DELETE", "/merge")
            .with("id", id)
            .by(desk.staff)
            .header("If-Match", "\"" + care().revision() + "\"");
    return desk.answer(CareAnswer.class, ONE + "/merge", request);
  }

  final String field(Long into) {
    Problem problem = code(() -> merge(into, null));
    assertEquals("into", problem.fields().get(0).name());
    return problem.fields().get(0).code();
  }

  interface Call {
    Object run() throws Exception;
  }

  static Problem code(Call call) {
    return assertThrows(ProblemException.class, call::run).problem();
  }

  final List<String> kinds() throws Exception {
    return timeline().stream().map(each -> each.kind()).toList();
  }

  final SubjectCatalog catalog() {
    return desk.contributions(Offer.class).stream()
        .filter(each -> each.api() == SubjectCatalog.class)
        .map(each -> (SubjectCatalog) each.implementation())
        .filter(each -> each.type().equals(Suggestion.SUBJECT_TYPE))
        .findFirst()
        .orElseThrow();
  }

  final Reply page(FakeRequest request) throws Exception {
    return desk.call("/suggestions/{id}", request);
  }

  static String html(Reply reply) {
    assertNotNull(reply);
    return new String(
        ((Reply.Bytes) reply.body()).content(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private int heard;

  /** Has the subscriptions of notices hear of what the journal was told since the last time. */
  final void hear() throws Exception {
    List<JournalEntry> all = desk.journal.entries();
    for (; heard < all.size(); heard++) {
      for (Subscription each : desk.contributions(Subscription.class)) {
        boolean ours =
            List.of("suggestions.notices", "suggestions.merged-followers").contains(each.name());
        if (ours && each.types().contains(all.get(heard).type())) {
          each.handler().handle(List.of(all.get(heard)));
        }
      }
    }
  }
}
