package dev.millet.members.directory;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.Town;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Details;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.accounts.ProfileEdit;
import dev.millet.members.journal.MembersEntries;
import dev.millet.testing.TestDatabase;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class DirectoryTest {

  private final Town town;

  public DirectoryTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void membersAreFoundByIdAndHandle() {
    Member member = town.someone(Set.of(Role.STAFF, Role.MODERATOR));

    assertEquals(member, town.directory.byId(member.id()).get());
    assertEquals(member, town.directory.byHandle(member.handle().toUpperCase()).get());
    assertEquals(
        Map.of(member.id(), member), town.directory.byIds(List.of(member.id(), member.id(), -1L)));
    assertEquals(Set.of(Role.MEMBER, Role.STAFF, Role.MODERATOR), member.roles());
  }

  @Test
  public void nobodyIsFoundWhereThereIsNobody() {
    assertTrue(town.directory.byId(Long.MAX_VALUE).isEmpty());
    assertTrue(town.directory.byHandle("no\u0000body").isEmpty());
    assertTrue(town.directory.byHandle("").isEmpty());
    assertTrue(town.directory.byIds(List.of()).isEmpty());
  }

  @Test
  public void theHandleSaysWhoIsMeantElseNameAndMailAddressDo() {
    Member member = town.someone();
    Member namesake = town.someone();
    rename(member, member.handle() + " Wáng");
    rename(namesake, member.handle() + " wáng");

    assertEquals(List.of(member.id()), found("@" + member.handle().toUpperCase()));
    assertEquals(List.of(member.id(), namesake.id()), found(" " + member.handle() + " WáNG "));
    assertEquals(1, town.directory.search(member.handle() + " wáng", 1).size());
    assertEquals(List.of(), found(member.handle() + " w"));
    assertEquals(List.of(), found("no\u0000body"));
    assertEquals(List.of(), found("x".repeat(5_000)));
  }

  private List<Long> found(String text) {
    return town.directory.search(text, 10).stream().map(Member::id).toList();
  }

  private void rename(Member member, String name) {
    Account account = town.accounts.byId(member.id()).get();
    new ProfileEdit(town.database, town.accounts, town.members, town.journal, town.clock)
        .change(account, new Details(name, null, null, null));
  }

  @Test
  public void thoseWhoHaveARoleAreListedWithTheAdministrators() {
    Member staff = town.someone(Set.of(Role.STAFF));
    Member administrator = town.someone(Set.of(Role.ADMIN));
    Member moderator = town.someone(Set.of(Role.MODERATOR));

    List<Member> found = town.directory.withRole(Role.STAFF, 1_000);

    assertTrue(found.containsAll(List.of(staff, administrator)));
    assertFalse(found.contains(moderator));
    assertEquals(1, town.directory.withRole(Role.STAFF, 1).size());
  }

  @Test
  public void aChangeIsSeenAtOnce() {
    Member before = town.someone();
    assertEquals("Someone", town.directory.byId(before.id()).get().displayName());
    Account account = town.accounts.byId(before.id()).get();

    new ProfileEdit(town.database, town.accounts, town.members, town.journal, town.clock)
        .change(account, new Details("小明", "上海", "zh-CN", "Asia/Shanghai"));

    Member after = town.directory.byId(before.id()).get();
    assertEquals("小明", after.displayName());
    assertEquals("上海", after.city());
    assertEquals("zh-CN", after.locale());
    assertEquals("Asia/Shanghai", after.timeZone());
  }

  @Test
  public void whatAnOpenTransactionSeesIsNotKept() {
    Member member = town.someone();
    try {
      town.database.write(
          handle -> {
            town.accounts.update(member.id(), 1, new Details("Undone", null, null, null));
            assertEquals("Undone", town.directory.byId(member.id()).get().displayName());
            throw new IllegalStateException("undo");
          });
    } catch (IllegalStateException expected) {
      assertEquals("undo", expected.getMessage());
    }

    assertEquals("Someone", town.directory.byId(member.id()).get().displayName());
  }

  @Test
  public void importedPeopleAreMadeOnce() {
    String source = Town.freshHandle();
    List<String> names = List.of("Kevin Chen", "王小明", "Kevin Chen", "Иван Petrov", "😀", "Admin");

    Map<String, Member> first = town.directory.imported(source, names);
    Map<String, Member> second = town.directory.imported(source, names);

    assertEquals(first, second);
    assertEquals(new HashSet<>(names), first.keySet());
    assertEquals("Kevin Chen", first.get("Kevin Chen").displayName());
    assertEquals("😀", first.get("😀").displayName());
    assertEquals(5, first.values().stream().map(Member::handle).distinct().count());
    List<MembersEntries.Imported> entries =
        town.journal.payloads(MembersEntries.IMPORTED, MembersEntries.Imported.class);
    assertEquals(1, entries.size());
    assertEquals(5, entries.get(0).members().size());
  }

  @Test
  public void importedHandlesComeFromTheNames() {
    Map<String, Member> people =
        town.directory.imported(
            Town.freshHandle(), List.of("Zoë Quill", "欧阳小小", "Шарль Zhukov", "Moderator"));

    assertEquals("zoë-quill", people.get("Zoë Quill").handle());
    assertEquals("欧阳小小", people.get("欧阳小小").handle());
    assertEquals("zhukov", people.get("Шарль Zhukov").handle());
    assertTrue(
        people.get("Moderator").handle(), people.get("Moderator").handle().startsWith("member-"));
  }

  @Test
  public void thousandsOfOneNameGetHandlesOfTheirOwn() {
    Set<String> handles = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      Map<String, Member> people =
          town.directory.imported(
              "source " + i, List.of("Li Wei Same", "li wei same", "LI WEI SAME"));
      people.values().forEach(member -> handles.add(member.handle()));
    }

    assertEquals(120, handles.size());
    handles.forEach(MemberHandle::of);
  }

  @Test
  public void aLongListOfNamesIsImported() {
    Set<String> names = new LinkedHashSet<>();
    IntStream.range(0, 3_000).forEach(i -> names.add((i % 2 == 0 ? "用户 " : "User ") + i));

    Map<String, Member> people = town.directory.imported("long list", names);

    assertEquals(names, people.keySet());
    assertEquals(3_000, people.values().stream().map(Member::id).distinct().count());
  }

  @Test
  public void hostileNamesDoNoHarm() {
    List<String> names =
        List.of(
            "\u0000",
            "\u202Egnp.exe",
            "a".repeat(80),
            "\uD800",
            " ",
            "'; DROP TABLE members_accounts; --",
            "<script>alert(1)</script>",
            "\u3164",
            "e\u0301".repeat(40));

    Map<String, Member> people = town.directory.imported("hostile", names);

    assertEquals(new HashSet<>(names), people.keySet());
    people.values().forEach(member -> assertFalse(member.displayName().isEmpty()));
  }

  @Test
  public void twoImportsAtOnceMakeEachPersonOnce() throws Exception {
    List<String> names = IntStream.range(0, 200).mapToObj(i -> "Racer " + i).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Map<String, Member>> work = () -> town.directory.imported("race", names);
      List<Future<Map<String, Member>>> all = threads.invokeAll(List.of(work, work, work, work));
      Set<Map<String, Member>> answers = new HashSet<>();
      for (Future<Map<String, Member>> one : all) {
        answers.add(one.get());
      }
      assertEquals(1, answers.size());
    } finally {
      threads.shutdownNow();
    }
  }
}
