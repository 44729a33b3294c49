package dev.millet.search;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.subjects.Subject;
import dev.millet.search.PairsPages.PairAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class PairsTest {

  private static final String API = "/api/v1/search/pairs";
  private static final Instant DAY = Instant.parse("2026-01-02T03:04:05Z");

  private final TestDatabase test;
  private Shelf shelf;

  public PairsTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() throws Exception {
    shelf = new Shelf(test);
    shelf.dropPairs();
    shelf.notes.votes = true;
    put(1, "Screen recording has no sound");
    put(2, "The calendar shows the wrong week");
    put(3, "Screen recording: no sound");
    put(4, "录屏没有声音");
    put(5, "錄屏時沒有聲音");
    put(6, "希望日历支持农历");
  }

  @After
  public void close() {
    shelf.close();
  }

  private void put(long id, String title) {
    shelf.put(id, title, "", each -> each.withCreatedAt(DAY.plusSeconds(id)));
  }

  @Test
  public void likelyPairsAreFoundOnceAndTheOlderOneComesFirst() throws Exception {
    shelf.runJob("search.pairs");
    shelf.runJob("search.pairs");
    assertEquals(List.of("1 3", "4 5"), pairs());
    PairAnswer first =
        list().stream().filter(each -> each.one().equals("1")).findFirst().orElseThrow();
    assertEquals("Screen recording has no sound", first.oneTitle());
    assertTrue(first.toString(), first.likeness() >= 0.5 && first.likeness() <= 1);
    String page = page();
    assertTrue(page, page.contains("Screen recording: no sound"));
    assertTrue(page, page.contains("href=\"/notes/3/merge?into=1\""));
  }

  @Test
  public void whatWasDismissedIsNotFoundAgain() throws Exception {
    shelf.runJob("search.pairs");
    assertEquals(204, shelf.call(dismissal("3")).status());
    assertEquals(204, shelf.call(dismissal("3")).status());
    assertEquals(List.of("4 5"), pairs());
    FakeRequest form =
        FakeRequest.post("/search/pairs/dismiss")
            .by(shelf.staff)
            .form("type", "note", "one", "4", "other", "5");
    assertEquals(303, shelf.call(form).status());
    shelf.runJob("search.pairs");
    assertEquals(List.of(), pairs());
    assertThrows(ProblemException.class, () -> shelf.call(dismissal("2")));
  }

  private FakeRequest dismissal(String other) {
    return FakeRequest.of("DELETE", API + "/{type}/{one}/{other}")
        .by(shelf.staff)
        .with("type", "note")
        .with("one", "1")
        .with("other", other);
  }

  @Test
  public void whatIsMergedGoneOrHiddenIsNotListed() throws Exception {
    shelf.runJob("search.pairs");
    shelf.put(3, "Screen recording: no sound", "", each -> each.mergedInto(Subject.of("note", 1)));
    shelf.remove(5);
    assertEquals(List.of(), pairs());
    shelf.runJob("search.pairs");
    put(3, "Screen recording: no sound");
    assertEquals(List.of(), pairs());
    shelf.runJob("search.pairs");
    assertEquals(List.of("1 3"), pairs());
    shelf.notes.all.remove(1L);
    assertEquals(List.of(), pairs());
  }

  @Test
  public void whatNobodyVotesOnIsNotCompared() throws Exception {
    shelf.notes.votes = false;
    shelf.runJob("search.pairs");
    assertEquals(List.of(), pairs());
    assertFalse(page().contains("Screen recording"));
    assertEquals("an archive is refused where tables have rows", List.of(), placesKept());
  }

  private List<String> placesKept() {
    return shelf.database.read(
        handle ->
            handle
                .createQuery("SELECT subject_type FROM search_compared")
                .mapTo(String.class)
                .list());
  }

  private List<String> pairs() throws Exception {
    return list().stream().map(each -> each.one() + " " + each.other()).sorted().toList();
  }

  @SuppressWarnings("unchecked")
  private List<PairAnswer> list() throws Exception {
    Reply reply = shelf.call(FakeRequest.get(API).by(shelf.staff));
    return ((Slice<PairAnswer>) ((Reply.JsonValue) reply.body()).value()).items();
  }

  private String page() throws Exception {
    Reply reply = shelf.call(FakeRequest.get("/search/pairs").by(shelf.staff));
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
