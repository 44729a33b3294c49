package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchIds;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.SubjectDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Has builds found by version, by what is new in them and by their notes. Their channel's audience
 * is no part of the documents: the catalog says who may see a build.
 */
public final class BuildSource implements SearchSource {

  private static final int ORDER = 30;

  private final Database database;
  private final Builds builds;
  private final BuildCatalog catalog;
  private final Pages pages;

  /** Makes a source of builds as their catalog describes them. */
  public BuildSource(Database database, Builds builds, BuildCatalog catalog, Pages pages) {
    this.database = database;
    this.builds = builds;
    this.catalog = catalog;
    this.pages = pages;
  }

  @Override
  public String type() {
    return Build.TYPE;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String label(Request request) {
    return pages.view(request).text("search.label");
  }

  @Override
  public Map<String, String> statuses(Request request) {
    View view = pages.view(request);
    Map<String, String> names = new LinkedHashMap<>();
    for (BuildStatus status : BuildStatus.values()) {
      names.put(word(status), view.text("status." + word(status)));
    }
    return names;
  }

  private static String word(BuildStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<SearchDocument> documents(Collection<String> ids) {
    List<Long> numbers = BuildCatalog.numbers(ids);
    Map<String, SubjectDescription> described = catalog.describe(ids);
    return database.read(
        handle -> {
          Map<Long, Map<String, String>> notes = builds.notes().of(handle, numbers);
          Map<Long, List<Entry>> entries = builds.entries().of(handle, numbers);
          List<SearchDocument> documents = new ArrayList<>();
          for (Build build : builds.find(handle, numbers)) {
            SubjectDescription known = described.get(build.subject().id());
            if (known != null) {
              List<String> texts = new ArrayList<>();
              if (build.name().label() != null) {
                texts.add(build.name().label());
              }
              for (Entry entry : entries.getOrDefault(build.id(), List.of())) {
                texts.add(entry.title() + " " + entry.detail());
              }
              texts.addAll(notes.getOrDefault(build.id(), Map.of()).values());
              documents.add(
                  SearchDocument.of(build.subject(), known.title(), known.path())
                      .withText(String.join("\n", texts))
                      .withStatus(word(build.status()))
                      .withProduct(build.place().product())
                      .withCreatedAt(build.wasReleased() ? build.releasedAt() : build.made().at()));
            }
          }
          return documents;
        });
  }

  @Override
  public List<String> ids(String after, int limit) {
    return SearchIds.of(database, "builds_builds", after, limit);
  }
}
