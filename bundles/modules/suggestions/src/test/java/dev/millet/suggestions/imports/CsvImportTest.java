package dev.millet.suggestions.imports;

import static dev.millet.suggestions.imports.CsvFiles.FIDER;
import static dev.millet.suggestions.imports.CsvFiles.QUACKBACK;
import static dev.millet.suggestions.imports.CsvFiles.row;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The rows of a file become suggestions, once, or are refused one by one. */
@RunWith(Parameterized.class)
public final class CsvImportTest {
  private final TestDatabase test;
  private final Desk desk;
  private final Importing importing;

  public CsvImportTest(TestDatabase test) {
    this.test = test;
    desk = new Desk(test, new BallotsFake());
    importing = new Importing(desk);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() {
    desk.clear();
  }

  @Test
  public void brokenRowsAreRefusedByLineAndColumnAndTheRestGoesOn() throws Exception {
    var answer =
        importing.take(
            FIDER
                + row("1", "One", "2020-01-01", "1", "open")
                + row("2", "", "2020-01-01", "1", "open")
                + row("3", "Three", "yesterday", "1", "open")
                + row("4", "Four", "2020-01-01", "many", "open")
                + row("5", "Five", "2020-01-01", "1", "In Beta")
                + "6,Six,too short\n"
                + "7,\"Seven,never closed,2020-01-01,u,1,0,open,,,,,,\n"
                + row("8", "Eight", "2020-01-01", "1", "open")
                + "9,\"Ni\"ne,x,2020-01-01,u,1,0,open,,,,,,\n"
                + row("1", "Again", "2020-01-01", "1", "open")
                + row("", "Nameless", "2020-01-01", "1", "open")
                + row("10", "\"Two\nlines\"", "2020-01-01", "1", "open")
                + row("11", "Eleven", "1969-01-01", "1", "open"));
    assertEquals(
        List.of(
            "3:2 title",
            "4:4 created_at",
            "5:6 votes_count",
            "6:8 status",
            "7:null ",
            "8:null ",
            "10:null ",
            "11:1 number",
            "12:1 number",
            "15:4 created_at"),
        answer.refusals());
    assertEquals(3, answer.count("suggestions", "made"));
    assertEquals(10, answer.count("suggestions", "refused"));
  }

  @Test
  public void aStatusOfTheirOwnIsGivenAMeaning() throws Exception {
    importing.take(
        FIDER + row("5", "Five", "2020-01-01", "1", "In Beta"), "statuses", "In Beta=in-progress");
    assertEquals("in-progress", importing.list().get(0).status());
  }

  @Test
  public void anUnknownStatusIsRefusedWithTheKnownWords() throws Exception {
    var answer = importing.take(FIDER + row("5", "Five", "2020-01-01", "1", "In Beta"));
    String reason = (String) answer.of("refusal").get(0).get("reason");
    assertTrue(reason, reason.contains("under-review") && reason.contains("In Beta=planned"));
  }

  @Test
  public void whatFiderAnsweredAndClosedAsADuplicateIsTakenOver() throws Exception {
    var answer =
        importing.take(
            FIDER
                + "1,Same,x,2020-01-02,u,1,0,duplicate,Jon,2020-02-01,See *there*,2,Other,\n"
                + "2,Other,x,2020-01-01,u,1,0,completed,Jon,2020-03-01,It is **there**,,,\n"
                + "3,Lost,x,2019-01-01,u,1,0,duplicate,,,,99,Nowhere,\n");
    assertEquals(
        1,
        ((Map<?, ?>) answer.summary().get("leftOut"))
            .get("duplicates of something that is not there"));
    long same = importing.list("duplicate").get(0).id();
    long other = importing.list().get(0).id();
    CareAnswer care =
        desk.answer(
            CareAnswer.class,
            "/api/v1/suggestions/{id}/care",
            FakeRequest.get("/").with("id", same));
    assertEquals(Long.valueOf(other), care.duplicateOf());
    assertEquals("See *there*", care.answer().body());
  }

  @Test
  public void importingAgainAddsNothingAndTakesWhatChanged() throws Exception {
    importing.take(FIDER + row("1", "One", "2020-01-01", "1", "open"));
    var again =
        importing.take(
            FIDER
                + row("1", "One", "2020-01-01", "9", "open")
                + row("2", "Two", "2020-01-01", "1", "open"));
    assertEquals(1, again.count("suggestions", "unchanged"));
    var changed = importing.take(FIDER + row("1", "Uno", "2020-01-01", "9", "started"));
    assertEquals(1, changed.count("suggestions", "changed"));
    assertEquals(2, importing.list().size());
  }

  @Test
  public void twoProcessesThatImportTheSameAtOnceAddItOnce() throws Exception {
    StringBuilder file = new StringBuilder(FIDER);
    for (int i = 1; i <= 300; i++) {
      file.append(row(Integer.toString(i), "Row " + i, "2020-01-01", "1", "open"));
    }
    var other = new Importing(new Desk(test, new BallotsFake()));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      var one = pool.submit(() -> importing.take(file.toString()));
      var two = pool.submit(() -> other.take(file.toString()));
      long made = made(one.get()) + made(two.get());
      assertEquals(300, made);
    } finally {
      pool.shutdownNow();
    }
  }

  private static long made(Importing.Answer answer) {
    return ((Number) answer.count("suggestions", "made")).longValue();
  }

  @Test
  public void rowsWithoutAnIdAreKnownByTheirTitleAuthorAndTime() throws Exception {
    importing.take("title,body,author\nOne,a,u\n");
    var again = importing.take("title,body,author\nOne,b,u\nOne,b,w\n");
    assertEquals(1, again.count("suggestions", "changed"));
    assertEquals(1, again.count("suggestions", "made"));
  }

  @Test
  public void aDryRunChangesNothing() throws Exception {
    var answer =
        importing.take(
            FIDER
                + row("1", "One", "2020-01-01", "1", "open")
                + row("2", "", "2020-01-01", "1", "open"),
            "dryRun",
            "true");
    assertEquals(1, answer.count("suggestions", "made"));
    assertEquals(List.of("3:2 title"), answer.refusals());
    assertTrue(importing.list().isEmpty());
  }

  @Test
  public void peopleAreKnownByTheirMailAddress() throws Exception {
    importing.take(
        QUACKBACK
            + "One,x,,,b,Ann,ANN@example.com,true,,2020-01-02,1\n"
            + "Two,x,,,b,Annie,ann@example.com,true,,2020-01-01,2\n"
            + "Three,x,,,b,,bob@example.com,true,,2019-01-01,3\n"
            + "Four,x,,,b,Ann,,,,2018-01-01,4\n");
    List<SuggestionAnswer> list = importing.list();
    assertEquals(list.get(0).author().id(), list.get(1).author().id());
    assertEquals("bob", list.get(2).author().displayName());
    assertTrue(list.get(0).author().id() != list.get(3).author().id());
  }

  @Test
  public void rowsWithoutAProductGoToTheGivenOne() throws Exception {
    desk.product("phone");
    importing.take("title,body\nOne,a\n", "product", "phone");
    assertEquals("phone", importing.list().get(0).product());
    assertEquals(
        Map.of(), Map.copyOf((Map<?, ?>) importing.take("title\n1\n").summary().get("adjusted")));
  }
}
