package dev.millet.suggestions.notices;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Role;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Release;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.care.CareJournal;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.lifecycle.ReleaseJournal;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SuggestionNoticesTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final Subject SEVEN = Suggestion.subject(7);

  private final Desk desk;
  private final long ann;
  private final long kim;

  public SuggestionNoticesTest(TestDatabase test) {
    desk = new Desk(test, null);
    ann = desk.members.add("ann-" + System.nanoTime()).id();
    kim = desk.members.add("kim-" + System.nanoTime(), Role.STAFF).id();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  /** Has the two subscriptions hear of an entry, and no others. */
  private void hear(String type, Object payload) throws Exception {
    for (Subscription each : desk.contributions(Subscription.class)) {
      boolean ours = Set.of("suggestions.follows", "suggestions.notices").contains(each.name());
      if (ours && each.types().contains(type)) {
        each.handler().handle(List.of(FakeJournal.entry(1, type, payload)));
      }
    }
  }

  @Test
  public void theTeamIsToldOfANewSuggestionAndItsAuthorFollows() throws Exception {
    hear(Authoring.SUBMITTED, new Authoring.Submitted(7, 1, "Title", ann, AT, false));
    Notice told = desk.notices.told().get(0);
    assertEquals(Notice.Audience.TEAM, told.audience());
    assertEquals(Long.valueOf(ann), told.actor());
    assertEquals(Map.of(ann, FollowReason.AUTHOR), desk.notices.followers(SEVEN));
  }

  @Test
  public void nobodyIsToldOfWhatAnImportBrings() throws Exception {
    hear(Authoring.SUBMITTED, new Authoring.Submitted(7, 1, "Title", ann, AT, true));
    hear(CareJournal.ASSIGNED, new CareJournal.Assigned(7, kim, null, AT));
    hear(CareJournal.ANSWERED, new CareJournal.Answered(7, null, AT));
    hear(CareJournal.STATUS_CHANGED, new CareJournal.StatusChanged(7, "planned", "open", null, AT));
    hear(CareJournal.DUE_CHANGED, new CareJournal.DueChanged(7, "2026-04-01", null, null, AT));
    assertEquals(List.of(), desk.notices.told());
    assertEquals(
        Map.of(ann, FollowReason.AUTHOR, kim, FollowReason.ASSIGNEE),
        desk.notices.followers(SEVEN));
  }

  @Test
  public void whoIsAssignedIsToldAndFollows() throws Exception {
    hear(CareJournal.ASSIGNED, new CareJournal.Assigned(7, kim, ann, AT));
    Notice told = desk.notices.told(CareJournal.ASSIGNED).get(0);
    assertEquals(List.of(kim), told.members());
    assertEquals(FollowReason.ASSIGNEE, desk.notices.followers(SEVEN).get(kim));
    hear(CareJournal.ASSIGNED, new CareJournal.Assigned(7, null, ann, AT));
    assertEquals(1, desk.notices.told().size());
  }

  @Test
  public void followersAreToldOfAnswerStatusAndDate() throws Exception {
    hear(CareJournal.ANSWERED, new CareJournal.Answered(7, kim, AT));
    hear(CareJournal.STATUS_CHANGED, new CareJournal.StatusChanged(7, "planned", "open", kim, AT));
    hear(
        CareJournal.DUE_CHANGED,
        new CareJournal.DueChanged(7, "2026-04-02", "2026-04-01", kim, AT));
    hear(CareJournal.DUE_CHANGED, new CareJournal.DueChanged(7, null, "2026-04-02", kim, AT));
    List<Notice> told = desk.notices.told();
    assertEquals(4, told.size());
    assertTrue(told.stream().allMatch(each -> each.audience() == Notice.Audience.FOLLOWERS));
    assertEquals(OfficialAnswer.subject(7), told.get(0).about());
    assertEquals("status.planned", told.get(1).detail().value());
    assertEquals("2026-04-02", told.get(2).detail().value());
    assertEquals(Notice.DetailKind.MESSAGE, told.get(3).detail().kind());
  }

  @Test
  public void followersAreToldOfAPlanAndOfAReportButNotOfThatOfTheOperator() throws Exception {
    var release = new Release("builds/17", "173", "beta", "/builds/17");
    hear(ReleaseJournal.PLANNED_FOR, new ReleaseJournal.Happened(7, release, null, kim, AT));
    hear(ReleaseJournal.REOPENED, new ReleaseJournal.Happened(7, release, "Pocket 3", ann, AT));
    hear(ReleaseJournal.PLANNED_FOR, new ReleaseJournal.Happened(7, release, null, null, AT));
    List<Notice> told = desk.notices.told();
    assertEquals(2, told.size());
    assertEquals("173", told.get(0).detail().value());
    assertEquals(Notice.Audience.FOLLOWERS, told.get(1).audience());
  }

  @Test
  public void whatIsWithdrawnIsForgotten() throws Exception {
    hear(Withdrawal.WITHDRAWN, new Withdrawal.Withdrawn(7, ann, AT));
    assertEquals(Set.of(SEVEN), desk.notices.forgotten());
  }

  @Test
  public void whoIsMentionedFollows() throws Exception {
    hear("mentions.mentioned", new SuggestionNotices.Mentioned(SEVEN, List.of(ann)));
    hear(
        "mentions.mentioned",
        new SuggestionNotices.Mentioned(new Subject("comment", "7"), List.of(kim)));
    assertEquals(Map.of(ann, FollowReason.MENTIONED), desk.notices.followers(SEVEN));
  }

  @Test
  public void theNoticeOfANewSuggestionLeadsTheTeamToItsAnswer() throws Exception {
    Fragment action =
        desk.contributions(Fragment.class).stream()
            .filter(each -> each.slot().equals(Slots.NOTICE_ACTION))
            .findFirst()
            .orElseThrow();
    String markup =
        action.renderer().render(FakeRequest.get("/notices"), List.of(SEVEN)).get(0).markup();
    assertTrue(markup, markup.contains("/suggestions/7#respond"));
    List<NoticeType> asking =
        desk.contributions(NoticeType.class).stream().filter(NoticeType::isAsking).toList();
    assertEquals(Authoring.SUBMITTED, asking.get(0).key());
  }
}
