package dev.millet.members.directory;

import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.ImportedPeople;
import dev.millet.members.accounts.MemberCache;
import dev.millet.members.groups.Groups;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks people up; those asked for lately without the database. */
@Component(service = {Directory.class, Members.class})
public final class Directory implements Members {

  private final Accounts accounts;
  private final MemberCache members;
  private final ImportedPeople importedPeople;
  private final Groups groups;

  @Activate
  public Directory(
      @Reference Accounts accounts,
      @Reference MemberCache members,
      @Reference ImportedPeople importedPeople,
      @Reference Groups groups) {
    this.accounts = accounts;
    this.members = members;
    this.importedPeople = importedPeople;
    this.groups = groups;
  }

  @Override
  public Optional<Member> byId(long id) {
    return members.byId(id);
  }

  @Override
  public Optional<Member> byHandle(String handle) {
    return accounts.byHandle(handle).map(Account::member);
  }

  @Override
  public List<Member> search(String text, int limit) {
    String name = text.strip();
    Optional<Member> holder = byHandle(name.startsWith("@") ? name.substring(1) : name);
    if (holder.isPresent()) {
      return List.of(holder.get());
    }
    return inOrder(accounts.called(name, limit));
  }

  @Override
  public Map<Long, Member> byIds(Collection<Long> ids) {
    return members.byIds(ids);
  }

  /** Returns those of the members that exist, in the order of the ids. */
  public List<Member> inOrder(List<Long> ids) {
    Map<Long, Member> found = byIds(ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<Member> withRole(Role role, int limit) {
    return byIds(accounts.roles().holders(role, limit)).values().stream()
        .sorted(Comparator.comparing(Member::displayName).thenComparing(Member::id))
        .toList();
  }

  @Override
  public Set<String> groups(long member) {
    return groups.members().slugsOf(member);
  }

  @Override
  public Map<String, String> groupNames() {
    Map<String, String> names = new LinkedHashMap<>();
    groups.all().forEach(group -> names.put(group.slug(), group.name()));
    return names;
  }

  @Override
  public Map<String, Member> importedPeople(String source, Collection<ImportedPerson> people) {
    return importedPeople.find(source, people);
  }
}
