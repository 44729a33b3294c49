package dev.millet.builds.report;

import dev.millet.api.members.Person;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.Entry;
import java.time.Instant;
import java.util.List;

/**
 * The report of a build, as one reader sees it.
 *
 * @param rows the entries, the best-liked one first
 * @param best the best-liked one so far, or in the end; null for none
 * @param open whether marks are taken now
 * @param mayMark whether the reader is signed in and marks are taken
 */
public record ReportView(
    BuildDetails build,
    List<Row> rows,
    Row best,
    long participants,
    Instant closesAt,
    boolean open,
    boolean mayMark) {

  private static final int SHOWN = 6;
  private static final int WIDTH = 80;
  private static final int ZERO = 20;

  /**
   * An entry.
   *
   * @param engineer null for nobody
   * @param mine the reader's own mark; null for none
   */
  public record Row(Entry entry, Person engineer, long likes, long dislikes, Mark mine, long most) {

    /** Returns the width of the bar of likes, in parts of a hundred. */
    public String likeWidth() {
      return width(likes, WIDTH);
    }

    /** Returns the width of the bar of dislikes. */
    public String dislikeWidth() {
      return width(Math.min(dislikes, most), ZERO);
    }

    /** Returns where the bar of dislikes begins: it ends where the likes begin. */
    public String dislikeStart() {
      return Long.toString(ZERO - Long.parseLong(dislikeWidth()));
    }

    private String width(long count, int all) {
      return Long.toString(most == 0 ? 0 : all * count / most);
    }

    /** Returns whether the reader marked it so. */
    public boolean is(String mark) {
      return mine != null && mine.mark().word().equals(mark);
    }

    /** Returns the reader's own word; may be empty. */
    public String word() {
      return mine == null ? "" : mine.word();
    }

    /** Returns where a mark is set. */
    public String action() {
      return "/builds/-/mark/" + entry.id();
    }
  }

  /** Returns the first rows. */
  public List<Row> first() {
    return rows.subList(0, Math.min(SHOWN, rows.size()));
  }

  /** Returns the page of the whole report. */
  public String path() {
    return path(build.build().id());
  }

  static String path(long build) {
    return "/builds/-/report/" + build;
  }
}
