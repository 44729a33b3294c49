package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.members.Member;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the members that stand for imported people already: whoever was made for them, so that an
 * import gives the same again; else whoever has their mail address.
 */
final class KnownPeople {

  private static final String BY_KEY =
      """
      SELECT id, handle, display_name, email, password, city, locale, time_zone, avatar, version,
             created_at, imported_key, suspended_at
      FROM members_accounts
      WHERE imported_key IN (<keys>)
      """;

  private static final String BY_EMAIL =
      """
      SELECT id, handle, display_name, email, password, city, locale, time_zone, avatar, version,
             created_at, imported_key, suspended_at
      FROM members_accounts
      WHERE email_key IN (<emails>)
      """;

  /** Addresses are not proven: of several accounts the one that somebody uses, then the oldest. */
  private static final Comparator<Account> LIKELIEST =
      Comparator.comparing((Account account) -> account.password() == null)
          .thenComparing(account -> account.member().id());

  private final Database database;

  KnownPeople(Database database) {
    this.database = database;
  }

  Map<SourcePerson, Member> of(List<SourcePerson> people) {
    Map<SourcePerson, Member> members = byKey(people);
    List<SourcePerson> others =
        people.stream()
            .filter(person -> person.email() != null && !members.containsKey(person))
            .toList();
    if (!others.isEmpty()) {
      members.putAll(byEmail(others));
    }
    return members;
  }

  private Map<SourcePerson, Member> byKey(List<SourcePerson> people) {
    List<String> keys = people.stream().map(SourcePerson::key).toList();
    Map<String, Member> found = new HashMap<>();
    database
        .read(
            handle ->
                AccountRows.accounts(handle, handle.createQuery(BY_KEY).bindList("keys", keys)))
        .forEach(account -> found.put(account.importedKey(), account.member()));
    Map<SourcePerson, Member> members = new HashMap<>();
    people.forEach(person -> members.put(person, found.get(person.key())));
    members.values().removeIf(Objects::isNull);
    return members;
  }

  private Map<SourcePerson, Member> byEmail(List<SourcePerson> people) {
    List<String> emails = people.stream().map(SourcePerson::emailKey).distinct().toList();
    Map<String, Member> found = new HashMap<>();
    database
        .read(
            handle ->
                AccountRows.accounts(
                    handle, handle.createQuery(BY_EMAIL).bindList("emails", emails)))
        .stream()
        .sorted(LIKELIEST)
        .forEach(account -> found.putIfAbsent(Profile.emailKey(account.email()), account.member()));
    Map<SourcePerson, Member> members = new HashMap<>();
    people.forEach(person -> members.put(person, found.get(person.emailKey())));
    members.values().removeIf(Objects::isNull);
    return members;
  }
}
