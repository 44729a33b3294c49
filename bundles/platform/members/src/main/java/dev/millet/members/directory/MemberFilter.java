package dev.millet.members.directory;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Role;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A choice of members for the staff; written as one word, such as {@code staff}, {@code imported}
 * or {@code group:beta}.
 *
 * @param kind by what they are chosen
 * @param role null but for {@link Kind#ROLE}
 * @param group the slug of a group; null but for {@link Kind#GROUP}
 */
public record MemberFilter(Kind kind, Role role, String group) {

  /** All members. */
  public static final MemberFilter EVERYBODY = new MemberFilter(Kind.EVERYBODY, null, null);

  private static final String GROUP = "group:";

  private static final Map<String, MemberFilter> WORDS =
      Stream.of(
              EVERYBODY,
              ofRole(Role.STAFF),
              ofRole(Role.MODERATOR),
              ofRole(Role.ADMIN),
              new MemberFilter(Kind.IMPORTED, null, null),
              new MemberFilter(Kind.SUSPENDED, null, null))
          .collect(Collectors.toUnmodifiableMap(MemberFilter::word, Function.identity()));

  /** The ways in which members are chosen. */
  public enum Kind {
    EVERYBODY,
    ROLE,
    GROUP,
    /** Made by an import and not taken over. */
    IMPORTED,
    SUSPENDED
  }

  private static MemberFilter ofRole(Role role) {
    return new MemberFilter(Kind.ROLE, role, null);
  }

  /**
   * Reads a filter.
   *
   * @param word empty for everybody
   * @throws dev.millet.api.gateway.ProblemException 422 where it is none
   */
  public static MemberFilter of(Optional<String> word) {
    String given = word.orElse("");
    if (given.isEmpty()) {
      return EVERYBODY;
    }
    if (given.startsWith(GROUP)) {
      return new MemberFilter(Kind.GROUP, null, given.substring(GROUP.length()));
    }
    MemberFilter known = WORDS.get(given);
    if (known == null) {
      throw Problem.invalid(
              "show",
              "unknown",
              "Members are shown by everybody, staff, moderator, admin, imported, suspended or"
                  + " group:<slug>")
          .toException();
    }
    return known;
  }

  public String word() {
    return switch (kind) {
      case ROLE -> role.name().toLowerCase(Locale.ROOT);
      case GROUP -> GROUP + group;
      case EVERYBODY, IMPORTED, SUSPENDED -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
