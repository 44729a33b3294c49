package dev.millet.points.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/**
 * The rules of the programme that the ledger applies. Immutable.
 *
 * @param zone where its days, weeks and months begin
 * @param coinsMonths after how many months coins expire, at the end of the month; 0 for never
 * @param levels the experience from which level 2 and those after it are reached, rising
 * @param margin by how many percent the experience has to fall below what a level takes until it is
 *     lost
 */
public record Programme(ZoneId zone, int coinsMonths, List<Long> levels, int margin) {

  /** The leaderboard over all time. */
  public static final String ALL_TIME = "all";

  private static final int PERCENT = 100;

  public Programme {
    levels = List.copyOf(levels);
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i) <= (i == 0 ? 0 : levels.get(i - 1))) {
        throw new IllegalArgumentException("points.levels rise from a positive number: " + levels);
      }
    }
  }

  /** Returns when coins expire that are earned at a moment; null for never. */
  public Instant expiry(Instant earned) {
    return coinsMonths == 0
        ? null
        : YearMonth.from(earned.atZone(zone))
            .plusMonths(coinsMonths + 1L)
            .atDay(1)
            .atStartOfDay(zone)
            .toInstant();
  }

  /** Returns the level of a member whose experience has changed. */
  public int level(int was, long experience) {
    int level = 1;
    while (level <= levels.size()) {
      long needed = levels.get(level - 1);
      long kept = level < was ? needed - needed * margin / PERCENT : needed;
      if (experience < kept) {
        return level;
      }
      level++;
    }
    return level;
  }

  /** Returns the experience from which a level is reached; empty above the last one. */
  public long needed(int level) {
    return level <= 1 ? 0 : levels.get(level - 2);
  }

  public int maxLevel() {
    return levels.size() + 1;
  }

  /** Returns the week of a moment, such as {@code 2026-W48}. */
  public String week(Instant moment) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    return String.format(
        Locale.ROOT,
        "%04d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** Returns the month of a moment, such as {@code 2026-11}. */
  public String month(Instant moment) {
    return YearMonth.from(moment.atZone(zone)).toString();
  }

  /** Returns the periods in whose leaderboards a moment counts. */
  List<String> periods(Instant moment) {
    return List.of(ALL_TIME, month(moment), week(moment));
  }
}
