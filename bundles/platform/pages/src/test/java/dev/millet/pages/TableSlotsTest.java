package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Request;
import dev.millet.api.json.RawJson;
import dev.millet.api.pages.AnswerPart;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.subjects.Subject;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeGeneration;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeRequest;
import gg.jte.TemplateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public final class TableSlotsTest {

  private static final String SLOT = "subject.test";
  private static final List<Subject> SUBJECTS =
      List.of(Subject.of("suggestion", 1), Subject.of("suggestion", 2));

  private final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  private final TableSlots slots = new TableSlots(generations, false);
  private final Request request = FakeRequest.get("/");

  private static Fragment fragment(int order, String word) {
    return new Fragment(SLOT, order, (request, subjects) -> pieces(word, subjects));
  }

  private static List<Html> pieces(String word, List<Subject> subjects) {
    return subjects.stream().map(subject -> new Html(word + subject.id() + " ")).toList();
  }

  private List<String> filled() {
    return slots.fill(request, SLOT, SUBJECTS).stream().map(Html::markup).toList();
  }

  @Test
  public void aSlotThatNobodyFillsIsEmptyForEachSubject() {
    assertEquals(List.of("", ""), filled());
    assertEquals(List.of(Map.of(), Map.of()), slots.answer(request, SLOT, SUBJECTS));
  }

  @Test
  public void fragmentsOfSeveralModulesStandInTheirOrder() {
    generations.activate("late", fragment(20, "late"), fragment(5, "first"));
    generations.activate("early", fragment(10, "early"));
    assertEquals(List.of("first1 early1 late1 ", "first2 early2 late2 "), filled());
  }

  @Test
  public void aListIsRenderedInOneCall() {
    AtomicInteger calls = new AtomicInteger();
    generations.activate(
        "counting",
        new Fragment(
            SLOT,
            1,
            (request, subjects) -> {
              calls.incrementAndGet();
              return pieces("x", subjects);
            }));
    filled();
    assertEquals(1, calls.get());
  }

  @Test
  public void developersReadOnThePageInWhichLineOfATemplateAFragmentFails() {
    generations.activate(
        "thanks",
        new Fragment(
            SLOT,
            1,
            (request, subjects) -> {
              throw new TemplateException(
                  "Failed to render badge.jte, error at badge.jte:7",
                  new IllegalStateException("no <badge>"));
            }));
    assertEquals(List.of("", ""), filled());
    var shown = new TableSlots(generations, true).fill(request, SLOT, SUBJECTS);
    String markup = shown.get(0).markup();
    assertTrue(markup, markup.contains("thanks") && markup.contains("badge.jte:7"));
    assertTrue(markup, markup.contains("no &lt;badge&gt;"));
  }

  @Test
  public void aModuleThatThrowsAnErrorIsLeftOut() {
    for (Error error :
        List.of(new AssertionError(), new OutOfMemoryError("on purpose"), new LinkageError())) {
      generations.activate(
          "failing",
          new Fragment(
              SLOT,
              1,
              (request, subjects) -> {
                throw error;
              }),
          new AnswerPart(
              SLOT,
              "failing",
              (request, subjects) -> {
                throw error;
              }));
      generations.activate("working", fragment(2, "x"));
      assertEquals(List.of("x1 ", "x2 "), filled());
      assertEquals(List.of(Map.of(), Map.of()), slots.answer(request, SLOT, SUBJECTS));
    }
  }

  @Test
  public void aModuleThatFailsIsLeftOut() {
    generations.activate(
        "failing",
        new Fragment(
            SLOT,
            1,
            (request, subjects) -> {
              throw new IllegalStateException("on purpose");
            }));
    generations.activate("good", fragment(2, "good"));
    assertEquals(List.of("good1 ", "good2 "), filled());
  }

  @Test
  public void aModuleWhoseClassesAreMissingIsLeftOut() {
    generations.activate(
        "broken",
        new Fragment(
            SLOT,
            1,
            (request, subjects) -> {
              throw new NoClassDefFoundError("on purpose");
            }));
    assertEquals(List.of("", ""), filled());
  }

  @Test
  public void tooFewPiecesAreAFailure() {
    generations.activate(
        "short", new Fragment(SLOT, 1, (request, subjects) -> List.of(Html.EMPTY)));
    generations.activate("good", fragment(2, "good"));
    assertEquals(List.of("good1 ", "good2 "), filled());
  }

  @Test
  public void aMissingPieceIsAFailure() {
    generations.activate(
        "holes", new Fragment(SLOT, 1, (request, subjects) -> Arrays.asList(Html.EMPTY, null)));
    assertEquals(List.of("", ""), filled());
  }

  @Test
  public void theLeaseIsGivenBackEvenAfterAFailure() {
    FakeGeneration failing =
        generations.activate(
            "failing",
            new Fragment(
                SLOT,
                1,
                (request, subjects) -> {
                  throw new IllegalStateException("on purpose");
                }));
    FakeGeneration good = generations.activate("good", fragment(2, "good"));
    filled();
    assertEquals(0, failing.leases());
    assertEquals(0, good.leases());
  }

  @Test
  public void aFragmentRunsUnderALeaseOnItsGeneration() {
    FakeGeneration[] own = new FakeGeneration[1];
    own[0] =
        generations.activate(
            "leased",
            new Fragment(
                SLOT,
                1,
                (request, subjects) -> pieces("leases" + own[0].leases() + " ", subjects)));
    assertEquals(List.of("leases1 1 ", "leases1 2 "), filled());
  }

  @Test
  public void afterASwitchTheNewGenerationFills() {
    generations.activate("module", fragment(1, "old"));
    filled();
    generations.activate("module", fragment(1, "new"));
    assertEquals(List.of("new1 ", "new2 "), filled());
  }

  @Test
  public void answersCarryEachModulesField() {
    record Standing(int support, Boolean mine) {}
    generations.activate(
        "voting",
        new AnswerPart(
            SLOT,
            "voting",
            (request, subjects) -> List.of(new Standing(3, true), new Standing(0, null))));
    generations.activate(
        "points", new AnswerPart(SLOT, "points", (request, subjects) -> Arrays.asList(null, 7)));
    assertEquals(
        List.of(
            Map.of("voting", new RawJson("{\"support\":3,\"mine\":true}")),
            Map.of("voting", new RawJson("{\"support\":0}"), "points", new RawJson("7"))),
        slots.answer(request, SLOT, SUBJECTS));
  }

  @Test
  public void anAnswerThatFailsIsLeftOut() {
    generations.activate(
        "failing",
        new AnswerPart(
            SLOT,
            "failing",
            (request, subjects) -> {
              throw new IllegalStateException("on purpose");
            }));
    generations.activate(
        "good", new AnswerPart(SLOT, "good", (request, subjects) -> List.of("a", "b")));
    assertEquals(
        List.of(Map.of("good", new RawJson("\"a\"")), Map.of("good", new RawJson("\"b\""))),
        slots.answer(request, SLOT, SUBJECTS));
  }
}
