package dev.millet.suggestions.moderation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.MemberData;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.authoring.SupportProjection;
import dev.millet.testing.Race;
import dev.millet.testing.Sweep;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;

/** Moderators beside writers, in the order that is worst for them, and in any order. */
public final class ModeratedHistoriesTest extends ModeratedDesk {

  public ModeratedHistoriesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aCommentBesideALockIsBeforeOrRefused() throws Exception {
    long id = submit(desk.ann);
    Race race = new Race(desk.database);
    var locked =
        race.run(
            handle -> moderated.changeLock("" + id, true),
            () -> {
              desk.comment(id, desk.bob, "late");
              return null;
            });
    assertEquals(409, locked.second());
    moderated.changeLock("" + id, false);
    var commented =
        race.run(handle -> catalog.hold("" + id), () -> moderated.changeLock("" + id, true));
    assertEquals(200, commented.second());
  }

  @Test
  public void aVoteOrCommentBesideAHideIsBeforeOrFindsNothing() throws Exception {
    for (Visibility wanted : List.of(Visibility.HIDDEN, Visibility.REMOVED)) {
      long id = submit(desk.ann);
      var outcome =
          new Race(desk.database)
              .run(
                  handle -> change(id, wanted),
                  () -> {
                    desk.comment(id, desk.bob, "late");
                    return null;
                  });
      assertEquals(404, outcome.second());
      long other = submit(desk.ann);
      var held =
          new Race(desk.database)
              .run(handle -> catalog.hold("" + other), () -> change(other, wanted));
      assertTrue(held.waited());
      assertEquals(200, held.second());
    }
  }

  @Test
  public void twoAtOnceHideAndRemoveInTurn() throws Exception {
    long id = submit(desk.ann);
    List<Visibility> was = new ArrayList<>();
    new Race(desk.database)
        .run(
            handle -> change(id, Visibility.HIDDEN),
            () -> was.add(change(id, Visibility.REMOVED).visibility()));
    // on PostgreSQL the second finds the row gone from where it waited, and looks where it is now
    assertEquals(List.of(Visibility.HIDDEN), was);
    assertEquals(Visibility.REMOVED, moderated.find(List.of("" + id)).get("" + id).visibility());
  }

  @Test
  public void countsAndListsAreRightAfterAnyHistory() throws Exception {
    for (long seed = 0; seed < Sweep.rounds(4, 60); seed++) {
      start();
      random(new Random(seed), "seed " + seed);
    }
  }

  private void random(Random random, String seed) throws Exception {
    Map<Long, Visibility> all = new TreeMap<>();
    Map<Long, Long> support = new TreeMap<>();
    for (int step = 0; step < 30; step++) {
      List<Long> ids = new ArrayList<>(all.keySet());
      Long one = ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
      int what = one == null ? 0 : random.nextInt(6);
      if (what == 0) {
        long id = submit(desk.ann);
        all.put(id, Visibility.VISIBLE);
        support.put(id, 0L);
      } else if (what == 1 && all.get(one) == Visibility.VISIBLE) {
        vote(one, SupportProjection.CAST, support.merge(one, 1L, Long::sum));
      } else if (what == 2 && support.get(one) > 0) {
        vote(one, SupportProjection.WITHDRAWN, support.merge(one, -1L, Long::sum));
      } else {
        Visibility next = Visibility.values()[random.nextInt(3)];
        assertEquals(seed, all.put(one, next), change(one, next).visibility());
      }
      if (step == 20) {
        MemberData data = desk.contributions(MemberData.class).get(0);
        while (!desk.database.write(handle -> data.erasure().eraseSome(desk.ann.id()))) {
          continue;
        }
      }
      long visible = all.values().stream().filter(Visibility.VISIBLE::equals).count();
      assertEquals(seed + " step " + step, visible, titles(null).size());
    }
    for (long id : all.keySet()) {
      change(id, Visibility.VISIBLE);
      assertEquals(
          seed,
          (long) support.get(id),
          number("SELECT s.support FROM suggestions_suggestions s WHERE s.id = ", id));
    }
    assertEquals(all.size(), titles(null).size());
    for (String table : List.of("", "_care", "_revisions")) {
      assertEquals(0, number("SELECT COUNT(*) FROM suggestions_hidden" + table + " WHERE 0 = ", 0));
    }
  }
}
