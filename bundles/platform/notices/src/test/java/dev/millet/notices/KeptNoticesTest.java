package dev.millet.notices;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.MemberData;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;

/** Removes notices when their member, their subject or their year is over. */
public final class KeptNoticesTest extends NoticesGround {

  public KeptNoticesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whoseAccountIsDeletedIsNotTold() {
    follow(ann, kim);
    world.guard.delete(ann);
    world.remark(bob, 1);
    int told =
        world.database.read(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM notices_items WHERE member_id = :member")
                    .bind("member", ann.id())
                    .mapTo(Integer.class)
                    .one());
    assertEquals(0, told);
    assertEquals(List.of("bob remarked"), world.lines(kim));
  }

  @Test
  public void erasureLeavesNothingOfAMember() throws Exception {
    follow(ann, bob, kim);
    world.remark(bob, 1);
    world.remark(ann, 2);
    MemberData data =
        world.module.contributions().stream()
            .filter(MemberData.class::isInstance)
            .map(MemberData.class::cast)
            .findFirst()
            .orElseThrow();
    MemberNotices.Copy copy = (MemberNotices.Copy) data.exporter().export(bob.id());
    assertEquals(1, copy.notices().size());
    assertEquals(1, copy.follows().size());
    boolean done = false;
    while (!done) {
      done = world.database.write(handle -> data.erasure().eraseSome(bob.id()));
    }
    copy = (MemberNotices.Copy) data.exporter().export(bob.id());
    assertEquals(List.of(), copy.notices());
    assertEquals(List.of(), copy.follows());
    // others still have their notice, which names nobody in the place of bob
    assertEquals(List.of("Ann <b>&amp; remarked"), world.lines(kim));
  }

  @Test
  public void whatIsOlderThanAYearIsDeleted() {
    follow(ann);
    world.remark(bob, 1);
    Tidying tidying = new Tidying(world.database);
    assertTrue(tidying.tidy(World.START));
    assertEquals(1, world.lines(ann).size());
    assertTrue(tidying.tidy(World.START.plusSeconds(60)));
    assertEquals(List.of(), world.lines(ann));
  }

  @Test
  public void whatIsForgottenIsGone() {
    follow(ann);
    world.remark(bob, 1);
    world.inWrite(() -> world.notices.forget(World.NOTE));
    Forgetting forgetting = new Forgetting(world.database);
    for (JournalEntry entry : world.journal.entries()) {
      if (entry.type().equals(Forgetting.FORGOTTEN)) {
        assertTrue(world.database.write(handle -> forgetting.handleChunk(entry)));
      }
    }
    assertEquals(List.of(), world.lines(ann));
    world.remark(bob, 2);
    assertEquals(List.of(), world.lines(ann));
  }
}
