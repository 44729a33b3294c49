package dev.millet.builds.http;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryRequest;
import dev.millet.builds.build.EntryWrites;
import java.util.List;

/** {@code /api/v1/builds/{id}/entries}: the entries of a build, for programs. */
public final class EntriesApi {

  private static final String OF_BUILD = BuildsApi.ALL + "/{id}/entries";
  private static final String ONE = OF_BUILD + "/{entry}";

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final EntryWrites writes;

  /**
   * The move of an entry.
   *
   * @param build the id of the other build
   */
  public record Moving(long build, String reason) {

    /** The rules of what may be typed. */
    public static final Rules<Moving> RULES =
        Rules.of(Moving.class)
            .number("build", 1, Long.MAX_VALUE, 18)
            .text("reason", 1, 300, "Merging photos takes nine minutes.");
  }

  /** Makes the routes. */
  public EntriesApi(Database database, Builds builds, BuildReader reader, EntryWrites writes) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.writes = writes;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(
            OF_BUILD,
            BuildsApi.PUBLISH,
            RouteDocument.of("Adds an entry to a build")
                .describing("To a released build only known problems are added.")
                .taking(EntryRequest.RULES)
                .giving(201, EntryAnswer.class)
                .problems("not-found", "invalid", "builds.wrong-state", "limit-reached"),
            this::add),
        Route.put(
            ONE,
            BuildsApi.PUBLISH,
            RouteDocument.of("Edits an entry of a build")
                .describing(
                    "Once the build is released, only the words of its entries change; a known"
                        + " problem changes altogether.")
                .taking(EntryRequest.RULES)
                .giving(200, EntryAnswer.class)
                .problems("not-found", "invalid", "builds.wrong-state", "changed-meanwhile"),
            this::edit),
        Route.post(
            ONE + "/move",
            BuildsApi.PUBLISH,
            RouteDocument.of("Moves an entry to another build of the channel")
                .describing("Both builds are not released yet. Readers see from where, and why.")
                .taking(Moving.RULES)
                .giving(200, EntryAnswer.class)
                .problems("not-found", "invalid", "builds.wrong-state"),
            this::move),
        Route.delete(
            ONE,
            BuildsApi.PUBLISH,
            RouteDocument.of("Removes an entry of a build")
                .giving(204, null)
                .problems("not-found", "builds.wrong-state", "changed-meanwhile"),
            this::remove));
  }

  private Reply add(Request request) {
    EntryRequest wanted = request.json(EntryRequest.RULES);
    Entry made = writes.add(request.id("id"), request.identity().member(), wanted);
    return reply(request, made)
        .withStatus(201)
        .withHeader("Location", BuildsApi.ALL + "/" + made.buildId() + "/entries/" + made.id());
  }

  private Reply edit(Request request) {
    EntryRequest wanted = request.json(EntryRequest.RULES);
    Entry found = require(request);
    return reply(
        request,
        writes.edit(
            found.id(),
            request.identity().member(),
            read -> request.requireMatch(Integer.toString(read.version())),
            wanted));
  }

  private Reply move(Request request) {
    Moving wanted = request.json(Moving.RULES);
    Entry found = require(request);
    return reply(
        request,
        writes.move(found.id(), request.identity().member(), wanted.build(), wanted.reason()));
  }

  private Reply remove(Request request) {
    Entry found = require(request);
    writes.remove(
        found.id(),
        request.identity().member(),
        read -> request.requireMatch(Integer.toString(read.version())));
    return Reply.noContent();
  }

  private Entry require(Request request) {
    long id = request.id("entry");
    return database
        .read(handle -> builds.entries().find(handle, id))
        .filter(each -> each.buildId() == request.id("id"))
        .orElseThrow(() -> EntryWrites.unknown(id));
  }

  private Reply reply(Request request, Entry entry) {
    EntryAnswer answer =
        reader.require(request.identity(), entry.buildId()).entries().stream()
            .filter(each -> each.entry().id() == entry.id())
            .findFirst()
            .map(EntryAnswer::of)
            .orElseThrow(() -> EntryWrites.unknown(entry.id()));
    return Reply.json(answer).withEntityTag(Integer.toString(entry.version()));
  }
}
