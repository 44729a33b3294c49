package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.Test;

public final class MomentsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Moments moments =
      new Moments(
          Texts.load(file -> MomentsTest.class.getResource("/" + file)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private String shown(Duration ago, Locale language) {
    String time = moments.time(NOW.minus(ago), language, ZoneOffset.UTC).markup();
    return time.replaceAll("<[^>]*>", "");
  }

  @Test
  public void recentMomentsAreRelative() {
    assertEquals("just now", shown(Duration.ofSeconds(20), Languages.ENGLISH));
    assertEquals("1 minute ago", shown(Duration.ofSeconds(90), Languages.ENGLISH));
    assertEquals("59 minutes ago", shown(Duration.ofMinutes(59), Languages.ENGLISH));
    assertEquals("5 小时前", shown(Duration.ofHours(5), Languages.CHINESE));
    assertEquals("昨天", shown(Duration.ofHours(30), Languages.CHINESE));
  }

  @Test
  public void olderMomentsAreDates() {
    assertEquals("13 Nov", shown(Duration.ofDays(10), Languages.ENGLISH));
    assertEquals("11月13日", shown(Duration.ofDays(10), Languages.CHINESE));
    assertEquals("19 Oct 2025", shown(Duration.ofDays(400), Languages.ENGLISH));
    assertEquals("2025年10月19日", shown(Duration.ofDays(400), Languages.CHINESE));
  }

  @Test
  public void aMomentToComeIsADate() {
    assertEquals("26 Nov 2026", shown(Duration.ofDays(-3), Languages.ENGLISH));
  }

  @Test
  public void aDayIsTheSameInEveryZone() {
    LocalDate day = LocalDate.of(2026, 12, 1);
    assertEquals(day(day, "Asia/Shanghai"), day(day, "America/Lima"));
    assertTrue(day(day, "UTC"), day(day, "UTC").endsWith(">1 Dec</time>"));
    assertTrue(day(LocalDate.of(2027, 1, 4), "UTC").endsWith(">4 Jan 2027</time>"));
  }

  @Test
  public void itIsTomorrowAlreadyFurtherEast() {
    assertEquals(LocalDate.of(2026, 11, 24), moments.today(ZoneId.of("Pacific/Auckland")));
  }

  private String day(LocalDate day, String zone) {
    return moments.date(day, Languages.ENGLISH, ZoneId.of(zone)).markup();
  }

  @Test
  public void theExactMomentIsInTheReadersZone() {
    String time = moments.time(NOW, Languages.ENGLISH, ZoneId.of("Asia/Shanghai")).markup();
    assertTrue(time, time.contains("datetime=\"2026-11-23T12:00:00Z\""));
    assertTrue(time, time.contains("title=\"23 November 2026, 20:00 (UTC+8)\""));
  }

  @Test
  public void offsetsAreNamedToTheMinute() {
    assertTrue(title("Asia/Kolkata").contains("17:30 (UTC+5:30)"));
    assertTrue(title("America/St_Johns").contains("08:30 (UTC-3:30)"));
    assertTrue(title("UTC").contains("12:00 (UTC)"));
    String chinese = moments.time(NOW, Languages.CHINESE, ZoneId.of("Asia/Shanghai")).markup();
    assertTrue(chinese, chinese.contains("title=\"2026年11月23日 20:00（UTC+8）\""));
  }

  private String title(String zone) {
    return moments.time(NOW, Languages.ENGLISH, ZoneId.of(zone)).markup();
  }

  @Test
  public void anUnknownZoneIsUtc() {
    assertEquals(ZoneOffset.UTC, Moments.zone(Optional.of("No/Where")));
    assertEquals(ZoneOffset.UTC, Moments.zone(Optional.of("x".repeat(5000))));
    assertEquals(ZoneOffset.UTC, Moments.zone(Optional.empty()));
  }
}
