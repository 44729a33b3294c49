package dev.millet.members.accounts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;

import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.testing.TestDatabase;
import java.util.HashSet;
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
public final class ImportedMailTest {

  private final Town town;
  private final String source = Town.freshHandle();
  private final String mail = Town.freshHandle() + "@example.org";

  public ImportedMailTest(TestDatabase test) {
    town = new Town(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theMailOfAnImportedPersonIsKept() {
    Member member = imported(source, "7", mail);

    assertEquals(mail, town.accounts.byId(member.id()).get().email());
  }

  @Test
  public void aMailThatAnAccountHasLeadsToIt() {
    Member member = signedUpWith(mail.toUpperCase());

    assertEquals(member, imported(source, "7", mail));
    assertEquals(member, imported(source, "8", " " + mail));
  }

  @Test
  public void ofSeveralAccountsWithAMailTheOneThatIsUsedIsMeant() {
    Member imported = imported(source, "7", mail);
    Member used = signedUpWith(mail);

    assertEquals(used, imported("another " + source, "7", mail));
    assertEquals("an import gives the same again", imported, imported(source, "7", mail));
  }

  @Test
  public void twoPeopleOfOneSourceWithOneMailAreOne() {
    Map<String, Member> people =
        town.directory.importedPeople(
            source,
            List.of(
                new ImportedPerson("1", "王小明", mail),
                new ImportedPerson("2", "Wang Xiaoming", mail.toUpperCase()),
                new ImportedPerson("3", "王小明", null)));

    assertEquals(people.get("1"), people.get("2"));
    assertNotEquals(people.get("1"), people.get("3"));
    assertEquals("王小明", people.get("2").displayName());
  }

  @Test
  public void whatIsNoMailAddressIsLeftOut() {
    for (String wrong : List.of("", "nobody", "a@b", "x".repeat(400) + "@example.org", "\u0000")) {
      Member one = imported(source, "1 " + wrong, wrong);
      Member other = imported(source, "2 " + wrong, wrong);

      assertNull(town.accounts.byId(one.id()).get().email());
      assertNotEquals(one, other);
    }
  }

  @Test
  public void twoImportsAtOnceMakeOneAccountForAMail() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Set<Member>>> all =
          threads.invokeAll(
              IntStream.range(0, 4)
                  .<Callable<Set<Member>>>mapToObj(i -> () -> race("importer " + i + source))
                  .toList());
      Set<Member> made = new HashSet<>();
      for (Future<Set<Member>> one : all) {
        made.addAll(one.get());
      }
      assertEquals(50, made.size());
    } finally {
      threads.shutdownNow();
    }
  }

  private Set<Member> race(String from) {
    List<ImportedPerson> people =
        IntStream.range(0, 50)
            .mapToObj(i -> new ImportedPerson("key " + i, "Racer " + i, i + mail))
            .toList();
    return new HashSet<>(town.directory.importedPeople(from, people).values());
  }

  private Member imported(String from, String key, String email) {
    return town.directory
        .importedPeople(from, List.of(new ImportedPerson(key, "Imported", email)))
        .get(key);
  }

  private Member signedUpWith(String email) {
    SignUpRequest applicant =
        new SignUpRequest(Town.freshHandle(), "Someone", Town.PASSWORD, email, null, null);
    return town.signUp.trusted(applicant, Set.of()).member();
  }
}
