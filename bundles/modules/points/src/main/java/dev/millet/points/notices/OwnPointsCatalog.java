package dev.millet.points.notices;

import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Subjects of notices about a member's own points. Their id is that of the member and what is told,
 * such as {@code 42.3}; only this member sees them.
 */
final class OwnPointsCatalog implements SubjectCatalog {

  private static final Pattern ID = Pattern.compile("([1-9][0-9]{0,17})\\.([0-9.-]{1,40})");

  private final String type;
  private final Function<String, String> title;

  private OwnPointsCatalog(String type, Function<String, String> title) {
    this.type = type;
    this.title = title;
  }

  /** Returns the catalog of levels that members reached. */
  static OwnPointsCatalog ofLevels() {
    return new OwnPointsCatalog("level", told -> "Lv. " + told);
  }

  /** Returns the catalog of coins that expire together: how many, and on which day. */
  static OwnPointsCatalog ofExpiry() {
    return new OwnPointsCatalog("expiring-coins", told -> told.replaceFirst("\\.", " · "));
  }

  Subject subject(long member, String told) {
    return new Subject(type, member + "." + told);
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    Map<String, SubjectDescription> described = new HashMap<>();
    for (String id : ids) {
      Matcher parts = ID.matcher(id);
      if (parts.matches()) {
        described.put(
            id,
            SubjectDescription.of(new Subject(type, id), title.apply(parts.group(2)), "/points"));
      }
    }
    return described;
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    return ids.stream().filter(id -> !isOf(reader, id)).collect(Collectors.toSet());
  }

  private static boolean isOf(Identity reader, String id) {
    return reader.member() != null && id.startsWith(reader.member().id() + ".");
  }
}
