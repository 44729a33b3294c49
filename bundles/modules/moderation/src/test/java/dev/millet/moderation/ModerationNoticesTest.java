package dev.millet.moderation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ModerationNoticesTest {

  private final Board board;

  public ModerationNoticesTest(TestDatabase database) {
    board = new Board(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** Has the module hear of everything that it told the journal. */
  private void hear() throws Exception {
    for (Subscription each : board.contributions(Subscription.class)) {
      if (each.name().equals("moderation.notices")) {
        each.handler().handle(board.journal.entries());
      }
    }
  }

  @Test
  public void theAuthorIsToldAndNotByWhom() throws Exception {
    ActionAnswer done = board.act(board.note(1, board.ann), "hide", "abuse", "");
    hear();
    Notice told = board.notices.told(Moderation.ACTED).get(0);
    assertEquals(List.of(board.ann.id()), told.members());
    assertNull(told.actor());
    assertEquals("notice.was.hide.abuse", told.detail().value());
    assertEquals(Subject.of(ActionCatalog.ACTION, done.id()), told.subject());
  }

  @Test
  public void theModeratorIsToldOfTheAnswer() throws Exception {
    ActionAnswer done = board.act(board.note(1, board.ann), "hide", "abuse", "");
    board.reply(board.ann, done.id(), "Sorry");
    hear();
    Notice told = board.notices.told(Moderation.REPLIED).get(0);
    assertEquals(List.of(board.moderator.id()), told.members());
    assertEquals(Long.valueOf(board.ann.id()), told.actor());
  }

  @Test
  public void whatASuspensionHidesIsNotTold() throws Exception {
    board.note(1, board.ann);
    board.hear(5, "members.suspended", new Suspensions.Suspension(board.ann.id(), null, true));
    hear();
    assertEquals(List.of(), board.notices.told());
  }

  @Test
  public void onlyTheAuthorSeesAnAction() throws Exception {
    ActionAnswer done = board.act(board.note(1, board.ann), "remove", "abuse", "");
    String id = Long.toString(done.id());
    SubjectCatalog actions = catalog(ActionCatalog.ACTION);
    assertEquals("/moderation/own#action-" + id, actions.describe(List.of(id)).get(id).path());
    assertEquals("Note 1", actions.describe(List.of(id)).get(id).title());
    assertEquals(Set.of(), actions.hidden(identity(board.ann), List.of(id)));
    assertEquals(Set.of(id), actions.hidden(identity(board.moderator), List.of(id)));
    assertEquals(Set.of(id), actions.hidden(Identity.VISITOR, List.of(id)));
    SubjectCatalog replies = catalog(ActionCatalog.REPLY);
    assertEquals(Set.of(id), replies.hidden(identity(board.ann), List.of(id)));
    assertEquals(Set.of(), replies.hidden(identity(board.moderator), List.of(id)));
  }

  @Test
  public void anAuthorWhoLostSightOfAnItemIsToldNothingOfIt() throws Exception {
    ActionAnswer done = board.act(board.note(1, board.ann), "lock", "off-topic", "");
    String id = Long.toString(done.id());
    assertEquals("Note 1", own().title());
    board.notes.closed = true;
    assertNull(own().title());
    assertNull(own().path());
    assertEquals("lock", own().action());
    SubjectCatalog actions = catalog(ActionCatalog.ACTION);
    assertEquals(Set.of(id), actions.hidden(identity(board.ann), List.of(id)));
    SubjectCatalog replies = catalog(ActionCatalog.REPLY);
    assertEquals(Set.of(), replies.hidden(identity(board.moderator), List.of(id)));
  }

  private OwnModel.Answer own() throws Exception {
    FakeRequest request = FakeRequest.get("/").by(board.ann);
    return (OwnModel.Answer) board.answer(Slice.class, Board.OWN, request).items().get(0);
  }

  private static Identity identity(Member member) {
    return Identity.ofToken(member, Set.of("read"), "token");
  }

  private SubjectCatalog catalog(String type) {
    return board.contributions(Offer.class).stream()
        .filter(each -> each.name().equals(type))
        .map(each -> (SubjectCatalog) each.implementation())
        .findFirst()
        .orElseThrow();
  }
}
