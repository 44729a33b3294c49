package dev.millet.notices;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.notices.FollowReason;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Some members and a note that they follow, on each database. */
@RunWith(Parameterized.class)
public abstract class NoticesGround {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  final World world;
  final Member ann;
  final Member bob;
  final Member kim;

  NoticesGround(TestDatabase test) {
    this.world = new World(test);
    this.ann = world.members.named("ann", "Ann <b>&amp;");
    this.bob = world.members.add("bob");
    this.kim = world.members.add("kim", Role.STAFF);
  }

  final void follow(Member... some) {
    for (Member each : some) {
      world.inWrite(() -> world.notices.follow(each.id(), World.NOTE, FollowReason.COMMENTER));
    }
  }
}
