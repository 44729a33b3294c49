package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Moderated;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Puts moderation together: moderators keep order in whatever other modules offer. */
@Component(service = Contributor.class)
public final class ModerationModule implements Contributor {

  private static final int ORDER = 100;

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<Moderated> owners = List.of();

  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public ModerationModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference Members members,
      @Reference Notices notices,
      @Reference Pages pages) {
    var store = new ActionStore(database);
    var items = new Items(() -> owners);
    var moderation = new Moderation(database, journal, guard, store, items);
    var log = new LogReader(database, store, items, members);
    var data = new MemberModeration(database, store);
    contributions.addAll(new ModerationApi(moderation, log, members).routes());
    contributions.addAll(
        new ModerationPages(moderation, log, items, members, pages).contributions());
    contributions.addAll(new OwnPages(moderation, log, pages).contributions());
    contributions.add(
        new Fragment(
            Slots.MODERATION, ORDER, new ModerationPart(database, store, items, pages)::render));
    contributions.add(
        new Fragment(
            Slots.SUSPENSION,
            ORDER,
            (request, subjects) ->
                Collections.nCopies(
                    subjects.size(), pages.fragment(request, "suspension.jte", ""))));
    contributions.add(
        new Subscription(
            "moderation.suspensions",
            Suspensions.TYPES,
            Subscription.Start.NEWEST,
            new Suspensions(database, store, items, moderation)));
    contributions.addAll(
        new ModerationNotices(database, notices, members, store, items).contributions());
    contributions.addAll(ModerationJournalTypes.all());
    contributions.add(MemberData.inParts("moderation", data::copy, data));
  }

  @Override
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }
}
