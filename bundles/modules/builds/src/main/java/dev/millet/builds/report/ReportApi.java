package dev.millet.builds.report;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.channel.Channels;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The routes for programs about experience reports. */
final class ReportApi {

  private static final String REPORT = "/api/v1/builds/{id}/report";
  private static final String ONE = "/api/v1/builds/{id}/entries/{entry}/mark";

  private final ReportReader reader;
  private final ReportDesk desk;
  private final Channels channels;
  private final Members members;

  /**
   * A report.
   *
   * @param open whether marks are taken now
   * @param best the best-liked entry so far, or in the end; left out for none
   * @param entries the best-liked one first
   */
  record ReportAnswer(
      long build,
      String version,
      boolean open,
      Instant closesAt,
      long participants,
      EntryMarks best,
      List<EntryMarks> entries) {}

  /**
   * An entry in a report.
   *
   * @param engineer left out for nobody
   * @param mine the caller's mark: {@code like}, {@code dislike} or {@code none}; left out for none
   */
  record EntryMarks(
      long entry, String title, Person engineer, long likes, long dislikes, String mine) {

    static EntryMarks of(ReportView.Row row) {
      return row == null
          ? null
          : new EntryMarks(
              row.entry().id(),
              row.entry().title(),
              row.engineer(),
              row.likes(),
              row.dislikes(),
              row.mine() == null ? null : row.mine().mark().word());
    }
  }

  /**
   * A word on an entry.
   *
   * @param member left out for somebody whose account is deleted
   * @param mark {@code like}, {@code dislike} or {@code none}
   */
  record Word(long entry, Person member, String mark, String word, Instant markedAt) {}

  /**
   * A report that is closed.
   *
   * @param entry the best-liked entry; left out for none
   * @param engineer who built it; left out for nobody
   */
  record ClosedAnswer(
      long build,
      String version,
      Instant closedAt,
      long participants,
      Long entry,
      String title,
      Person engineer,
      Long likes,
      Long dislikes) {

    static ClosedAnswer of(ReportReader.Closed closed) {
      Report report = closed.report();
      Report.Best best = report.best();
      return new ClosedAnswer(
          report.buildId(),
          closed.build().build().version(),
          report.closedAt(),
          report.participants(),
          best == null ? null : best.entry(),
          closed.best() == null ? null : closed.best().title(),
          closed.engineer(),
          best == null ? null : best.likes(),
          best == null ? null : best.dislikes());
    }
  }

  ReportApi(ReportReader reader, ReportDesk desk, Channels channels, Members members) {
    this.reader = reader;
    this.desk = desk;
    this.channels = channels;
    this.members = members;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            REPORT,
            Permission.PUBLIC,
            RouteDocument.of("Shows the experience report of a build")
                .describing("Members mark entries in the week after the release.")
                .giving(200, ReportAnswer.class)
                .problems("not-found"),
            this::show),
        Route.get(
            REPORT + "/words",
            Permission.PUBLIC,
            RouteDocument.of("Lists what members say in a report, newest first")
                .listing(Word.class)
                .problems("not-found", "invalid"),
            this::words),
        Route.get(
            "/api/v1/channels/{id}/reports",
            Permission.PUBLIC,
            RouteDocument.of("Lists the closed reports of a channel, newest first")
                .listing(ClosedAnswer.class)
                .problems("not-found", "invalid"),
            this::closed),
        Route.put(
            ONE,
            ReportPages.MARK,
            RouteDocument.of("Marks an entry of a build")
                .describing(
                    "In place of the caller's former mark; “none” without a word removes it.")
                .taking(MarkRequest.RULES)
                .giving(200, ReportAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "builds.report-closed",
                    "builds.word-hidden",
                    "members.not-active"),
            this::mark),
        Route.delete(
            ONE + "/{member}/word",
            ReportPages.MODERATE,
            RouteDocument.of("Removes what a member says in a report")
                .giving(204, null)
                .problems("not-found"),
            this::removeWord));
  }

  private Reply show(Request request) {
    return Reply.json(answer(request, request.id("id")));
  }

  private ReportAnswer answer(Request request, long build) {
    ReportView report = reader.require(request.identity(), build);
    return new ReportAnswer(
        build,
        report.build().build().version(),
        report.open(),
        report.closesAt(),
        report.participants(),
        EntryMarks.of(report.best()),
        report.rows().stream().map(EntryMarks::of).toList());
  }

  private Reply words(Request request) {
    long build = reader.require(request.identity(), request.id("id")).build().build().id();
    Slice<Mark> some = reader.words(build, request.list());
    Map<Long, Person> people = members.people(some, Mark::memberId);
    return Reply.list(
        some.map(
            each ->
                new Word(
                    each.entryId(),
                    people.get(each.memberId()),
                    each.mark().word(),
                    each.word(),
                    each.markedAt())));
  }

  private Reply closed(Request request) {
    long id = request.id("id");
    channels
        .visible(request.identity(), id)
        .orElseThrow(() -> Problem.notFound("There is no channel " + id + ".").toException());
    return Reply.list(reader.closed(request.identity(), id, request.list()).map(ClosedAnswer::of));
  }

  private Reply mark(Request request) {
    long entry = require(request);
    desk.mark(entry, request.member(), request.json(MarkRequest.RULES));
    return Reply.json(answer(request, request.id("id")));
  }

  private Reply removeWord(Request request) {
    desk.removeWord(require(request), request.id("member"));
    return Reply.noContent();
  }

  private long require(Request request) {
    long entry = request.id("entry");
    reader
        .ofEntry(request.identity(), entry)
        .filter(each -> each.build().id() == request.id("id"))
        .orElseThrow(() -> EntryWrites.unknown(entry));
    return entry;
  }
}
