package dev.millet.members.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.products.Audience;
import dev.millet.api.search.SearchDocument;
import dev.millet.members.Town;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class MemberSourceTest {

  private final Town town;

  public MemberSourceTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private MemberSource source(String readers) {
    return new MemberSource(
        town.accounts,
        MembersPermissions.directory(readers),
        new PlainPages("dev.millet.members.templates"));
  }

  @Test
  public void membersAreFoundByNameAndHandle() {
    Member member = town.someone();
    String id = Long.toString(member.id());
    MemberSource source = source("members");
    SearchDocument document = source.documents(List.of(id, "x", "99999999999")).get(0);
    assertEquals(member.displayName(), document.title());
    assertEquals("@" + member.handle(), document.text());
    assertEquals("/members/" + member.handle(), document.path());
    assertEquals(member.displayName(), source.describe(List.of(id, "-1")).get(id).title());
    assertTrue(source.ids(Long.toString(member.id() - 1), 10).contains(id));
  }

  @Test
  public void whoMayReadTheDirectoryFindsThem() {
    Member member = town.someone();
    Identity staff = town.signedIn(town.someone(Set.of(Role.STAFF)));
    Identity other = town.signedIn(town.someone());
    String id = Long.toString(member.id());
    for (String readers : List.of("team", "members", "everybody")) {
      MemberSource source = source(readers);
      assertEquals(readers, Set.of(), source.hidden(staff, List.of(id)));
      assertEquals(readers, !readers.equals("team"), source.hidden(other, List.of(id)).isEmpty());
      assertEquals(
          readers,
          readers.equals("everybody"),
          source.hidden(Identity.VISITOR, List.of(id)).isEmpty());
      Audience audience = source.documents(List.of(id)).get(0).audience();
      assertEquals(readers, readers.equals("everybody"), audience.equals(Audience.EVERYBODY));
      assertEquals(readers, readers.equals("team"), audience.kind() == Audience.Kind.GROUPS);
    }
  }
}
