package dev.millet.notices;

import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Html;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;

/**
 * The page of a member's notices.
 *
 * @param groups the notices of the slice by subject, unread ones first
 * @param slice for the link to older ones
 * @param until the moment up to which the page shows everything: what comes later is not marked as
 *     read with it
 */
public record NoticeListModel(
    List<Tab> tabs, List<Group> groups, int unread, Slice<?> slice, String path, Instant until) {

  /**
   * A tab.
   *
   * @param count what is unread; 0 where none is shown
   */
  public record Tab(String path, String label, boolean current, int count) {}

  /**
   * The notices about one subject.
   *
   * @param kind what a subject of its type is called; may be empty
   * @param path the page that shows it; null where none does
   * @param action what its reader is asked to do; may be empty
   * @param reason why the reader is told, as the key of a message
   * @param following whether the reader follows the subject
   */
  public record Group(
      Subject subject,
      String title,
      String kind,
      String path,
      List<Line> lines,
      Html action,
      String reason,
      boolean unread,
      boolean following) {}

  /**
   * A notice.
   *
   * @param excerpt may be empty
   */
  public record Line(Html text, String excerpt, Instant at) {}

  /** Returns the groups that are unread. */
  public List<Group> unreadGroups() {
    return groups.stream().filter(Group::unread).toList();
  }

  /** Returns the groups that are read. */
  public List<Group> readGroups() {
    return groups.stream().filter(group -> !group.unread()).toList();
  }
}
