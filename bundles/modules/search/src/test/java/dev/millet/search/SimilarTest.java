package dev.millet.search;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class SimilarTest {

  private final TestDatabase test;
  private Shelf shelf;

  public SimilarTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() {
    shelf = new Shelf(test);
    shelf.put(1, "Screen recording has no sound", "Recording a game, the video is silent.");
    shelf.put(2, "The calendar shows the wrong week", "Weeks begin on Monday here.");
    shelf.put(3, "录屏没有声音", "游戏录下来是静音的");
    shelf.put(4, "希望日历支持农历", "");
  }

  @After
  public void close() {
    shelf.close();
  }

  @Test
  public void aTitleThatIsBeingTypedFindsWhatSaysTheSame() throws Exception {
    assertEquals("1", similar("No sound while I record the screen").get(0).id());
    assertEquals(
        List.of("sound", "record", "screen"),
        similar("No sound while I record the screen").get(0).words());
    assertEquals(List.of("3"), ids(similar("錄屏的時候沒聲音")));
    assertEquals(List.of(), similar("Buy me an elephant"));
    assertEquals(List.of(), similar(""));
    assertEquals(List.of(), similar("the"));
  }

  @Test
  public void aCommonBeginningMakesNothingSimilar() throws Exception {
    String[] rest = {
      "battery drains overnight", "camera freezes", "wifi drops", "fingerprint slow"
    };
    for (int i = 0; i < 40; i++) {
      shelf.put(100 + i, "MIUI 13.0.5.0 stable: " + rest[i % 4] + " variant" + i, "");
    }
    assertEquals(List.of(), similar("MIUI 13.0.5.0 stable: keyboard covers the answer"));
    List<SimilarAnswer> found = similar("MIUI 13.0.5.0 stable: fingerprint is slow");
    assertFalse(found.isEmpty());
    assertTrue(found.stream().allMatch(each -> each.title().contains("fingerprint")));
    assertTrue(found.stream().noneMatch(each -> each.words().contains("MIUI")));
  }

  @Test
  public void whatAReaderMustNotSeeIsNotSimilar() throws Exception {
    shelf.notes.secret.add("1");
    assertEquals(List.of(), similar("Screen recording has no sound"));
    assertThrows(ProblemException.class, () -> of("note/1"));
    assertEquals(List.of("1"), ids(answer(typed("Screen recording has no sound").by(shelf.staff))));
  }

  @Test
  public void aSubjectFindsOthersButItself() throws Exception {
    shelf.put(5, "No sound in screen recordings", "");
    assertEquals(List.of("5"), ids(of("note/1")));
    assertThrows(ProblemException.class, () -> of("note/99"));
    assertThrows(ProblemException.class, () -> of("nonsense"));
  }

  @Test
  public void theFormShowsThemWithTheirWords() throws Exception {
    FakeRequest typing =
        FakeRequest.get("/search/similar")
            .query("type", "note")
            .query("title", "screen recording <b>");
    String part = text(shelf.call(typing.wantingFragment()));
    assertTrue(part, part.contains("href=\"/notes/1\""));
    assertTrue(
        part,
        part.contains("<mark>screen recording</mark>") || part.contains("<mark>screen</mark>"));
  }

  @Test
  public void membersSendTheTextInTheBody() throws Exception {
    FakeRequest form =
        FakeRequest.post("/search/similar")
            .by(shelf.ann)
            .query("type", "note")
            .form("title", "No noise", "body", "The video of a game is silent");
    String part = text(shelf.call(form.wantingFragment()));
    assertTrue(part, part.contains("href=\"/notes/1\""));
    var typed = new SimilarParts.NewText("note", "No noise", "The video of a game is silent");
    FakeRequest post = FakeRequest.post(SearchApi.PATH + "/similar").by(shelf.ann).json(typed);
    assertEquals(List.of("1"), ids(answer(post)));
    FakeRequest get = typed("No noise").query("text", "The video of a game is silent");
    assertEquals(List.of(), answer(get));
  }

  @Test
  public void theFormSendsNoTextInAnAddress() throws Exception {
    String visitor = shelf.part("note", FakeRequest.get("/"));
    assertTrue(visitor, visitor.contains("hx-get=") && !visitor.contains("#body"));
    String member = shelf.part("note", FakeRequest.get("/").by(shelf.ann));
    assertTrue(member, member.contains("hx-post=") && !member.contains("hx-get="));
  }

  private static FakeRequest typed(String title) {
    return FakeRequest.get(SearchApi.PATH + "/similar").query("type", "note").query("title", title);
  }

  private List<SimilarAnswer> similar(String title) throws Exception {
    return similar(shelf, title);
  }

  static List<SimilarAnswer> similar(Shelf shelf, String title) throws Exception {
    return answer(shelf, typed(title));
  }

  private List<SimilarAnswer> of(String subject) throws Exception {
    FakeRequest request = FakeRequest.get(SearchApi.PATH + "/similar").query("of", subject);
    return answer(request);
  }

  private List<SimilarAnswer> answer(FakeRequest request) throws Exception {
    return answer(shelf, request);
  }

  @SuppressWarnings("unchecked")
  private static List<SimilarAnswer> answer(Shelf shelf, FakeRequest request) throws Exception {
    return ((Slice<SimilarAnswer>) ((Reply.JsonValue) shelf.call(request).body()).value()).items();
  }

  static List<String> ids(List<SimilarAnswer> answers) {
    return answers.stream().map(SimilarAnswer::id).toList();
  }

  private static String text(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }
}
