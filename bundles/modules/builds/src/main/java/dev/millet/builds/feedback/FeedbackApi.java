package dev.millet.builds.feedback;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.EntryWrites;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The routes for programs about what those who asked answered. */
public final class FeedbackApi {

  private static final String OF_BUILD = "/api/v1/builds/{id}/feedback";
  private static final String ONE = "/api/v1/builds/{id}/entries/{entry}/feedback";
  private static final Permission READ = Permission.toRead("builds.feedback-read", Role.STAFF);

  private final Database database;
  private final BuildReader builds;
  private final FeedbackReader reader;
  private final FeedbackDesk desk;
  private final FeedbackStore store;
  private final Members members;

  /**
   * How many answered what about an entry.
   *
   * @param asked how many asked for what it answers
   * @param mine the caller's answer, {@code works} or {@code broken}; left out for none
   * @param mayAnswer whether the caller asked for it, and answers are taken
   */
  record EntryCounts(
      long entry, long asked, long works, long broken, String mine, boolean mayAnswer) {}

  /**
   * An answer.
   *
   * @param member left out for somebody whose account is deleted
   * @param answer {@code works} or {@code broken}
   * @param device may be empty
   * @param note plain text; may be empty
   */
  record AnswerGiven(
      long entry, Person member, String answer, String device, String note, Instant answeredAt) {

    static AnswerGiven of(Feedback feedback, Person member) {
      return new AnswerGiven(
          feedback.entryId(),
          member,
          feedback.answer().word(),
          feedback.device(),
          feedback.note(),
          feedback.answeredAt());
    }
  }

  /** Makes the routes. */
  public FeedbackApi(
      Database database,
      BuildReader builds,
      FeedbackReader reader,
      FeedbackDesk desk,
      FeedbackStore store,
      Members members) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.desk = desk;
    this.store = store;
    this.members = members;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
                OF_BUILD,
                Permission.PUBLIC,
                RouteDocument.of("Counts what those who asked say about the entries of a build")
                    .problems("not-found"),
                this::counts)
            .listsAll(EntryCounts.class),
        Route.get(
            ONE,
            READ,
            RouteDocument.of("Lists the answers about an entry, newest first")
                .describing("With device and words, for the team.")
                .listing(AnswerGiven.class)
                .problems("not-found", "invalid"),
            this::list),
        Route.put(
            ONE,
            FeedbackPages.ANSWER,
            RouteDocument.of("Says whether something that one asked for works")
                .describing(
                    "For those who posted or voted for what the entry answers. “broken” reopens it;"
                        + " “works” of its author confirms it. Sent again, it replaces the answer.")
                .taking(FeedbackRequest.RULES)
                .giving(200, AnswerGiven.class)
                .problems(
                    "not-found",
                    "invalid",
                    "builds.not-asked",
                    "builds.wrong-state",
                    "builds.word-hidden",
                    "changed-meanwhile",
                    "members.not-active"),
            this::answer),
        Route.delete(
            ONE,
            FeedbackPages.ANSWER,
            RouteDocument.of("Removes one's answer about an entry")
                .giving(204, null)
                .problems("not-found", "members.not-active"),
            this::remove));
  }

  private Reply counts(Request request) {
    long build = builds.require(request.identity(), request.id("id")).build().id();
    return Reply.list(
        Slice.of(
            reader.ofBuild(request.identity(), build).stream()
                .map(
                    each ->
                        new EntryCounts(
                            each.entry().id(),
                            reader.asked(request.identity(), each),
                            each.counts().works(),
                            each.counts().broken(),
                            each.mine() == null ? null : each.mine().answer().word(),
                            each.isOpen()))
                .toList()));
  }

  private Reply list(Request request) {
    long entry = require(request);
    Slice<Feedback> some = database.read(handle -> store.list(handle, entry, request.list()));
    Map<Long, Person> people = members.people(some, Feedback::memberId);
    return Reply.list(some.map(each -> AnswerGiven.of(each, people.get(each.memberId()))));
  }

  private Reply answer(Request request) {
    long entry = require(request);
    Feedback kept = desk.answer(entry, request.member(), request.json(FeedbackRequest.RULES));
    return Reply.json(AnswerGiven.of(kept, Person.of(request.member())));
  }

  private Reply remove(Request request) {
    desk.remove(require(request), request.member());
    return Reply.noContent();
  }

  private long require(Request request) {
    long entry = request.id("entry");
    return reader
        .find(request.identity(), entry)
        .filter(each -> each.build().id() == request.id("id"))
        .orElseThrow(() -> EntryWrites.unknown(entry))
        .entry()
        .id();
  }
}
