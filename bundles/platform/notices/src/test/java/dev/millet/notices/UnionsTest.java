package dev.millet.notices;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The followers of subjects that are merged follow the one that stays, and come apart again. */
@RunWith(Parameterized.class)
public final class UnionsTest {

  private static final Subject MERGED = new Subject("note", "2");
  private static final Subject THIRD = new Subject("note", "3");

  private final World world;
  private final Member ann;
  private final Member bob;
  private final Member kim;

  public UnionsTest(TestDatabase test) {
    world = new World(test);
    ann = world.members.add("ann");
    bob = world.members.add("bob");
    kim = world.members.add("kim");
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void followersAreUnitedAndToldOnceAndComeApart() {
    follow(MERGED, ann, bob);
    follow(World.NOTE, bob);
    unite(MERGED);
    assertEquals(Set.of(ann.id(), bob.id()), followers(World.NOTE));
    assertEquals(1, world.lines(ann).size());
    assertEquals(1, world.lines(bob).size());
    separate(MERGED);
    assertEquals(Set.of(bob.id()), followers(World.NOTE));
    assertEquals(Set.of(ann.id(), bob.id()), followers(MERGED));
  }

  @Test
  public void whoChoseNotToFollowIsNotMadeTo() {
    follow(MERGED, ann);
    world.inWrite(() -> world.notices.unfollow(ann.id(), World.NOTE));
    unite(MERGED);
    assertEquals(Set.of(), followers(World.NOTE));
  }

  @Test
  public void whatMembersChoseSinceStays() {
    follow(MERGED, ann, bob, kim);
    unite(MERGED);
    world.inWrite(() -> world.notices.unfollow(ann.id(), World.NOTE));
    world.inWrite(() -> world.notices.follow(bob.id(), World.NOTE, FollowReason.COMMENTER));
    separate(MERGED);
    assertEquals(Set.of(bob.id()), followers(World.NOTE));
    assertTrue(followers(MERGED).contains(ann.id()));
  }

  @Test
  public void whoFollowsTwoMergedSubjectsFollowsUntilBothAreSeparated() {
    follow(MERGED, ann);
    follow(THIRD, ann);
    unite(MERGED);
    unite(THIRD);
    separate(MERGED);
    assertEquals(Set.of(ann.id()), followers(World.NOTE));
    separate(THIRD);
    assertEquals(Set.of(), followers(World.NOTE));
  }

  @Test
  public void manyAreUnitedSomeAtATimeWithoutThoseWhoAreGone() {
    List<Member> many =
        java.util.stream.IntStream.range(0, 250).mapToObj(i -> world.members.add("m" + i)).toList();
    follow(MERGED, many.toArray(Member[]::new));
    many.stream().limit(120).forEach(world.guard::delete);
    unite(MERGED);
    assertEquals(130, followers(World.NOTE).size());
    assertFalse(followers(World.NOTE).contains(many.get(0).id()));
    separate(MERGED);
    assertEquals(Set.of(), followers(World.NOTE));
  }

  private void follow(Subject subject, Member... some) {
    for (Member each : some) {
      world.inWrite(() -> world.notices.follow(each.id(), subject, FollowReason.CHOSEN));
    }
  }

  private void unite(Subject merged) {
    Notice told = Notice.of(World.ANSWERED, World.NOTE, world.next()).about(merged).toFollowers();
    world.inWrite(() -> world.notices.unite(merged, World.NOTE, told));
    world.deliver();
  }

  private void separate(Subject merged) {
    world.inWrite(() -> world.notices.separate(merged, World.NOTE));
    world.deliver();
  }

  private Set<Long> followers(Subject subject) {
    return world.database.read(
        handle ->
            new FollowStore(world.database)
                .followers(handle, subject, 0, 1_000).stream()
                    .filter(Follow::isFollowing)
                    .map(Follow::memberId)
                    .collect(Collectors.toSet()));
  }
}
