package dev.millet.members.accounts;

import dev.millet.api.journal.Journal;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.search.SearchFeed;
import java.util.Collection;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Tells search of members who are new, changed or gone. Thread-safe. */
@Component(service = MemberFeed.class)
public final class MemberFeed {

  /** The type of members as subjects. */
  public static final String TYPE = "member";

  /** A feed that nobody hears. */
  static final MemberFeed NONE = new MemberFeed(null);

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile SearchChanges search;

  private final SearchFeed feed;

  @Activate
  public MemberFeed(@Reference Journal journal) {
    this.feed = new SearchFeed(TYPE, () -> search, journal);
  }

  /** Tells of members, in the write transaction of their change. */
  void changed(Collection<Long> ids) {
    feed.changed(List.copyOf(ids));
  }
}
