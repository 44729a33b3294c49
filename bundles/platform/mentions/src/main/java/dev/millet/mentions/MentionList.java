package dev.millet.mentions;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Where a member is mentioned, the latest first, as the owners of the texts describe them. */
public final class MentionList {

  /**
   * A mention, on pages and in answers.
   *
   * @param subject what the text belongs to
   * @param title of the page on which it stands
   * @param path of the page on which it stands
   * @param excerpt the first words of the text, plain
   * @param by who wrote it; left out where nobody is known
   */
  public record Mention(
      Subject subject, String title, String path, String excerpt, Person by, Instant at) {}

  private final Database database;
  private final MentionStore store;
  private final Members members;
  private final Supplier<List<SubjectCatalog>> catalogs;

  /**
   * Makes a list.
   *
   * @param catalogs the catalogs of the modules that are there now; asked once per use
   */
  MentionList(Database database, Members members, Supplier<List<SubjectCatalog>> catalogs) {
    this.database = database;
    this.store = new MentionStore(database);
    this.members = members;
    this.catalogs = catalogs;
  }

  /** Reads a slice; texts that nobody knows now, or that the reader must not see, are missing. */
  Slice<Mention> read(Identity reader, ListRequest list) {
    long member = reader.member().id();
    return database
        .read(handle -> store.latest(handle, member, list))
        .mapAll(places -> described(reader, places));
  }

  private List<Mention> described(Identity reader, List<MentionStore.Place> all) {
    Set<Subject> hidden =
        new VisibleSubjects(catalogs)
            .hidden(reader, all.stream().map(MentionStore.Place::subject).toList());
    List<MentionStore.Place> places =
        all.stream().filter(place -> !hidden.contains(place.subject())).toList();
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (MentionStore.Place place : places) {
      Subject text = place.subject();
      ids.computeIfAbsent(text.type(), type -> new ArrayList<>()).add(text.id());
    }
    Map<Subject, SubjectDescription> known = new HashMap<>();
    Map<Subject, String> excerpts = new HashMap<>();
    for (SubjectCatalog catalog : ids.isEmpty() ? List.<SubjectCatalog>of() : catalogs.get()) {
      String type = catalog.type();
      List<String> some = ids.remove(type);
      if (some != null) {
        catalog.describe(some).forEach((id, text) -> known.put(new Subject(type, id), text));
        catalog.excerpts(some).forEach((id, text) -> excerpts.put(new Subject(type, id), text));
      }
    }
    Map<Long, Person> people =
        members.people(places.stream().map(MentionStore.Place::byId).toList());
    return places.stream()
        .filter(place -> known.containsKey(place.subject()))
        .map(
            place ->
                new Mention(
                    place.subject(),
                    known.get(place.subject()).title(),
                    known.get(place.subject()).path(),
                    excerpts.getOrDefault(place.subject(), ""),
                    people.get(place.byId()),
                    place.mentionedAt()))
        .toList();
  }
}
