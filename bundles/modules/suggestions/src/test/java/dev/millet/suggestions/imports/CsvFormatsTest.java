package dev.millet.suggestions.imports;

import static dev.millet.suggestions.imports.CsvFiles.FIDER;
import static dev.millet.suggestions.imports.CsvFiles.QUACKBACK;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Files of other tools, in their columns and encodings. */
@RunWith(Parameterized.class)
public final class CsvFormatsTest {

  private static final String USERVOICE =
      "ideaId,ideaTitle,ideaDescription,ideaCreatorEmailAddress,ideaCreatorName,categoryName,"
          + "forumName,publicStatusName,labels,votersCount,createdTimestamp,"
          + "publicStatusUpdateMessage,userEmailAddress,linkedIdeaCreationDate\n";
  private final Desk desk;
  private final Importing importing;

  public CsvFormatsTest(TestDatabase test) {
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
    assertEquals("imports.unusable", problem.problem().code());
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
  public void aFormulaIsText() throws Exception {
    importing.take("title,body\n\"=cmd|' /C calc'!A0\",\"@SUM(1)\"\n");
    assertEquals("=cmd|' /C calc'!A0", importing.list().get(0).title());
  }
}
