package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Audience;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.MemberFeed;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has members found by name and handle, by those who may list them. */
final class MemberSource implements SearchSource, SubjectCatalog {

  private static final int ORDER = 90;

  /** Nobody but the team is in none of no groups. */
  private static final Audience TEAM = new Audience(Audience.Kind.GROUPS, List.of());

  private final Accounts accounts;
  private final Permission readers;
  private final Pages pages;

  /**
   * Makes a source.
   *
   * @param readers who may list the members
   */
  MemberSource(Accounts accounts, Permission readers, Pages pages) {
    this.accounts = accounts;
    this.readers = readers;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        Offer.of(SearchSource.class, MemberFeed.TYPE, this),
        Offer.of(SubjectCatalog.class, MemberFeed.TYPE, this));
  }

  @Override
  public String type() {
    return MemberFeed.TYPE;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String label(Request request) {
    return pages.view(request).text("directory.title");
  }

  @Override
  public List<SearchDocument> documents(Collection<String> ids) {
    return find(ids).stream()
        .map(
            each ->
                SearchDocument.of(subject(each), each.displayName(), MemberPath.profile(each))
                    .withText("@" + each.handle())
                    .withCreatedAt(each.createdAt())
                    .withAudience(audience()))
        .toList();
  }

  private Audience audience() {
    if (readers.role() == null) {
      return Audience.EVERYBODY;
    }
    return switch (readers.role()) {
      case MEMBER -> new Audience(Audience.Kind.MEMBERS, List.of());
      default -> TEAM;
    };
  }

  @Override
  public List<String> ids(String after, int limit) {
    return accounts.ids(after, limit);
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    Map<String, SubjectDescription> described = new HashMap<>();
    for (Member each : find(ids)) {
      Subject subject = subject(each);
      described.put(
          subject.id(),
          SubjectDescription.of(subject, each.displayName(), MemberPath.profile(each)));
    }
    return described;
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    return readers.isHeldBy(reader) ? Set.of() : Set.copyOf(ids);
  }

  private static Subject subject(Member member) {
    return Subject.of(MemberFeed.TYPE, member.id());
  }

  /** Reads accounts, not what is kept in memory of them: another node keeps that for a while. */
  private List<Member> find(Collection<String> ids) {
    List<Long> numbers =
        ids.stream().filter(each -> each.matches("[1-9][0-9]{0,17}")).map(Long::valueOf).toList();
    return accounts.byIds(numbers).values().stream().map(Account::member).toList();
  }
}
