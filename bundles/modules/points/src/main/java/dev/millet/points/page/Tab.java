package dev.millet.points.page;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Identity;
import java.util.List;

/**
 * A tab above the pages of points.
 *
 * @param path where it leads
 * @param key the message that names it
 * @param permission who sees it
 */
public record Tab(String path, String key, Permission permission) {

  private static final List<Tab> ALL =
      List.of(
          new Tab("/points", "tab.mine", PointsRight.SEE_OWN),
          new Tab("/points/leaderboard", "tab.leaderboard", Permission.PUBLIC),
          new Tab("/points/team", "tab.team", PointsRight.SEE_ALL));

  /** Returns the tabs that somebody sees, in their order. */
  public static List<Tab> of(Identity reader) {
    return ALL.stream().filter(tab -> tab.permission().isHeldBy(reader)).toList();
  }
}
