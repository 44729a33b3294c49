package dev.millet.builds.build;

/**
 * One thing that is new, improved or fixed in a build, or a problem that it has; a row of {@code
 * builds_entries}.
 *
 * @param detail plain text; may be empty
 * @param engineer the member who built it; null for nobody
 * @param position its place among the entries, ascending
 * @param version a number that grows by one with each edit
 */
public record Entry(
    long id,
    long buildId,
    EntryKind kind,
    String title,
    String detail,
    Long engineer,
    Progress progress,
    int position,
    int version) {

  /** Returns the same entry of another build. */
  public Entry of(long build) {
    return new Entry(id, build, kind, title, detail, engineer, progress, position, version);
  }
}
