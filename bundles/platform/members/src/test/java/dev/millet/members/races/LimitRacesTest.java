package dev.millet.members.races;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.millet.api.database.Dialect;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AvatarRequest;
import dev.millet.members.groups.GroupText;
import dev.millet.members.groups.Groups;
import dev.millet.testing.FakeUpload;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** "At most so many of these", asked for by two at once. */
@RunWith(Parameterized.class)
public final class LimitRacesTest {

  private static final String COUNT = "SELECT COUNT(*) FROM members_tokens WHERE member_id = :id";

  private final Town town;

  public LimitRacesTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void aMemberHasAHundredTokensAndNotOneMore() throws Exception {
    Member member = withTokens(99);

    assertEquals(
        "members.too-many-tokens",
        Overlap.of(town.database, () -> token(member), () -> token(member)));

    assertEquals(100, count(COUNT, member));
  }

  /** Shows that the test above can fail: it is the lock that lets the second see the first. */
  @Test
  public void controlCountingWithoutALockLetsOneMoreThrough() throws Exception {
    assumeTrue(town.database.dialect() == Dialect.POSTGRESQL);
    Member member = withTokens(99);

    Overlap.of(town.database, () -> unguarded(member, "a"), () -> unguarded(member, "b"));

    assertEquals(101, count(COUNT, member));
  }

  @Test
  public void aMemberHasOneLinkToSetAPassword() throws Exception {
    Member member = town.someone();
    Account account = town.accounts.byId(member.id()).orElseThrow();

    assertEquals(
        "done",
        Overlap.of(
            town.database,
            () -> town.care.recovery().link(account),
            () -> town.care.recovery().link(account)));

    assertEquals(
        1, count("SELECT COUNT(*) FROM members_reset_links WHERE member_id = :id", member));
  }

  @Test
  public void ofTwoImagesSetAtOnceOneIsKept() throws Exception {
    Member member = town.someone();
    picture(member);
    int before = town.images.kept().size();

    assertEquals("done", Overlap.of(town.database, () -> picture(member), () -> picture(member)));

    assertEquals(before, town.images.kept().size());
    String avatar = town.accounts.byId(member.id()).orElseThrow().member().avatar();
    assertTrue(town.images.kept().containsKey(avatar));
  }

  @Test
  public void thereAreFiveHundredGroupsAndNotOneMore() throws Exception {
    fill(Groups.MAX_GROUPS - 1);

    assertEquals("members.too-many-groups", Overlap.of(town.database, this::group, this::group));

    assertEquals(Groups.MAX_GROUPS, town.groups.all().size());
  }

  private void fill(int most) {
    for (int i = town.groups.all().size(); i < most; i++) {
      group();
    }
  }

  private void group() {
    town.care.groupChange().make(new GroupText(Town.freshHandle(), "", true));
  }

  private void picture(Member member) {
    var wanted = new AvatarRequest(new FakeUpload("me.png", "image/png", new byte[] {1}));
    town.care.avatarChange().set(member.id(), wanted);
  }

  private Member withTokens(int number) {
    Member member = town.someone();
    for (int i = 0; i < number; i++) {
      token(member);
    }
    return member;
  }

  private void token(Member member) {
    town.tokens.make(member.id(), "program", Set.of("read"), null);
  }

  private void unguarded(Member member, String hash) {
    town.database.write(
        handle -> {
          if (count(COUNT, member) < 100) {
            handle.execute(
                "INSERT INTO members_tokens (secret_hash, member_id, name, scopes, created_at)"
                    + " VALUES (?, ?, 'x', 'read', ?)",
                hash + member.id(),
                member.id(),
                town.clock.instant());
          }
          return null;
        });
  }

  private long count(String query, Member member) {
    return town.database.read(
        handle -> handle.createQuery(query).bind("id", member.id()).mapTo(long.class).one());
  }
}
