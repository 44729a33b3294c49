package dev.millet.points.account;

import dev.millet.api.pages.View;
import dev.millet.points.ledger.Account;
import dev.millet.points.ledger.Programme;

/**
 * The way to the next level.
 *
 * @param level the level now
 * @param experience the experience now
 * @param from the experience from which this level is reached
 * @param next the experience from which the next one is reached; 0 if absent
 */
public record LevelProgress(int level, long experience, long from, long next) {

  private static final int NAMED = 8;

  static LevelProgress of(Programme programme, Account account) {
    int level = account == null ? 1 : Math.min(account.levelNo(), programme.maxLevel());
    long experience = account == null ? 0 : account.experience().balance();
    long next = level >= programme.maxLevel() ? 0 : programme.needed(level + 1);
    return new LevelProgress(level, experience, programme.needed(level), next);
  }

  /** Returns a level with its name, where it has one. */
  public static String name(View view, int level) {
    return level <= NAMED
        ? view.text("level.named", level, view.text("level." + level))
        : view.text("level.plain", level);
  }

  public boolean isLast() {
    return next == 0;
  }

  /** Returns how far it is from this level to the next one, from 0 to 100. */
  public long percent() {
    return isLast() ? 100 : Math.max(0, Math.min(100, 100 * (experience - from) / (next - from)));
  }

  public long missing() {
    return next - experience;
  }
}
