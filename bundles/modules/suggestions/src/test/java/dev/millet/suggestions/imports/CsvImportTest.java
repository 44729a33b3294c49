package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class CsvImportTest {

  private static final String FIDER =
      "number,title,description,created_at,created_by,votes_count,comments_count,status,"
          + "responded_by,responded_at,response,original_number,original_title,tags\n";
  private static final String QUACKBACK =
      "title,content,status,tags,board,author_name,author_email,email_verified,vote_count,"
          + "created_at,source_id\n";
  private static final String USERVOICE =
      "ideaId,ideaTitle,ideaDescription,ideaCreatorEmailAddress,ideaCreatorName,categoryName,"
          + "forumName,publicStatusName,labels,votersCount,createdTimestamp,"
          + "publicStatusUpdateMessage,userEmailAddress,linkedIdeaCreationDate\n";

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
  public void fidersPostsAreTaken() throws Exception {
    var answer =
        importing.take(
            FIDER
                + "7,Dark mode,\"At night,\n*please*\",2018-03-23T19:33:22Z,Jon Snow,12,0,planned,"
                + ",,,,,\"ui,design\"\n");
    assertEquals("fider", answer.of("reading").get(0).get("format"));
    assertEquals(12, answer.summary().get("carriedVotes"));
    SuggestionAnswer made = importing.list().get(0);
    assertEquals("Dark mode", made.title());
    assertEquals("planned", made.status());
    assertEquals("Jon Snow", made.author().displayName());
    assertEquals(Instant.parse("2018-03-23T19:33:22Z"), made.createdAt());
    assertEquals(List.of("ui", "design"), made.tags());
  }

  @Test
  public void quackbacksTemplateIsTaken() throws Exception {
    importing.take(
        QUACKBACK
            + "深色模式,夜里看着舒服,under_review,\"ui\",手机,小明,ming@example.com,true,3,2024-01-15,qb-1\n");
    SuggestionAnswer made = importing.list().get(0);
    assertEquals("深色模式", made.title());
    assertEquals("under-review", made.status());
    assertEquals("小明", made.author().displayName());
    assertEquals("手机", made.product());
  }

  @Test
  public void userVoicesRowsOfOneIdeaBecomeOneSuggestionWithItsVotes() throws Exception {
    var answer =
        importing.take(
            USERVOICE
                + voter("1", "ann@example.com", "2020-02-01 10:00:00")
                + voter("1", "bob@example.com", "2020-02-02 10:00:00")
                + voter("2", "", "")
                + voter("1", "eve@example.com", "2020-02-03 10:00:00")
                + voter("1", "ann@example.com", "2020-02-01 10:00:00"));
    assertEquals(2, answer.count("suggestions", "made"));
    assertEquals(0, answer.count("suggestions", "unchanged"));
    assertEquals(3, answer.count("votes", "made"));
    assertEquals("2 of 5 are named for neither", 7, answer.summary().get("carriedVotes"));
    SuggestionAnswer made = importing.list().get(0);
    assertEquals(Instant.parse("2020-01-01T08:00:00Z"), made.createdAt());
    assertEquals("in-progress", made.status());
    assertEquals(List.of("design", "ui"), made.tags());
  }

  private static String voter(String idea, String mail, String at) {
    return idea
        + ",Idea "
        + idea
        + ",Text,zoe@example.com,Zoe,Design,Phones,started,ui,5,2020-01-01 08:00:00,,"
        + mail
        + ","
        + at
        + "\n";
  }

  @Test
  public void anyCsvIsTakenByAMapping() throws Exception {
    var answer =
        importing.take(
            "Ref;Betreff;Text;Wann\n4;Hell; Tag ;2020/5/1 9:30\n",
            "map",
            "title=Betreff,body=text,created=WANN",
            "source",
            "board");
    assertEquals("csv", answer.of("reading").get(0).get("format"));
    assertEquals("Hell", importing.list().get(0).title());
    assertEquals(Instant.parse("2020-05-01T09:30:00Z"), importing.list().get(0).createdAt());
    assertEquals(
        "the column 'Ref' is left out: nothing is kept of it",
        answer.of("warning").get(0).get("reason"));
  }

  @Test
  public void columnsOfUsualNamesNeedNoMapping() throws Exception {
    importing.take("标题\t描述\t状态\n深色模式\t夜里\t进行中\n");
    assertEquals("深色模式", importing.list().get(0).title());
    assertEquals("in-progress", importing.list().get(0).status());
  }

  @Test
  public void theNamesOfColumnsMayHaveOtherCaseAndSpaces() throws Exception {
    importing.take("Idea ID, IDEA_TITLE \n1,One\n", "format", "uservoice");
    assertEquals("One", importing.list().get(0).title());
  }

  @Test
  public void aFileWithoutAMandatoryColumnIsRefusedAsAWhole() {
    var problem =
        assertThrows(
            ProblemException.class,
            () -> importing.take("number,name\n1,One\n", "format", "fider"));
    assertEquals("suggestions.import-unusable", problem.problem().code());
    assertTrue(problem.problem().detail(), problem.problem().detail().contains("column title"));
  }

  @Test
  public void aWorkbookIsRefusedWithAHint() {
    var problem =
        assertThrows(
            ProblemException.class, () -> importing.take(new byte[] {'P', 'K', 3, 4, 0, 0}));
    assertTrue(problem.problem().detail().contains("Save a workbook as CSV"));
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

  private static String row(String number, String title, String at, String votes, String status) {
    return number + "," + title + ",x," + at + ",u," + votes + ",0," + status + ",,,,,,\n";
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
  public void bytesThatAreNoUtf8RefuseTheirRowAlone() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write("title,body\n好,a\n".getBytes(StandardCharsets.UTF_8));
    file.write("深色模式,b\n".getBytes(Charset.forName("GB18030")));
    file.write("行,c\n".getBytes(StandardCharsets.UTF_8));
    var answer = importing.take(file.toByteArray());
    assertEquals(List.of("3:1 title"), answer.refusals());
    String reason = (String) answer.of("refusal").get(0).get("reason");
    assertTrue(reason, reason.contains("--charset GB18030"));
    assertEquals(2, answer.count("suggestions", "made"));
  }

  @Test
  public void gb18030IsTakenOnRequest() throws Exception {
    String file = "title,body\n深色模式😀𠮷,夜里“舒服”\n";
    importing.take(file.getBytes(Charset.forName("GB18030")), "charset", "gbk");
    assertEquals("深色模式😀𠮷", importing.list().get(0).title());
  }

  @Test
  public void aByteOrderMarkIsTakenOffAndNamesTheEncoding() throws Exception {
    importing.take("\uFEFFtitle,body\nOne,a\n");
    importing.take("\uFEFFtitle,body\n二,a\n".getBytes(StandardCharsets.UTF_16LE));
    assertEquals(
        List.of("One", "二"),
        importing.list().stream().map(SuggestionAnswer::title).sorted().toList());
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
    long same = importing.list().get(0).id();
    long other = importing.list().get(1).id();
    CareAnswer care =
        desk.answer(
            CareAnswer.class,
            "/api/v1/suggestions/{id}/care",
            FakeRequest.get("/").with("id", same));
    assertEquals(Long.valueOf(other), care.duplicateOf());
    assertEquals("See *there*", care.answer().body());
  }

  @Test
  public void aFormulaIsText() throws Exception {
    importing.take("title,body\n\"=cmd|' /C calc'!A0\",\"@SUM(1)\"\n");
    assertEquals("=cmd|' /C calc'!A0", importing.list().get(0).title());
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
