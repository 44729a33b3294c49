package dev.millet.points.draws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

/** The pages of draws, for each reader and in each state, in both languages. */
public final class DrawPagesTest {

  private static final String ONE = "/draws/{id}";
  private static final String NEW = "/draws/new";

  private final DrawGround ground = new DrawGround(TestDatabase.hsqldb());

  private String page(Member reader, DrawAnswer draw) throws Exception {
    String chinese = ground.page(reader, ONE, draw, Locale.SIMPLIFIED_CHINESE);
    assertFalse(chinese, chinese.contains("??"));
    String page = ground.page(reader, ONE, draw, Locale.ENGLISH);
    assertFalse(page, page.contains("??"));
    return page;
  }

  private static void assertHas(String page, String... texts) {
    for (String text : texts) {
      assertTrue(text + " in " + page, page.contains(text));
    }
  }

  @Test
  public void theReaderLearnsFirstHowTheyStand() throws Exception {
    DrawAnswer draw = ground.announce(DrawGround.lottery("Phones <b>", 1));
    assertHas(page(null, draw), "Sign in to enter the draw", "Phones &lt;b>", "1 place");
    assertHas(page(ground.ann, draw), "Enter draw", "My name may be shown");
    ground.enter(ground.ann, draw);
    ground.enter(ground.cai, draw, true);
    assertHas(page(ground.ann, draw), "You’re in", "Withdraw", "2 entered");
    assertHas(page(ground.staff, draw), "Close list", "Cancel draw");
    DrawAnswer closed = ground.close(draw);
    assertHas(
        page(ground.ann, draw),
        "Your number is 1",
        "The draw comes next",
        closed.numbers().fingerprint(),
        "only you see your name");
    assertHas(page(ground.staff, draw), "Numbers of the lottery", "The same numbers again");
    ground.pass(draw, "source_at");
    ground.reveal(draw, "4 9 15 22 27 31 / 11");
    Member chosen = ground.own(ground.ann, draw).state().equals("chosen") ? ground.ann : ground.cai;
    Member other = chosen == ground.ann ? ground.cai : ground.ann;
    assertHas(page(chosen, draw), "You were chosen!", "Give place back");
    assertHas(
        page(other, draw),
        "You’re number 1 in reserve",
        "That hasn’t happened so far",
        "python3 draw.py entries.txt 4.9.15.22.27.31 11",
        "https://lottery.example/results",
        ground.own(other, draw).secret());
    assertFalse(page(null, draw).contains(ground.own(other, draw).secret()));
    ground.leave(chosen, draw);
    assertHas(page(chosen, draw), "You gave your place back");
    assertHas(page(other, draw), "You moved up", "for place 1");
  }

  @Test
  public void namesAreShownToOthersWithConsentOnly() throws Exception {
    DrawAnswer draw = ground.announce(DrawGround.sealed("Tickets", 2));
    ground.enter(ground.ann, draw, false);
    ground.enter(ground.cai, draw, true);
    ground.close(draw);
    ground.reveal(draw, "");
    for (String template : List.of(ONE, ONE + "/entries")) {
      String page = ground.page(ground.bob, template, draw, Locale.ENGLISH);
      assertHas(page, ">cai<", "Name not shown");
      assertFalse(page, page.contains(">ann<"));
    }
  }

  @Test
  public void whoDoesNotQualifySeesWhatIsMissing() throws Exception {
    DrawAnswer draw = ground.announce(DrawGround.sealed("Phones", 1, "level=4"));
    String page = page(ground.ann, draw);
    assertHas(page, "You don’t qualify yet", "at least level 4", "you have 1");
    assertFalse(page, page.contains("Enter draw"));
    String chinese = ground.page(ground.ann, ONE, draw, Locale.SIMPLIFIED_CHINESE);
    assertHas(chinese, "等级不低于 4 级", "你目前为 1");
  }

  @Test
  public void aCancelledDrawAndARankAreExplained() throws Exception {
    DrawAnswer draw = ground.announce(DrawGround.sealed("Phones", 1));
    ground.cancel(draw, "They are late.");
    assertHas(page(ground.ann, draw), "This draw was cancelled", "They are late.");
    NewDraw typed =
        new NewDraw("Testers", 1, "rank", "points", List.of(), DrawGround.inHours(1), "", "", null);
    DrawAnswer rank = ground.announce(typed);
    ground.enter(ground.ann, rank, true);
    ground.close(rank);
    assertHas(page(ground.ann, rank), "Chosen by rank", "You were chosen!", "Score");
    assertHas(ground.page(null, "/draws", null, Locale.ENGLISH), "Testers", "Phones", "Cancelled");
  }

  @Test
  public void theListIsAFileOnceItIsClosed() throws Exception {
    DrawAnswer draw = ground.announce(DrawGround.sealed("Phones", 1));
    String file = ONE + "/entries.txt";
    assertEquals(
        "points.draw-not-closed",
        DrawGround.refusal(() -> ground.page(null, file, draw, Locale.ENGLISH)));
    assertHas(
        ground.page(null, ONE + "/entries", draw, Locale.ENGLISH),
        "The list is published when it is closed");
    ground.enter(ground.ann, draw);
    DrawAnswer closed = ground.close(draw);
    String list = ground.page(null, file, draw, Locale.ENGLISH);
    assertEquals(closed.numbers().fingerprint(), Proofs.sha256(list));
  }

  @Test
  public void theTeamAnnouncesADrawWithTheForm() throws Exception {
    assertHas(
        ground.page(ground.staff, NEW, null, Locale.ENGLISH),
        "name=\"method\" value=\"draw\"",
        "Level",
        "Points earned",
        "UTC");
    String closes =
        LocalDateTime.now(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.MINUTES).toString();
    FakeRequest request =
        FakeRequest.post(NEW)
            .by(ground.staff)
            .form(
                "title", "Phones",
                "places", "3",
                "method", "draw",
                "needs.level", "4",
                "closesAt", closes);
    Reply reply = ground.call(NEW, request);
    String place =
        reply.headers().stream()
            .filter(each -> each.getKey().equals("Location"))
            .findFirst()
            .orElseThrow()
            .getValue();
    DrawAnswer made =
        ground.answer(
            DrawAnswer.class,
            DrawGround.ONE,
            FakeRequest.get("/").with("id", place.substring("/draws/".length())));
    assertEquals(List.of("level=4"), made.requirements());
    assertEquals(LocalDateTime.parse(closes).toInstant(ZoneOffset.UTC), made.times().closesAt());
  }

  @Test
  public void aFormThatCannotBeTakenSaysWhyAndKeepsWhatWasTyped() throws Exception {
    Reply reply =
        ground.call(
            NEW,
            FakeRequest.post(NEW)
                .by(ground.staff)
                .form(
                    "title", "Phones",
                    "places", "3",
                    "method", "draw",
                    "needs.level", "high",
                    "closesAt", "2030-01-01T10:00"));
    assertEquals(422, reply.status());
    assertHas(DrawGround.text(reply), "value=\"high\"", "2030-01-01T10:00", "can’t be asked");
    DrawAnswer draw = ground.announce(DrawGround.lottery("Phones", 1));
    ground.enter(ground.ann, draw);
    ground.close(draw);
    ground.pass(draw, "source_at");
    Reply different =
        ground.call(
            ONE + "/reveal",
            ground
                .about(FakeRequest.post("/"), draw)
                .by(ground.staff)
                .form("numbers", "1 2 3", "again", "1 2 4"));
    assertEquals(422, different.status());
    assertHas(DrawGround.text(different), "The numbers differ");
    assertEquals("closed", ground.show(draw).state());
  }
}
