package dev.millet.builds;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.guard.Guard;
import dev.millet.api.jobs.Job;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.ProductUse;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Release;
import dev.millet.api.subjects.Requesters;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectLifecycle;
import dev.millet.api.subjects.SubjectLifecycles;
import dev.millet.api.subjects.SubjectSupporters;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildCatalog;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Drafts;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.build.Lifecycles;
import dev.millet.builds.build.Publishing;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.ChannelCatalog;
import dev.millet.builds.channel.ChannelEdits;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.feedback.FeedbackParts;
import dev.millet.builds.http.BuildsApi;
import dev.millet.builds.http.ChannelsApi;
import dev.millet.builds.http.EntriesApi;
import dev.millet.builds.http.PublishingApi;
import dev.millet.builds.page.ReadingPages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Puts builds together: products are published on channels, with what is new in each build. */
@Component(service = Contributor.class)
@Designate(ocd = BuildsSettings.class)
public final class BuildsModule implements Contributor {

  private static final Duration LOOK = Duration.ofSeconds(15);

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectCatalog> catalogs = List.of();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectLifecycle> lifecycles = List.of();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile SubjectSupporters supporters;

  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public BuildsModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference Members members,
      @Reference Products products,
      @Reference Markdown markdown,
      @Reference Slots slots,
      @Reference Pages pages,
      @Reference Notices notices,
      BuildsSettings settings) {
    var subjects = new VisibleSubjects(() -> catalogs);
    var channels = new Channels(database, products, members);
    var builds = new Builds(database, channels);
    var reader = new BuildReader(database, builds, channels, members, subjects);
    var edits = new ChannelEdits(database, journal, guard, products, channels);
    var drafts = new Drafts(database, journal, guard, products, channels, builds);
    var entries = new EntryWrites(database, journal, guard, members, channels, builds);
    var publishing =
        new Publishing(database, journal, guard, channels, builds, settings.four_eyes());
    contributions.addAll(new ChannelsApi(database, products, channels, edits, builds).routes());
    contributions.addAll(new BuildsApi(database, builds, reader, channels, drafts).routes());
    contributions.addAll(new PublishingApi(reader, drafts, publishing).routes());
    contributions.addAll(new EntriesApi(database, builds, reader, entries).routes());
    contributions.addAll(
        new ReadingPages(database, builds, reader, channels, markdown, slots, pages)
            .contributions());
    var owners =
        new Lifecycles(
            database,
            new SubjectLifecycles(() -> lifecycles),
            id -> release(database, builds, channels, products, id));
    contributions.add(new Job("builds.changes", LOOK, owners::sendPending));
    contributions.addAll(
        FeedbackParts.of(
            new FeedbackParts.Platform(database, journal, guard, members, notices, pages),
            builds,
            reader,
            subjects,
            new Requesters(() -> catalogs, () -> supporters),
            owners));
    contributions.add(SmokeRequest.of("/builds"));
    contributions.add(new Job("builds.release", LOOK, publishing::releaseDue));
    contributions.add(
        Offer.of(
            SubjectCatalog.class,
            Build.TYPE,
            new BuildCatalog(database, builds, channels, products)));
    contributions.add(
        Offer.of(SubjectCatalog.class, Channel.TYPE, new ChannelCatalog(channels, products)));
    contributions.add(
        Offer.of(
            ProductUse.class,
            "builds",
            product ->
                !channels.of(product).isEmpty()
                    || database.read(handle -> builds.anyOfProduct(handle, product))));
  }

  private static Optional<Release> release(
      Database database, Builds builds, Channels channels, Products products, long id) {
    return database
        .read(handle -> builds.find(handle, id))
        .flatMap(
            build ->
                channels
                    .find(build.place().channel())
                    .flatMap(
                        channel ->
                            products
                                .find(build.place().product())
                                .map(
                                    product ->
                                        new Release(
                                            "builds/" + id,
                                            build.version(),
                                            channel.name(),
                                            build.path(channel.path(product.slug()))))));
  }

  @Override
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }
}
