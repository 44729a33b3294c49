package dev.millet.members.accounts;

import static org.junit.Assert.assertEquals;

import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectsChanged;
import dev.millet.members.Town;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Search hears of members who are new, changed or gone. */
@RunWith(Parameterized.class)
public final class MemberFeedTest {

  private final Town town;

  public MemberFeedTest(TestDatabase test) {
    town = new Town(test);
    MemberFeed feed = new MemberFeed(town.journal);
    town.accounts.feed = feed;
    town.members.feed = feed;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void searchHearsOfEveryChange() {
    Member member = town.someone();
    assertTold(member, 1);
    new ProfileEdit(town.database, town.accounts, town.members, town.journal, town.clock)
        .change(town.accounts.byId(member.id()).orElseThrow(), new Details("小明", null, null, null));
    assertTold(member, 2);
    AccountEdits edits = new AccountEdits(town.database, town.members);
    edits.suspended(member.id(), Instant.EPOCH);
    assertTold(member, 3);
    edits.delete(member.id());
    assertTold(member, 4);
  }

  private void assertTold(Member member, int times) {
    Subject subject = Subject.of(MemberFeed.TYPE, member.id());
    List<Subject> told =
        town.journal.payloads(SubjectsChanged.TYPE, SubjectsChanged.class).stream()
            .flatMap(each -> each.subjects().stream())
            .filter(subject::equals)
            .toList();
    assertEquals(times, told.size());
  }
}
