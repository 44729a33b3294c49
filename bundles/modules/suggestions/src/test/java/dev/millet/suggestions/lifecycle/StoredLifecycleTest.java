package dev.millet.suggestions.lifecycle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.LifecycleResult;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.care.CareJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.Test;

/** A module that releases something moves suggestions through its releases. */
public final class StoredLifecycleTest extends Released {

  public StoredLifecycleTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void theWholeWayStandsInTheTimeline() throws Exception {
    apply(planned(BETA));
    assertEquals("planned", show().status());
    assertEquals("173", show().releases().planned().version());
    apply(available(BETA));
    assertEquals("in-progress", show().status());
    assertEquals("beta", show().releases().available().channel());
    assertNull(show().releases().planned());
    apply(broken(BETA, desk.ann.id()).on("Pocket 3").because("仍然很暗"));
    assertEquals("173", show().releases().broken().version());
    apply(planned(NEXT));
    apply(shipped(NEXT));
    assertEquals("shipped", show().status());
    assertNull(show().releases().broken());
    apply(LifecycleChange.confirmed("c", subject(), NEXT, AT).by(desk.ann.id()));
    assertEquals("174", show().releases().confirmed().version());

    assertEquals(
        List.of(
            "received",
            "planned-for",
            "available-in",
            "reopened",
            "planned-for",
            "shipped-in",
            "confirmed"),
        kinds());
    var reopened = timeline().get(3);
    assertEquals("Pocket 3", reopened.release().device());
    assertEquals("仍然很暗", reopened.note());
    assertEquals("ann", reopened.by().handle());
    assertEquals("173", reopened.became());
    assertNull("a plan that was kept does not move", timeline().get(4).was());
    assertEquals("174", timeline().get(4).became());
  }

  @Test
  public void whatIsShippedShipsWhateverItsStatusWas() throws Exception {
    status("declined");
    assertEquals(LifecycleResult.APPLIED, apply(shipped(STABLE)));
    assertEquals("shipped", show().status());
  }

  @Test
  public void aChangeIsAppliedOnceHoweverOftenItIsSent() throws Exception {
    apply(shipped(STABLE));
    status("under-review");
    assertEquals(LifecycleResult.REPEATED, apply(shipped(STABLE)));
    assertEquals("under-review", show().status());
    assertEquals(List.of("received", "shipped-in", "status-changed"), kinds());
  }

  @Test
  public void wordsThatAreSentAgainStandInThePlaceOfTheFirst() throws Exception {
    apply(shipped(STABLE));
    LifecycleChange said = LifecycleChange.reopened("r", subject(), STABLE, AT);
    said = said.by(desk.ann.id()).on("Pocket 3");
    apply(said.because("暗"));
    for (String words : new String[] {null, "暗"}) {
      assertEquals(LifecycleResult.REPEATED, apply(said.because(words).on(words)));
      var reopened = timeline().get(2);
      assertEquals(words, reopened.note());
      assertEquals(words, reopened.release().device());
      assertEquals("under-review", show().status());
    }
  }

  @Test
  public void aReleaseThatIsWithdrawnGivesTheFormerStatusBack() throws Exception {
    apply(planned(STABLE));
    apply(shipped(STABLE));
    assertEquals(LifecycleResult.APPLIED, apply(undone(shipped(STABLE))));
    assertEquals("planned", show().status());
    assertNull(show().releases().shipped());
    assertEquals("release-withdrawn", kinds().get(3));
    assertEquals(LifecycleResult.REPEATED, apply(undone(shipped(STABLE))));
  }

  @Test
  public void aStatusThatWasChangedSinceStays() throws Exception {
    apply(shipped(STABLE));
    status("in-progress");
    apply(undone(shipped(STABLE)));
    assertEquals("in-progress", show().status());
  }

  @Test
  public void aStatusThatWasChangedAndSetAgainStays() throws Exception {
    apply(shipped(STABLE));
    status("in-progress");
    status("shipped");
    apply(undone(shipped(STABLE)));
    assertEquals("shipped", show().status());
  }

  @Test
  public void whatIsShippedInAnotherReleaseStaysShipped() throws Exception {
    apply(shipped(STABLE));
    apply(shipped(NEXT));
    apply(undone(shipped(STABLE)));
    assertEquals("shipped", show().status());
    assertEquals("174", show().releases().shipped().version());
    apply(undone(shipped(NEXT)));
    assertEquals("open", show().status());
    assertNull(show().releases());
  }

