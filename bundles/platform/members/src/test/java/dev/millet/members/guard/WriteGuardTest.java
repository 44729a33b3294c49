package dev.millet.members.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Dialect;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.members.Town;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.io.InputStreamReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.Assume;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class WriteGuardTest {

  private final Town town;
  private final WriteGuard guard;
  private final Race race;

  public WriteGuardTest(TestDatabase test) {
    town = new Town(test);
    guard = new WriteGuard(town.database);
    race = new Race(town.database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void anAccountIsNotDeletedWhileItsMemberWrites() throws Exception {
    Member ann = town.someone(Set.of());
    var outcome = race.run(handle -> active(ann), () -> town.care.deletion().delete(ann.id()));
    assertTrue(outcome.waited());
    assertTrue(town.accounts.byId(ann.id()).isEmpty());
  }

  @Test
  public void anAccountIsNotSuspendedWhileItsMemberWrites() throws Exception {
    Member ann = town.someone(Set.of());
    var outcome = race.run(handle -> active(ann), () -> suspend(ann));
    assertTrue(outcome.waited());
  }

  @Test
  public void whoIsBeingDeletedDoesNotWrite() throws Exception {
    Member ann = town.someone(Set.of());
    var outcome =
        race.run(handle -> town.care.deletion().delete(ann.id()), () -> write(() -> active(ann)));
    assertEquals(403, outcome.second());
  }

  @Test
  public void whoIsBeingSuspendedDoesNotWrite() throws Exception {
    Member ann = town.someone(Set.of());
    assertEquals(403, race.run(handle -> suspend(ann), () -> write(() -> active(ann))).second());
  }

  @Test
  public void theOperatorAlwaysWritesAndAMemberAsLongAsTheAccountIsActive() throws Exception {
    Member ann = town.someone(Set.of());
    write(() -> writer(null));
    write(() -> writer(ann));
    assertTrue(race.run(handle -> writer(ann), () -> suspend(ann)).waited());
    assertEquals(403, refusal(() -> writer(ann)));
    write(() -> writer(null));
  }

  @Test
  public void withoutTheGuardsLockTheAccountIsDeletedUnderItsWriter() throws Exception {
    Assume.assumeTrue(town.database.dialect() == Dialect.POSTGRESQL);
    Member ann = town.someone(Set.of());
    var outcome =
        race.run(
            handle -> town.accounts.byId(ann.id()), () -> town.care.deletion().delete(ann.id()));
    assertFalse(outcome.waited());
  }

  @Test
  public void writersOfOneMemberDoNotWaitForEachOther() throws Exception {
    Assume.assumeTrue(town.database.dialect() == Dialect.POSTGRESQL);
    Member ann = town.someone(Set.of());
    assertFalse(race.run(handle -> active(ann), () -> write(() -> active(ann))).waited());
  }

  @Test
  public void thoseWhoExistAreNotDeletedMeanwhile() throws Exception {
    Member ann = town.someone(Set.of());
    Member bob = town.someone(Set.of());
    town.care.deletion().delete(bob.id());
    var outcome =
        race.run(
            handle -> {
              assertEquals(
                  Set.of(ann.id()), guard.existingMembers(List.of(bob.id(), ann.id(), 999_999L)));
              return null;
            },
            () -> town.care.deletion().delete(ann.id()));
    assertTrue(outcome.waited());
    assertEquals(Set.of(), write(() -> guard.existingMembers(List.of(ann.id()))));
  }

  @Test
  public void thoseWhoAreActiveAreNotSuspendedMeanwhile() throws Exception {
    Member ann = town.someone(Set.of());
    Member bob = town.someone(Set.of());
    Member cai = town.someone(Set.of());
    town.care.deletion().delete(bob.id());
    suspend(cai);
    var outcome =
        race.run(
            handle -> {
              assertEquals(
                  Set.of(ann.id()),
                  guard.activeMembers(List.of(cai.id(), bob.id(), ann.id(), 999_999L)));
              return null;
            },
            () -> suspend(ann));
    assertTrue(outcome.waited());
    assertEquals(Set.of(), write(() -> guard.activeMembers(List.of(ann.id()))));
  }

  @Test
  public void ofTwoAtOnceWhoTakeTheLastPlaceOneIsRefused() throws Exception {
    String slug = "place-" + System.nanoTime();
    var outcome =
        race.run(handle -> take(handle, slug), () -> town.database.write(h -> take(h, slug)));
    assertEquals(409, outcome.second());
    assertEquals(1, count(slug));
  }

  @Test
  public void withoutTheLimitsLockBothTakeTheLastPlace() throws Exception {
    Assume.assumeTrue(town.database.dialect() == Dialect.POSTGRESQL);
    String slug = "place-" + System.nanoTime();
    race.run(
        handle -> takeUnguarded(handle, slug),
        () -> town.database.write(handle -> takeUnguarded(handle, slug)));
    assertEquals(2, count(slug));
  }

  @Test
  public void otherNamesAreNotWaitedFor() throws Exception {
    Assume.assumeTrue(town.database.dialect() == Dialect.POSTGRESQL);
    String slug = "place-" + System.nanoTime();
    var outcome =
        race.run(
            handle -> take(handle, slug), () -> town.database.write(h -> take(h, slug + "-other")));
    assertFalse(outcome.waited());
    assertEquals(200, outcome.second());
  }

  @Test
  public void aSubjectIsAskedOfItsCatalog() {
    guard.catalogs = List.of(new Things());
    assertEquals("Open", write(() -> guard.subjectOpen(thing("open"), "votes")).title());
    assertEquals(409, refusal(() -> guard.subjectOpen(thing("closed"), "votes")));
    assertEquals("Closed", write(() -> guard.subjectOpen(thing("closed"), "comments")).title());
    assertEquals(404, refusal(() -> guard.subjectOpen(thing("gone"), "votes")));
    assertEquals(404, refusal(() -> guard.subjectOpen(new Subject("other", "1"), "votes")));
  }

  /** A form's page shows the text that is called after the code. */
  @Test
  public void theRefusalIsExplainedInBothLanguages() throws Exception {
    Member ann = town.someone(Set.of());
    suspend(ann);
    var refused = assertThrows(ProblemException.class, () -> write(() -> active(ann)));
    String key = refused.problem().code().replace("members.", "problem.") + ".text";
    for (String language : List.of("en", "zh-CN")) {
      Properties messages = new Properties();
      String file = "/messages/" + language + ".properties";
      try (var in = new InputStreamReader(WriteGuard.class.getResourceAsStream(file), UTF_8)) {
        messages.load(in);
      }
      assertFalse(language, messages.getProperty(key, "").isBlank());
    }
  }

  @Test
  public void outsideOfAWriteNothingIsAnswered() {
    assertThrows(IllegalStateException.class, () -> guard.memberActive(1));
    assertThrows(IllegalStateException.class, () -> guard.activeMembers(List.of(1L)));
    assertThrows(IllegalStateException.class, () -> guard.existingMembers(List.of(1L)));
    assertThrows(IllegalStateException.class, () -> guard.holdSubject(thing("open")));
    assertThrows(IllegalStateException.class, () -> guard.atMost(1, "members.x", () -> 0));
  }

  private Object active(Member member) {
    guard.memberActive(member.id());
    return null;
  }

  /** Asks for whoever makes a change; null for the operator. */
  private Object writer(Member by) {
    guard.writerActive(by);
    return null;
  }

  private Object suspend(Member member) {
    return town.care.suspension().suspend(member.id(), null, false);
  }

  private interface Question<T> {
    T ask();
  }

  private <T> T write(Question<T> question) {
    return town.database.write(handle -> question.ask());
  }

  private int refusal(Question<?> question) {
    return assertThrows(ProblemException.class, () -> write(question)).problem().status();
  }

  /** One row of a table that holds any number of them. */
  private Object take(Handle handle, String slug) {
    guard.atMost(1, "members.test/" + slug, () -> (int) count(handle, slug));
    return insert(handle, slug);
  }

  private Object takeUnguarded(Handle handle, String slug) {
    return count(handle, slug) < 1 ? insert(handle, slug) : 0;
  }

  private static int insert(Handle handle, String name) {
    return handle.execute(
        """
        INSERT INTO members_circles (slug, name, description, self_service, created_at)
        VALUES (?, ?, '', TRUE, CURRENT_TIMESTAMP)
        """,
        name + "-" + System.nanoTime(),
        name);
  }

  private long count(String slug) {
    return town.database.read(handle -> count(handle, slug));
  }

  private static long count(Handle handle, String slug) {
    return handle
        .createQuery("SELECT COUNT(*) FROM members_circles WHERE name = :slug")
        .bind("slug", slug)
        .mapTo(Long.class)
        .one();
  }

  private static Subject thing(String id) {
    return new Subject("thing", id);
  }

  private static final class Things implements SubjectCatalog {

    @Override
    public String type() {
      return "thing";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> ids) {
      Map<String, SubjectDescription> known = new HashMap<>();
      known.put("open", described("open", "Open").withOpen("votes"));
      known.put("closed", described("closed", "Closed").withOpen("comments"));
      known.keySet().retainAll(ids);
      return known;
    }

    private static SubjectDescription described(String id, String title) {
      return SubjectDescription.of(thing(id), title, "/" + id);
    }
  }
}
