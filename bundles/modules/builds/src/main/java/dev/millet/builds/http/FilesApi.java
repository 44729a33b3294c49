package dev.millet.builds.http;

import dev.millet.api.gateway.FileContent;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.VersionTag;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildFile;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.FileUploads;
import dev.millet.builds.channel.Channels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files of builds. Who may see the build is asked for each request, each range of a file. */
public final class FilesApi {

  /** The name of the listener that counts downloads. */
  public static final String COUNTED = "builds.download";

  private static final String PAGE = "/builds/{product}/{channel}/{version}";
  private static final String ONE = BuildsApi.ONE + "/files/{file}";

  private final BuildReader reader;
  private final Channels channels;
  private final FileUploads uploads;

  /** Makes the routes. */
  public FilesApi(BuildReader reader, Channels channels, FileUploads uploads) {
    this.reader = reader;
    this.channels = channels;
    this.uploads = uploads;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            PAGE + "/files/{name}",
            Permission.PUBLIC,
            "Downloads a file of a build",
            request -> {
              String name = request.parameter("name");
              return send(
                  named(request).files().stream()
                      .filter(each -> each.name().equals(name))
                      .findFirst());
            }),
        Route.get(
            PAGE + "/SHA256SUMS",
            Permission.PUBLIC,
            "The checksums of a build's files, as sha256sum checks them",
            request -> Reply.text(sums(named(request)))),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Downloads a file of a build").problems("not-found"),
            request -> {
              long file = request.id("file");
              return send(
                  reader.require(request.identity(), request.id("id")).files().stream()
                      .filter(each -> each.id() == file)
                      .findFirst());
            }),
        Route.delete(
            ONE,
            BuildsApi.PUBLISH,
            RouteDocument.of("Removes a file of a build that is not released yet")
                .describing("Send the entity tag of the build as If-Match.")
                .giving(204, null)
                .problems("not-found", "builds.wrong-state", "changed-meanwhile"),
            this::remove));
  }

  private BuildDetails named(Request request) {
    String version = request.parameter("version");
    return channels
        .visible(request.identity(), request.parameter("product"), request.parameter("channel"))
        .flatMap(place -> reader.find(request.identity(), place, version))
        .orElseThrow(() -> Builds.unknown(version));
  }

  private static Reply send(Optional<BuildFile> file) {
    return file.map(
            each ->
                Reply.file(
                    FileContent.of(each.stored().sha256(), each.name())
                        .reportingTo(COUNTED, Long.toString(each.id()))))
        .orElseThrow(() -> Problem.notFound("There is no such file.").toException());
  }

  private static String sums(BuildDetails details) {
    return details.files().stream()
        .map(file -> file.stored().sha256() + "  " + file.name() + "\n")
        .collect(Collectors.joining());
  }

  private Reply remove(Request request) {
    uploads.remove(
        request.id("id"),
        request.id("file"),
        request.identity().member(),
        read -> VersionTag.require(request, read.revision()));
    return Reply.noContent();
  }
}
