package dev.millet.builds.report;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.BuildStatus;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.report.MarkStore.Counts;
import dev.millet.builds.words.HiddenWords.HiddenWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads reports, as somebody may see them. Thread-safe. */
final class ReportReader {

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final Members members;
  private final MarkStore store;

  /** A closed report with its build; the entry and the engineer are null for none. */
  record Closed(BuildDetails build, Report report, Entry best, Person engineer) {}

  private record Rows(Map<Long, Counts> counts, long participants, Map<Long, Mark> mine) {}

  ReportReader(
      Database database, Builds builds, BuildReader reader, Members members, MarkStore store) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.members = members;
    this.store = store;
  }

  /** Returns the build of an entry where the reader may see it. */
  Optional<BuildDetails> ofEntry(Identity caller, long entry) {
    return database
        .read(
            handle ->
                builds
                    .entries()
                    .find(handle, entry)
                    .flatMap(found -> builds.find(handle, found.buildId())))
        .flatMap(build -> reader.of(caller, List.of(build)).stream().findFirst());
  }

  /**
   * Returns the report of a build.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where the reader may not see the build, or
   *     it has no report: it is not released, or was withdrawn
   */
  ReportView require(Identity caller, long id) {
    return find(caller, id).orElseThrow(() -> Builds.unknown(id));
  }

  /** Returns the report of a build; empty where it has none. */
  Optional<ReportView> find(Identity caller, long id) {
    return database
        .read(handle -> builds.find(handle, id))
        .filter(build -> build.wasReleased() && build.status() != BuildStatus.WITHDRAWN)
        .flatMap(build -> reader.of(caller, List.of(build)).stream().findFirst())
        .map(details -> view(caller, details));
  }

  private ReportView view(Identity caller, BuildDetails details) {
    Build build = details.build();
    Long member = caller.signedIn().map(Member::id).orElse(null);
    Rows read =
        database.read(
            handle ->
                new Rows(
                    store.counts(handle, build.id()),
                    store.participants(handle, build.id()),
                    member == null ? Map.of() : store.of(handle, build.id(), member)));
    Map<Long, Person> engineers = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (BuildDetails.Item item : details.entries()) {
      entries.add(item.entry());
      engineers.put(item.entry().id(), item.engineer());
    }
    long most =
        read.counts().values().stream()
            .mapToLong(each -> Math.max(each.likes(), each.dislikes()))
            .max()
            .orElse(0);
    List<ReportView.Row> rows =
        ReportDesk.ordered(entries, read.counts()).stream()
            .map(
                entry -> {
                  Counts counts = read.counts().getOrDefault(entry.id(), Counts.NONE);
                  return new ReportView.Row(
                      entry,
                      engineers.get(entry.id()),
                      counts.likes(),
                      counts.dislikes(),
                      read.mine().get(entry.id()),
                      most);
                })
            .toList();
    boolean open = ReportDesk.isOpen(build, database.now());
    return new ReportView(
        details,
        rows,
        rows.stream()
            .findFirst()
            .filter(row -> ReportDesk.isLiked(new Counts(row.likes(), row.dislikes())))
            .orElse(null),
        read.participants(),
        ReportDesk.closesAt(build),
        open,
        open && member != null);
  }

  /** Returns the words about a build, the newest first. */
  Slice<Mark> words(long build, ListRequest list) {
    return database.read(handle -> store.words(handle, build, list));
  }

  /**
   * Returns the hidden words about a build that a reader may know of: all of them, or their own.
   */
  List<HiddenWord> hidden(Identity caller, long build) {
    if (caller.is(Role.MODERATOR)) {
      return database.read(handle -> store.hidden().of(handle, build));
    }
    return caller
        .signedIn()
        .map(member -> database.read(handle -> store.hidden().ofMember(handle, member.id())))
        .orElse(List.of())
        .stream()
        .filter(each -> each.buildId() == build)
        .toList();
  }

  /** Returns the closed reports of a channel that the reader may see, the newest first. */
  Slice<Closed> closed(Identity caller, long channel, ListRequest list) {
    return database
        .read(handle -> store.closed(handle, channel, list))
        .mapAll(some -> closed(caller, some));
  }

  private List<Closed> closed(Identity caller, List<Report> some) {
    List<Long> ids = some.stream().map(Report::buildId).toList();
    Map<Long, BuildDetails> details = new HashMap<>();
    reader
        .of(caller, database.read(handle -> builds.find(handle, ids)))
        .forEach(each -> details.put(each.build().id(), each));
    Map<Long, Person> people =
        members.people(
            some.stream()
                .map(each -> each.best() == null ? null : each.best().engineer())
                .toList());
    List<Closed> closed = new ArrayList<>();
    for (Report report : some) {
      BuildDetails build = details.get(report.buildId());
      if (build != null) {
        closed.add(
            new Closed(
                build,
                report,
                best(build, report),
                report.best() == null ? null : people.get(report.best().engineer())));
      }
    }
    return closed;
  }

  private static Entry best(BuildDetails build, Report report) {
    return build.entries().stream()
        .map(BuildDetails.Item::entry)
        .filter(
            entry ->
                report.best() != null && Long.valueOf(entry.id()).equals(report.best().entry()))
        .findFirst()
        .orElse(null);
  }
}