  @Test
  public void aReleaseBeforeTheReopeningGivesNothingBack() throws Exception {
    apply(shipped(STABLE));
    apply(broken(STABLE, desk.ann.id()));
    apply(shipped(NEXT));
    apply(undone(shipped(STABLE)));
    assertEquals("shipped", show().status());
    apply(undone(shipped(NEXT)));
    assertEquals("under-review", show().status());
  }

  @Test
  public void whatIsStillBrokenIsOpenAgainAndToldOnce() throws Exception {
    apply(shipped(STABLE));
    apply(broken(STABLE, desk.ann.id()));
    apply(broken(STABLE, desk.bob.id()));
    assertEquals("under-review", show().status());
    assertEquals(List.of("received", "shipped-in", "reopened"), kinds());
    apply(undone(broken(STABLE, desk.ann.id())));
    assertEquals("somebody else says so, too", "under-review", show().status());
    apply(undone(broken(STABLE, desk.bob.id())));
    assertEquals("shipped", show().status());
    assertEquals("report-taken-back", kinds().get(3));
  }

  @Test
  public void aReportAboutAnEarlierVersionReopensNothing() throws Exception {
    apply(shipped(STABLE));
    apply(shipped(NEXT));
    assertEquals(LifecycleResult.APPLIED, apply(broken(STABLE, desk.bob.id())));
    assertEquals("shipped", show().status());
    assertNull(show().releases().broken());
  }

  @Test
  public void aPlanThatMovesSaysFromWhereAndIsOne() throws Exception {
    apply(planned(STABLE));
    apply(planned(NEXT));
    assertEquals("174", show().releases().planned().version());
    assertEquals("173", timeline().get(2).was());
    apply(undone(planned(NEXT)));
    assertEquals("open", show().status());
    assertNull(show().releases());
    assertEquals(List.of("received", "planned-for", "planned-for", "unplanned"), kinds());
  }

  @Test
  public void theSameVersionInTheNextChannelKeepsItsConfirmation() throws Exception {
    apply(available(BETA));
    apply(LifecycleChange.confirmed("c", subject(), BETA, AT).by(desk.ann.id()));
    apply(shipped(STABLE));
    assertEquals("beta", show().releases().confirmed().channel());
    assertEquals("stable", show().releases().shipped().channel());
  }

  @Test
  public void whatIsHiddenGoesItsWayToo() throws Exception {
    Moderated moderated =
        desk.contributions(Offer.class).stream()
            .filter(each -> each.api() == Moderated.class && each.name().equals("suggestion"))
            .map(each -> (Moderated) each.implementation())
            .findFirst()
            .orElseThrow();
    moderated.changeVisibility("" + id, Visibility.HIDDEN);
    assertEquals(LifecycleResult.APPLIED, apply(shipped(STABLE)));
    moderated.changeVisibility("" + id, Visibility.VISIBLE);
    assertEquals("shipped", show().status());
  }

  @Test
  public void whatIsGoneIsSaidToBeAndUnknownTypesWait() throws Exception {
    withdraw();
    assertEquals(LifecycleResult.GONE, apply(shipped(STABLE)));
    var other = new Subject("thanks", "1");
    var change = LifecycleChange.shipped("k", other, STABLE, AT);
    assertEquals(Optional.empty(), lifecycles.apply(change));
  }

  @Test
  public void theStatusIsToldWithoutAName() {
    apply(shipped(STABLE));
    var all = desk.journal.payloads(CareJournal.STATUS_CHANGED, CareJournal.StatusChanged.class);
    var told = all.get(all.size() - 1);
    assertEquals("shipped", told.status());
    assertNull(told.by());
  }

  @Test
  public void listAndPageSayIt() throws Exception {
    apply(available(BETA));
    apply(broken(BETA, desk.ann.id()).on("Pocket 3"));
    String list = desk.page("/suggestions", FakeRequest.get("/suggestions"));
    assertTrue(list, list.contains("Still broken in build"));
    assertTrue(list, list.contains("href=\"/builds/17\""));
    String page = desk.page("/suggestions/{id}", FakeRequest.get("/").with("id", id));
    assertTrue(page, page.contains("still broken in"));
    assertTrue(page, page.contains("Pocket 3"));
    String chinese =
        desk.page(
            "/suggestions/{id}", FakeRequest.get("/").with("id", id).in(Locale.SIMPLIFIED_CHINESE));
    assertTrue(chinese, chinese.contains("反馈问题仍在"));
  }
}
