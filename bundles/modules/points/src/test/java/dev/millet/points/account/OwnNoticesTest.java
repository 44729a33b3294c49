package dev.millet.points.account;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notice;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.points.ledger.Ledger;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class OwnNoticesTest {

  private static final String JOB = "points.expiry-notices";
  private static final String EXPIRING = "points.coins-expiring";

  private final Counter counter;

  public OwnNoticesTest(TestDatabase test) {
    counter = new Counter(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private Identity reader(Member member) {
    return FakeRequest.get("/").by(member).identity();
  }

  private SubjectCatalog catalog(String type) {
    return counter.contributions(Offer.class).stream()
        .map(Offer::implementation)
        .filter(SubjectCatalog.class::isInstance)
        .map(SubjectCatalog.class::cast)
        .filter(each -> each.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private String title(Subject subject) {
    return catalog(subject.type()).describe(List.of(subject.id())).get(subject.id()).title();
  }

  /** Has the coins that a member got last expire at a moment. */
  private void expire(Member member, Instant at) {
    counter.database.write(
        handle -> {
          handle
              .createUpdate("UPDATE points_lots SET expires_at = :at WHERE expires_at > :at")
              .bind("at", at)
              .execute();
          return handle
              .createUpdate("UPDATE points_accounts SET next_due = :at WHERE member = :member")
              .bind("at", at)
              .bind("member", member.id())
              .execute();
        });
  }

  @Test
  public void coinsThatExpireSoonAreToldOnceWithTheirDateAndAmount() throws Exception {
    Instant soon =
        Instant.parse(
            Instant.now().plus(Duration.ofDays(9)).toString().substring(0, 10) + "T00:00:00Z");
    counter.earn(counter.ann, 120, 1, "x");
    counter.runJob(JOB);
    assertEquals("in a year", List.of(), counter.notices.told(EXPIRING));
    expire(counter.ann, soon);
    counter.runJob(JOB);
    counter.runJob(JOB);
    Notice told = counter.notices.told(EXPIRING).get(0);
    assertEquals(1, counter.notices.told(EXPIRING).size());
    assertEquals(List.of(counter.ann.id()), told.members());
    String day = soon.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1).toString();
    assertEquals(day, told.detail().value());
    assertEquals("120 · " + day, title(told.subject()));
  }

  @Test
  public void whatIsToldOfOnesPointsIsHiddenFromOthers() {
    counter.hear(Ledger.LEVEL_REACHED, new Ledger.LevelReached(counter.ann.id(), 3, Instant.now()));
    Notice told = counter.notices.told(Ledger.LEVEL_REACHED).get(0);
    assertEquals("3", told.detail().value());
    assertEquals("Lv. 3", title(told.subject()));
    SubjectCatalog levels = catalog(told.subject().type());
    List<String> ids = List.of(told.subject().id());
    assertFalse(levels.hidden(reader(counter.ann), ids).contains(ids.get(0)));
    assertTrue(levels.hidden(reader(counter.staff), ids).contains(ids.get(0)));
    assertTrue(levels.hidden(Identity.VISITOR, ids).contains(ids.get(0)));
    assertTrue("no such thing", levels.describe(List.of("x", "7.", "0.1")).isEmpty());
  }
}
