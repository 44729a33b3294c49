package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.http.CareAnswer;
import dev.millet.suggestions.http.InboxApi;
import dev.millet.suggestions.http.SuggestionAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Files that say little: without products, without titles, with too much in a cell. */
@RunWith(Parameterized.class)
public final class PlainImportTest {

  private final Desk desk;
  private final Importing importing;

  public PlainImportTest(TestDatabase test) {
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

  private Importing.Answer take(String file, String... queries) throws Exception {
    return importing.takeAsIs(file.getBytes(StandardCharsets.UTF_8), queries);
  }

  private Problem refused(String file, String... queries) {
    return assertThrows(ProblemException.class, () -> take(file, queries)).problem();
  }

  @Test
  public void aFileThatNamesNoProductAsksForOneAndMakesNone() throws Exception {
    Problem problem = refused("title\n深色模式\n");

    assertTrue(problem.detail(), problem.detail().contains("--product"));
    assertEquals(List.of(), desk.products.all());
    desk.product("phone");
    take("title\n深色模式\n", "product", "phone");
    assertEquals("phone", importing.list().get(0).product());
  }

  @Test
  public void aProductThatIsNotThereIsMadeOnlyWhereThatIsAsked() throws Exception {
    Problem problem = refused("title\nDark mode\n", "product", "手机");

    assertEquals("product", problem.fields().get(0).name());
    assertTrue(problem.fields().get(0).detail().contains("--create-products"));
    assertEquals(List.of(), desk.products.all());
    take("title\nDark mode\n", "product", "手机", "createProducts", "true", "dryRun", "true");
    assertEquals(List.of(), desk.products.all());
    take("title\nDark mode\n", "product", "手机", "createProducts", "true");
    assertEquals("手机", desk.products.all().get(0).name());
    take("title\nLight mode\n", "product", "手机", "createProducts", "true");
    assertEquals(1, desk.products.all().size());
  }

  @Test
  public void aRowWithoutAProductIsRefusedAlone() throws Exception {
    var answer = take("title,product\nDark mode,Phone\nLight mode,\n");

    assertEquals(1, answer.count("suggestions", "made"));
    assertEquals(List.of("3:2 product"), answer.refusals());
  }

  @Test
  public void aDumpOfTextsGetsItsTitlesFromTheirBeginnings() throws Exception {
    desk.product("phone");
    var answer = take("Post\n请增加深色模式。晚上太亮了，睡不着\n\"Hello, a widget\nplease\"\n", "product", "phone");

    assertEquals(2, answer.count("suggestions", "made"));
    assertEquals(
        List.of("Hello, a widget", "请增加深色模式"),
        importing.list().stream().map(SuggestionAnswer::title).sorted().toList());
    assertTrue(
        answer.of("warning").toString(),
        answer.of("warning").toString().contains("no column of titles"));
  }

  @Test
  public void whatIsCutOrLeftOutIsCountedAndNamedWithItsLine() throws Exception {
    desk.product("phone");
    String tags = "t1;t2;t3;t4;t5;t6;t7;t8;t9;t10;第十一";
    for (String dryRun : List.of("true", "false")) {
      var answer =
          take(
              "title,tags\n" + "字".repeat(201) + "," + tags + "\n",
              "product",
              "phone",
              "dryRun",
              dryRun);

      String warnings = answer.of("warning").toString();
      assertTrue(warnings, warnings.contains("line 2: the title is cut: 字"));
      assertTrue(warnings, warnings.contains("line 2: a tag beyond the tenth is left out: 第十一"));
      assertEquals(Map.of("tags beyond the tenth", 1), answer.summary().get("leftOut"));
    }
  }

  @Test
  public void nobodyWasPromisedAnAnswerToWhatIsImported() throws Exception {
    desk.product("phone");
    take("title,created\nDark mode,2024-01-01\n", "product", "phone");
    long id = importing.list().get(0).id();
    var staff = desk.members.add("Mei", Role.STAFF);

    CareAnswer care =
        desk.answer(
            CareAnswer.class, "/api/v1/suggestions/{id}/care", FakeRequest.get("/").with("id", id));
    Slice<?> unanswered =
        desk.answer(
            Slice.class,
            "/api/v1/suggestions/inbox",
            FakeRequest.get("/").query("part", "unanswered").by(staff));
    Slice<?> open =
        desk.answer(
            Slice.class,
            "/api/v1/suggestions/inbox",
            FakeRequest.get("/").query("part", "open").by(staff));
    InboxApi.PromiseAnswer figures =
        desk.answer(
            InboxApi.PromiseAnswer.class,
            "/api/v1/suggestions/promise",
            FakeRequest.get("/").by(staff));

    assertNull(care.promise());
    assertEquals(List.of(), unanswered.items());
    assertNull(((InboxApi.InboxItem) open.items().get(0)).promisedAt());
    assertEquals(0, figures.late());
  }
}
