package dev.millet.builds.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.VersionTag;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildChange;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Drafts;
import dev.millet.builds.build.NewBuild;
import dev.millet.builds.build.Notes;
import dev.millet.builds.channel.Channels;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/builds}: the builds, for programs. */
public final class BuildsApi {

  /** The permission to put builds together and to publish them. */
  public static final Permission PUBLISH = Permission.toWrite("builds.publish", Role.STAFF);

  static final String ALL = "/api/v1/builds";
  static final String ONE = ALL + "/{id}";

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final Channels channels;
  private final Drafts drafts;

  /** Makes the routes. */
  public BuildsApi(
      Database database, Builds builds, BuildReader reader, Channels channels, Drafts drafts) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.channels = channels;
    this.drafts = drafts;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            RouteDocument.of("Lists released builds, the newest first")
                .query("product", "string", "Only those of the product with this slug")
                .query("channel", "string", "Only those of the channel with this slug")
                .listing(BuildAnswer.class)
                .problems("invalid"),
            this::list),
        Route.get(
            ALL + "/open",
            Permission.PUBLIC,
            RouteDocument.of("Lists builds that are not released yet, the next one first")
                .describing("Builds that are not planned for a day are listed for the team only.")
                .query("product", "string", "Only those of the product with this slug")
                .query("channel", "string", "Only those of the channel with this slug")
                .listingAll(BuildAnswer.class),
            this::open),
        Route.get(
            ALL + "/version/{product}/{channel}/{version}",
            Permission.PUBLIC,
            RouteDocument.of("Shows the build of a channel with a version")
                .giving(200, BuildAnswer.class)
                .problems("not-found"),
            this::version),
        Route.post(
            ALL,
            PUBLISH,
            RouteDocument.of("Drafts a build")
                .describing(
                    "Of two who draft the same version at the same moment one succeeds, and the"
                        + " other is told `builds.version-taken`.")
                .taking(NewBuild.RULES)
                .giving(201, BuildAnswer.class)
                .problems(
                    "invalid",
                    "builds.version-taken",
                    "builds.version-backwards",
                    "members.not-active"),
            this::draft),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Shows a build").giving(200, BuildAnswer.class).problems("not-found"),
            request -> reply(reader, request, request.id("id"))),
        Route.patch(
            ONE,
            PUBLISH,
            RouteDocument.of("Edits a build")
                .describing(
                    "Once it is released, its version, the oldest version to update from and its"
                        + " day stay. An approval is undone.")
                .taking(BuildChange.class)
                .giving(200, BuildAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "builds.wrong-state",
                    "builds.version-taken",
                    "builds.version-backwards",
                    "changed-meanwhile"),
            this::edit),
        Route.delete(
            ONE,
            PUBLISH,
            RouteDocument.of("Deletes a build that was never released")
                .giving(204, null)
                .problems("not-found", "builds.wrong-state", "changed-meanwhile"),
            this::remove),
        Route.put(
            ONE + "/notes/{language}",
            PUBLISH,
            RouteDocument.of("Writes the notes of a build in one language")
                .describing("The languages are `en` and `zh-CN`; an empty text removes the notes.")
                .taking(Notes.Typed.RULES)
                .giving(200, BuildAnswer.class)
                .problems("not-found", "invalid", "builds.wrong-state", "changed-meanwhile"),
            this::note));
  }

  private Reply list(Request request) {
    List<Long> ids = chosen(request);
    Slice<Build> slice = database.read(handle -> builds.released(handle, request.list(), ids));
    return Reply.list(slice.mapAll(some -> answers(request.identity(), some)));
  }

  private Reply open(Request request) {
    List<Long> ids = chosen(request);
    List<Build> all = database.read(handle -> builds.open(handle, ids));
    return Reply.list(Slice.of(answers(request.identity(), all)));
  }

  private List<BuildAnswer> answers(Identity caller, List<Build> some) {
    return reader.of(caller, some).stream().map(BuildAnswer::of).toList();
  }

  private List<Long> chosen(Request request) {
    Optional<String> product = request.query("product");
    Optional<String> channel = request.query("channel");
    return channels.visible(request.identity()).stream()
        .filter(each -> product.isEmpty() || product.get().equals(each.product().slug()))
        .filter(each -> channel.isEmpty() || channel.get().equals(each.channel().slug()))
        .map(each -> each.channel().id())
        .toList();
  }

  private Reply version(Request request) {
    String version = request.parameter("version");
    return reply(
        channels
            .visible(request.identity(), request.parameter("product"), request.parameter("channel"))
            .flatMap(place -> reader.find(request.identity(), place, version))
            .orElseThrow(() -> Builds.unknown(version)));
  }

  private Reply draft(Request request) {
    Build made = drafts.draft(request.json(NewBuild.RULES), by(request));
    return reply(reader, request, made.id())
        .withStatus(201)
        .withHeader("Location", ALL + "/" + made.id());
  }

  private Reply edit(Request request) {
    BuildChange change = request.json(BuildChange.class);
    drafts.edit(request.id("id"), by(request), read -> match(request, read), change);
    return reply(reader, request, request.id("id"));
  }

  private Reply remove(Request request) {
    drafts.remove(request.id("id"), by(request), read -> match(request, read));
    return Reply.noContent();
  }

  private Reply note(Request request) {
    Notes.Typed typed = request.json(Notes.Typed.RULES);
    drafts.write(
        request.id("id"),
        by(request),
        read -> match(request, read),
        request.parameter("language"),
        typed);
    return reply(reader, request, request.id("id"));
  }

  private static void match(Request request, Build read) {
    VersionTag.require(request, read.revision());
  }

  private static Member by(Request request) {
    return request.identity().member();
  }

  /** Answers with a build as its reader may see it. */
  static Reply reply(BuildReader reader, Request request, long id) {
    return reply(reader.require(request.identity(), id));
  }

  private static Reply reply(BuildDetails details) {
    BuildAnswer answer = BuildAnswer.of(details);
    return Reply.json(answer).withEntityTag(VersionTag.of(details.build().revision(), answer));
  }
}
