package dev.millet.search;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Products;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectsChanged;
import dev.millet.search.index.ChangeLog;
import dev.millet.search.index.IndexUpdater;
import dev.millet.search.index.SearchIndex;
import dev.millet.search.pairs.PairFinder;
import dev.millet.search.pairs.Pairs;
import dev.millet.search.query.Searches;
import dev.millet.search.query.SimilarSearch;
import dev.millet.search.query.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Puts search together: what other modules have is found. */
@Component(service = Contributor.class, configurationPid = "dev.millet.search")
@Designate(ocd = SearchSettings.class)
public final class SearchModule implements Contributor {

  private static final Duration PIECE = Duration.ofMillis(500);

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SearchSource> sources = List.of();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectCatalog> catalogs = List.of();

  private final SearchIndex index;
  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public SearchModule(
      @Reference Database database,
      @Reference Members members,
      @Reference Products products,
      @Reference Slots slots,
      @Reference Pages pages,
      SearchSettings settings) {
    index = new SearchIndex(settings.memory_mib() * 1024L * 1024);
    ChangeLog changes = new ChangeLog(database);
    IndexUpdater updater = new IndexUpdater(index, changes, () -> sources);
    Visibility visibility = new Visibility(() -> catalogs);
    Searches searches = new Searches(index, updater, members, products, visibility);
    SearchFilters filters = new SearchFilters(members, products, pages);
    contributions.add(Offer.of(SearchChanges.class, changes));
    contributions.addAll(new SearchApi(index, searches, filters, members, products).routes());
    contributions.addAll(
        new SearchPage(searches, filters, () -> sources, members, products, slots, pages)
            .contributions());
    SimilarSearch similar = new SimilarSearch(index, updater, members, products, visibility);
    contributions.addAll(new SimilarParts(similar, () -> sources, slots, pages).contributions());
    Pairs pairs = new Pairs(database);
    contributions.addAll(
        new PairsPages(pairs, similar, () -> sources, slots, pages).contributions());
    contributions.add(new PairFinder(pairs, similar, changes, () -> sources).job());
    contributions.add(
        new Job(
            "search.index",
            Duration.ofMinutes(1),
            run -> updater.update(PIECE) ? Next.LATER : Next.NOW));
    contributions.add(
        new Job(
            "search.changes", Duration.ofHours(1), run -> changes.drop() ? Next.NOW : Next.LATER));
    // Changes of nodes and moments without search: each node reads them with the others.
    contributions.add(
        new Subscription(
            "search.changes", Set.of(SubjectsChanged.TYPE), Subscription.Start.OLDEST, changes));
    contributions.add(new IndexFigure(index, SearchApi.ADMINISTER, pages).contribution());
    contributions.add(new HealthCheck("index", updater::trouble));
    contributions.add(SmokeRequest.of("/search?q=millet"));
  }

  @Deactivate
  void deactivate() {
    index.close();
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
