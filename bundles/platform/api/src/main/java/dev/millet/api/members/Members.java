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

  Optional<Member> byId(long id);

  /** Without regard to case. */
  Optional<Member> byHandle(String handle);

  /**
   * Those whom somebody may mean: who has this handle, and nobody else then; else everybody who has
   * this display name or mail address. Without regard to the case of ASCII letters (of others as
   * the database knows it), and only what is written in full. For staff: it tells whose a mail
   * address is.
   *
   * @param written a handle, with or without {@code @} before it, a name or a mail address
   * @param most how many at most, from 1
   * @return the oldest accounts first
   */
  List<Member> meant(String written, int most);

  /** Those of the ids that exist, by id; one query for all. */
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
   * Those who have a role, or one that includes it, by display name; to choose from.
   *
   * @param role not {@link Role#MEMBER}, which everybody has
   * @param most how many at most, from 1
   */
  List<Member> having(Role role, int most);

  /**
   * The circles that a member is in, by their slugs, such as {@code first-hundred}; empty where
   * there is no such member. What is gated by a circle asks this for each request: it is kept in
   * memory.
   */
  Set<String> circles(long member);

  /**
   * The members that stand for people of an imported source, made where they do not exist yet. They
   * have no password: they cannot sign in until an administrator hands them a link to claim the
   * account. Whoever was made for a person stands for them in every later import. Else a mail
   * address that an account has already, without regard to case, leads to that account; so two
   * people with one address are one. Joins the caller's transaction.
   *
   * @param source names where they come from, such as {@code titanium-jira}
   * @return the members by key
   */
  Map<String, Member> importedPeople(String source, Collection<ImportedPerson> people);

  /**
   * {@link #importedPeople} for a source that knows people by name only.
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
