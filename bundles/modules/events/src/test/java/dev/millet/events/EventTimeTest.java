package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.Test;

public final class EventTimeTest {

  private static EventTime at(String start, String finish, String zone) {
    return EventTime.of(Zones.local(start), Zones.local(finish), ZoneId.of(zone));
  }

  @Test
  public void theClockOnTheWallIsKeptInSummerAndInWinter() {
    assertEquals(
        Instant.parse("2026-07-01T06:30:00Z"),
        at("2026-07-01T08:30", "", "Europe/Zurich").startsAt());
    assertEquals(
        Instant.parse("2026-12-01T07:30:00Z"),
        at("2026-12-01T08:30", "", "Europe/Zurich").startsAt());
    assertEquals(
        Instant.parse("2026-12-01T00:30:00Z"),
        at("2026-12-01T08:30", "", "Asia/Shanghai").startsAt());
  }

  @Test
  public void savingItAgainAndAgainChangesNothing() {
    for (String zone : new String[] {"Europe/Zurich", "Asia/Shanghai", "America/New_York"}) {
      for (String day : new String[] {"2026-07-01", "2026-12-01", "2026-10-25", "2027-03-28"}) {
        EventTime first = at(day + "T08:30", day + "T23:00", zone);
        EventTime saved = first;
        for (int i = 0; i < 5; i++) {
          saved = at(saved.start(), saved.finish(), saved.zone()).announcedAs(saved);
        }
        assertEquals(first, saved);
      }
    }
  }

  @Test
  public void anOpenEndIsTheEndOfTheDayWhereItIs() {
    EventTime open = at("2026-10-25T16:00", "", "Europe/Berlin");
    assertEquals(Instant.parse("2026-10-25T23:00:00Z"), open.endsAt());
    assertEquals(Phase.RUNNING, Phase.of(open, Instant.parse("2026-10-25T22:59:59Z")));
    assertEquals(Phase.ENDED, Phase.of(open, Instant.parse("2026-10-25T23:00:00Z")));
  }

  @Test
  public void anEventAcrossMidnightAndTheYearEndsTheNextDay() {
    EventTime party = at("2026-12-31T22:00", "2027-01-01T02:00", "Asia/Shanghai");
    assertEquals(Instant.parse("2026-12-31T14:00:00Z"), party.startsAt());
    assertEquals(Instant.parse("2026-12-31T18:00:00Z"), party.endsAt());
  }

  @Test
  public void whatWasAnnouncedBeforeIsKeptUntilItIsMovedAgain() {
    EventTime first = at("2026-12-12T16:30", "", "Asia/Shanghai");
    EventTime moved = at("2026-12-13T16:30", "", "Asia/Shanghai").announcedAs(first);
    assertTrue(moved.isMovedFrom(first));
    assertEquals("2026-12-12T16:30", moved.movedFrom());
    EventTime text = at("2026-12-13T16:30", "2026-12-13T18:00", "Asia/Shanghai");
    assertEquals("2026-12-12T16:30", text.announcedAs(moved).movedFrom());
    EventTime back = at("2026-12-12T16:30", "", "Asia/Shanghai").announcedAs(moved);
    assertEquals("2026-12-13T16:30", back.movedFrom());
    assertFalse(first.announcedAs(first).isMoved());
  }

  @Test
  public void aMomentIsReadAsTheClockWhereItIs() {
    EventTime time = at("2026-12-12T16:30", "", "Asia/Shanghai");
    assertEquals(Instant.parse("2026-12-06T12:00:00Z"), time.moment("2026-12-06T20:00"));
    assertEquals("2026-12-06T20:00", time.local(Instant.parse("2026-12-06T12:00:00Z")));
  }

  @Test
  public void onlyDaysThatExistAreTaken() {
    assertTrue(Zones.isLocal("2028-02-29T10:00"));
    assertFalse(Zones.isLocal("2027-02-29T10:00"));
    assertFalse(Zones.isLocal("2027-02-28T24:00"));
    assertFalse(Zones.isLocal("1066-10-14T09:00"));
    assertEquals(LocalDateTime.parse("2028-02-29T10:00"), Zones.local("2028-02-29T10:00"));
    assertTrue(Zones.isOne("Asia/Shanghai"));
    assertFalse(Zones.isOne("+08:00"));
    assertFalse(Zones.isOne("China Standard Time"));
  }
}
