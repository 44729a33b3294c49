package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.search.SearchFeed;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.comments.api.Discussions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts comments together: members talk about any subject. */
@Component(service = Contributor.class)
public final class CommentsModule implements Contributor {

  private static final int CHUNK = 100;

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectCatalog> catalogs = List.of();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile SearchChanges search;

  private final List<Contribution> contributions = new ArrayList<>();
  private final VisibleSubjects visible = new VisibleSubjects(() -> catalogs);

  @Activate
  public CommentsModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference Members members,
      @Reference Mentions mentions,
      @Reference Notices notices,
      @Reference Markdown markdown,
      @Reference Slots slots,
      @Reference Pages pages) {
    var store = new CommentStore(database, new SearchFeed(Comment.TYPE, () -> search, journal));
    var subjects = new Subjects(() -> catalogs);
    var writer = new CommentWriter(database, journal, guard, mentions, store);
    var kept = new MemberComments(database, store, mentions);
    contributions.addAll(new CommentsApi(database, store, writer, subjects, members).routes());
    contributions.addAll(
        new DiscussionPages(
                database, store, writer, subjects, members, mentions, markdown, slots, pages)
            .contributions());
    contributions.addAll(
        new MemberRemarks(database, subjects, visible, members, markdown, pages).contributions());
    contributions.addAll(new CommentPages(database, writer, subjects, pages).routes());
    contributions.add(Offer.of(Discussions.class, new StoredDiscussions(database, journal, store)));
    contributions.add(
        Offer.of(
            SubjectCatalog.class,
            Comment.TYPE,
            new CommentCatalog(database, store, subjects, visible, markdown)));
    contributions.add(
        Offer.of(
            SearchSource.class, Comment.TYPE, new CommentSource(database, store, subjects, pages)));
    contributions.add(
        Offer.of(
            Moderated.class,
            Comment.TYPE,
            new ModeratedComments(database, store, subjects, visible)));
    contributions.add(
        subscription(
            "comments.forgotten",
            CommentEvents.FORGOTTEN,
            entry ->
                database.write(
                    handle ->
                        store.removeRemains(
                            handle,
                            entry.payload(CommentEvents.Forgotten.class).subject(),
                            CHUNK))));
    contributions.addAll(CommentJournalTypes.all());
    contributions.addAll(new CommentNotices(database, notices, store).contributions());
    contributions.add(MemberData.inParts("comments", kept::copy, kept));
  }

  private static Subscription subscription(String name, String type, ChunkedHandler handler) {
    return new Subscription(name, Set.of(type), Subscription.Start.OLDEST, handler);
  }

  @Override
  public List<Contribution> contributions() {
    return visible.guard(contributions);
  }
}
