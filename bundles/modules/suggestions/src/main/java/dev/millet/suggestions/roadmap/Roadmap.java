package dev.millet.suggestions.roadmap;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A roadmap, as a row of {@code suggestions_roadmaps}.
 *
 * @param slug what names it in addresses; never changed
 * @param title plain text of one line
 * @param productId only of this product; null for all
 * @param viewBy the word of the grouping that is shown first
 * @param audience {@code everybody}, {@code members}, {@code groups} or {@code team}
 * @param groupSlugs the groups of its audience, separated by commas; empty for other audiences
 * @param version grows by one with each edit
 */
public record Roadmap(
    String slug,
    String title,
    Long productId,
    String viewBy,
    String audience,
    String groupSlugs,
    int version) {

  /** All pages about roadmaps. */
  public static final String PATH = "/suggestions/roadmaps";

  static final String EVERYBODY = "everybody";
  static final String MEMBERS = "members";
  static final String GROUPS = "groups";
  static final String TEAM = "team";

  private static final String EVERYTHING = "all";

  /**
   * Returns the roadmap of a site that has made none: of all products, for everybody.
   *
   * @param title in the reader's language
   */
  static Roadmap everything(String title) {
    return new Roadmap(EVERYTHING, title, null, Grouping.STATUS.word(), EVERYBODY, "", 0);
  }

  static boolean isEverything(String slug) {
    return slug.equals(EVERYTHING);
  }

  /** Returns whether somebody made it. */
  public boolean isKept() {
    return version > 0;
  }

  /** Returns the page that shows it. */
  public String path() {
    return PATH + "/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
  }

  /** Returns the grouping that is shown first; one that a newer version wrote counts as status. */
  public Grouping grouping() {
    return Grouping.of(viewBy).orElse(Grouping.STATUS);
  }

  /** Returns the groups of its audience. */
  public List<String> groups() {
    return groupSlugs.isEmpty() ? List.of() : List.of(groupSlugs.split(","));
  }

  /**
   * Returns whether a reader may see it, as far as its audience decides. The team sees all; one of
   * an audience that a newer version wrote is the team's.
   */
  boolean admits(Identity reader, Members members) {
    return reader.is(Role.MODERATOR)
        || switch (audience) {
          case EVERYBODY -> true;
          case MEMBERS -> reader.member() != null;
          case GROUPS -> reader.member() != null && isInGroup(members.groups(reader.member().id()));
          default -> false;
        };
  }

  private boolean isInGroup(Set<String> own) {
    return !Collections.disjoint(own, groups());
  }
}
