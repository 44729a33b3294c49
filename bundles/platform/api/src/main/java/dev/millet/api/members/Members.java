package dev.millet.api.members;

import dev.millet.api.lists.Slice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/** Looks people up. Thread-safe; methods may read the database. */
@ProviderType
public interface Members {

  /** Returns a member; empty if the id is unknown. */
  Optional<Member> byId(long id);

  /** Finds a member by handle, ignoring case. */
  Optional<Member> byHandle(String handle);

  /**
   * Finds the members that a text may name: only the one with this handle where there is one, else
   * everybody with this display name or mail address. Ignores the case of ASCII letters (of others
   * as the database knows it), and finds only what is written in full. For staff: it tells whose a
   * mail address is.
   *
   * @param text a handle, with or without {@code @} before it, a name or a mail address
   * @param limit how many at most, from 1
   * @return the oldest accounts first
   */
  List<Member> search(String text, int limit);

  /** Returns the members that exist, by id; one query for all. */
  Map<Long, Member> byIds(Collection<Long> ids);

  /**
   * Returns the people with these ids, deleted accounts too; one query for all.
   *
   * @param ids may hold nulls, which are passed over
   * @return by id, in the order of the ids
   * @since 1.2
   */
  default Map<Long, Person> people(Collection<Long> ids) {
    Map<Long, Member> known = byIds(ids.stream().filter(Objects::nonNull).distinct().toList());
    Map<Long, Person> people = new LinkedHashMap<>();
    for (Long id : ids) {
      if (id != null) {
        Member member = known.get(id);
        people.put(id, member == null ? Person.deleted(id) : Person.of(member));
      }
    }
    return people;
  }

  /**
   * Returns the people of a slice; one query for all.
   *
   * @param who names somebody of an item by their id
   * @since 1.2
   */
  default <T> Map<Long, Person> people(Slice<T> slice, Function<? super T, Long> who) {
    return people(slice.items().stream().<Long>map(who).toList());
  }

  /**
   * Returns the members who have a role, or one that includes it, by display name; to choose from.
   *
   * @param role not {@link Role#MEMBER}, which everybody has
   * @param limit how many at most, from 1
   */
  List<Member> withRole(Role role, int limit);

  /**
   * Returns the slugs of the groups that a member is in, such as {@code first-hundred}; empty where
   * there is no such member. It is kept in memory, so that a page for one group can ask this for
   * each request.
   */
  Set<String> groups(long member);

  /**
   * Returns the names of all groups by slug, in the order of the names; to choose from.
   *
   * @since 1.4
   */
  default Map<String, String> groupNames() {
    return Map.of();
  }

  /**
   * Returns the members that stand for people of an imported source; makes those that do not exist
   * yet. They have no password: they cannot sign in until an administrator hands them a link to
   * claim the account. Whoever was made for a person stands for them in every later import. Else a
   * mail address that an account has already, without regard to case, leads to that account; so two
   * people with one address are one. Joins the caller's transaction.
   *
   * @param source names where they come from, such as {@code titanium-jira}
   * @return the members by key
   */
  Map<String, Member> importedPeople(String source, Collection<ImportedPerson> people);

  /**
   * Returns the same as {@link #importedPeople}, for a source that knows people by name only.
   *
   * @param names each 1 to 80 code points
   * @return the members by the given name
   */
  default Map<String, Member> imported(String source, Collection<String> names) {
    return importedPeople(
        source,
        names.stream().distinct().map(name -> new ImportedPerson(name, name, null)).toList());
  }
}
