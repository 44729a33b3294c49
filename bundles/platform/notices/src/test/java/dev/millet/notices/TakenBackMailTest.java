package dev.millet.notices;

import static org.junit.Assert.assertEquals;

import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailState;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.Test;

/** A message is taken back while others are at work, and everything it told is mailed, once. */
public final class TakenBackMailTest extends NoticesGround {

  private static final Duration SOON = Duration.ofMinutes(6);
  private static final Duration WEEK = Duration.ofDays(8);

  public TakenBackMailTest(TestDatabase test) {
    super(test);
    follow(ann);
  }

  private void mention(int id) {
    mention(Subject.of("remark", id), id);
  }

  private void mention(Subject subject, int id) {
    world.tell(
        Notice.of(World.MENTIONED, subject, world.next())
            .by(bob.id())
            .about(Subject.of("remark", id))
            .to(List.of(ann.id()), FollowReason.MENTIONED));
  }

  /** A message tells of two remarks and waits; there is a third one to tell of. */
  private void twoWaitAndOneComes() {
    mention(1);
    mention(2);
    world.mailAfter(SOON);
    mention(3);
  }

  /** Runs the job until nothing is left to be decided, and returns where all that is sent leads. */
  private List<String> sent() {
    List<String> sent = new ArrayList<>();
    for (int minutes = 10; minutes <= 60; minutes += 10) {
      world.mailAfter(Duration.ofMinutes(minutes));
      world.mail.send().stream()
          .flatMap(each -> each.body().parts().stream())
          .filter(part -> part.kind() != MailBody.Kind.NOTE)
          .map(MailBody.Part::link)
          .filter(Objects::nonNull)
          .filter(link -> link.startsWith("/remarks/"))
          .forEach(sent::add);
    }
    sent.sort(null);
    return sent;
  }

  private void onceAsked(MailState state) {
    world.mail.behindState =
        () -> {
          world.mail.behindState = () -> {};
          world.mail.states.put(1L, state);
        };
  }

  @Test
  public void everythingIsMailedWhereASenderClaimsTheMessageMeanwhile() {
    twoWaitAndOneComes();
    onceAsked(MailState.SENDING);
    assertEquals(List.of("/remarks/1", "/remarks/2", "/remarks/3"), sent());
  }

  @Test
  public void everythingIsMailedWhereASenderGivesTheMessageBackMeanwhile() {
    twoWaitAndOneComes();
    world.mail.states.put(1L, MailState.SENDING);
    onceAsked(MailState.WAITING);
    assertEquals(List.of("/remarks/1", "/remarks/2", "/remarks/3"), sent());
  }

  @Test
  public void everythingIsMailedWhereMoreIsPendingThanARoundLooksAt() {
    mention(World.NOTE, 1);
    mention(2);
    world.mailAfter(SOON);
    world.tell(
        Notice.of(World.ANSWERED, World.NOTE, world.next())
            .by(bob.id())
            .about(Subject.of("remark", 3))
            .to(List.of(ann.id()), FollowReason.MENTIONED));
    pendingBetweenThem(500);
    world.mailAfter(Duration.ofMinutes(8));
    world.database.write(
        handle -> handle.execute("DELETE FROM notices_pending WHERE subject_type = 'other'"));
    assertEquals(List.of("/remarks/1", "/remarks/2", "/remarks/3"), sent());
  }

  /** Keeps digests for ann that lie between what is pending about notes and about remarks. */
  private void pendingBetweenThem(int count) {
    world.database.write(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  INSERT INTO notices_pending
                    (member_id, subject_type, subject_id, type, delivery, due_at, mailed_to)
                  VALUES (:member, 'other', :id, 'notes.remarked', 'DIGEST', :due, 0)
                  """);
          for (int i = 0; i < count; i++) {
            batch
                .bind("member", ann.id())
                .bind("id", "" + i)
                .bind("due", Instant.parse("2100-01-01T00:00:00Z"))
                .add();
          }
          return batch.execute().length;
        });
  }

  @Test
  public void whatHappensWhileARoundDropsWhatIsHiddenIsMailed() {
    Subject hidden = Subject.of("remark", 1);
    mention(World.NOTE, 1);
    world.remarks.gone.add(hidden.id());
    world.remarks.meanwhile =
        () -> {
          world.remarks.meanwhile = () -> {};
          mention(World.NOTE, 2);
        };
    assertEquals(List.of("/remarks/2"), sent());
  }

  @Test
  public void whatIsPutIntoAMessageWhileItsDigestIsChosenIsMailedOnce() throws Exception {
    world.remark(bob, 1);
    Race race = new Race(world.database);
    List<Race.Second> chooses = new ArrayList<>();
    world.mail.inQueue = () -> chooses.add(race.begin(this::chooseDaily));
    world.mailAfter(WEEK);
    world.mail.inQueue = () -> {};
    assertEquals(200, chooses.get(0).end());
    world.mail.settle(MailState.SENT);
    world.mailAfter(WEEK.plusDays(8));
    world.mailAfter(WEEK.plusDays(16));
    assertEquals(1, world.mail.queued.size());
  }

  private Object chooseDaily() {
    return world.database.write(
        handle -> {
          new MailChoices(world.database, world.members).digest(handle, ann.id(), Rhythm.DAILY);
          return null;
        });
  }
}
