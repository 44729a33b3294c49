package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.builds.channel.Audience;
import dev.millet.builds.channel.Channels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads builds as somebody may see them. Thread-safe. */
public final class BuildReader {

  private final Database database;
  private final Builds builds;
  private final Channels channels;
  private final Members members;
  private final VisibleSubjects subjects;

  /** The rows of some builds, read in one transaction. */
  private record Rows(
      Map<Long, Map<String, String>> notes,
      Map<Long, List<Entry>> entries,
      Map<Long, List<Subject>> links,
      Map<Long, List<BuildFile>> files,
      Set<Long> current) {}

  /** Makes the reader of a database. */
  public BuildReader(
      Database database,
      Builds builds,
      Channels channels,
      Members members,
      VisibleSubjects subjects) {
    this.database = database;
    this.builds = builds;
    this.channels = channels;
    this.members = members;
    this.subjects = subjects;
  }

  /**
   * Returns a build.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where the reader may not see it
   */
  public BuildDetails require(Identity reader, long id) {
    return database
        .read(handle -> builds.find(handle, id))
        .flatMap(build -> of(reader, List.of(build)).stream().findFirst())
        .orElseThrow(() -> Builds.unknown(id));
  }

  /** Returns the build of a channel with a version, where the reader may see it. */
  public Optional<BuildDetails> find(Identity reader, Channels.Place place, String version) {
    return database
        .read(handle -> builds.find(handle, place.channel().id(), version))
        .flatMap(build -> of(reader, List.of(build)).stream().findFirst());
  }

  /** Returns the people with these ids; nulls are passed over. */
  public Map<Long, Person> people(Collection<Long> ids) {
    return members.people(ids);
  }

  /** Returns those of the builds that a reader may see, in their order. */
  public List<BuildDetails> of(Identity reader, List<Build> some) {
    List<Build> visible = some.stream().filter(each -> builds.isVisible(reader, each)).toList();
    if (visible.isEmpty()) {
      return List.of();
    }
    Rows rows = database.read(handle -> rows(handle, visible));
    Set<Subject> linked = new HashSet<>();
    rows.links().values().forEach(linked::addAll);
    Map<Subject, SubjectDescription> described = new HashMap<>(subjects.described(linked));
    described.keySet().removeAll(subjects.hidden(reader, linked));
    Map<Long, Person> people = members.people(named(visible, rows));
    List<BuildDetails> details = new ArrayList<>();
    for (Build build : visible) {
      channels
          .visible(reader, build.place().channel())
          .ifPresent(place -> details.add(details(reader, build, place, rows, described, people)));
    }
    return details;
  }

  private Rows rows(Handle handle, List<Build> some) {
    List<Long> ids = some.stream().map(Build::id).toList();
    Set<Long> current = new HashSet<>();
    some.stream()
        .map(each -> each.place().channel())
        .distinct()
        .forEach(
            channel -> builds.current(handle, channel).ifPresent(each -> current.add(each.id())));
    return new Rows(
        builds.notes().of(handle, ids),
        builds.entries().of(handle, ids),
        builds.entries().links(handle, ids),
        builds.files().of(handle, ids),
        current);
  }

  private static List<Long> named(List<Build> some, Rows rows) {
    List<Long> ids = new ArrayList<>();
    some.forEach(each -> ids.add(by(each)));
    rows.entries().values().stream()
        .flatMap(Collection::stream)
        .forEach(entry -> ids.add(entry.engineer()));
    return ids;
  }

  private static Long by(Build build) {
    return build.status() == BuildStatus.RELEASED ? build.release().by() : build.state().by();
  }

  private static BuildDetails details(
      Identity reader,
      Build build,
      Channels.Place place,
      Rows rows,
      Map<Subject, SubjectDescription> described,
      Map<Long, Person> people) {
    boolean all = build.wasReleased() || Audience.isTeam(reader);
    return new BuildDetails(
        build,
        place,
        build.status() == BuildStatus.RELEASED && !rows.current().contains(build.id())
            ? BuildStatus.SUPERSEDED
            : build.status(),
        people.get(by(build)),
        all ? rows.notes().getOrDefault(build.id(), Map.of()) : Map.of(),
        rows.entries().getOrDefault(build.id(), List.of()).stream()
            .map(entry -> item(entry, rows, described, people))
            .toList(),
        build.status() == BuildStatus.RELEASED || Audience.isTeam(reader)
            ? rows.files().getOrDefault(build.id(), List.of())
            : List.of());
  }

  private static BuildDetails.Item item(
      Entry entry,
      Rows rows,
      Map<Subject, SubjectDescription> described,
      Map<Long, Person> people) {
    return new BuildDetails.Item(
        entry,
        people.get(entry.engineer()),
        rows.links().getOrDefault(entry.id(), List.of()),
        rows.links().getOrDefault(entry.id(), List.of()).stream()
            .map(described::get)
            .filter(Objects::nonNull)
            .toList());
  }
}
