package dev.millet.files.tus;

import dev.millet.api.files.StoredFile;
import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.json.Json;
import dev.millet.api.members.Role;
import dev.millet.files.upload.Checksum;
import dev.millet.files.upload.RequestedUpload;
import dev.millet.files.upload.UploadAccess;
import dev.millet.files.upload.UploadMetadata;
import dev.millet.files.upload.UploadProblems;
import dev.millet.files.upload.UploadRow;
import dev.millet.files.upload.UploadSink;
import dev.millet.files.upload.Uploads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Resumable uploads (tus 1.0), for programs below {@code /api/v1/uploads} and for pages below
 * {@code /uploads}.
 */
public final class TusRoutes {

  static final Permission UPLOAD = Permission.toWrite("files.upload", Role.MEMBER);
  static final String API = "/api/v1/uploads";
  static final String PAGE = "/uploads";

  private static final String ONE = "/{id}";
  private static final String BYTES = "application/offset+octet-stream";
  private static final long UNKNOWN = -1;

  private final Uploads uploads;
  private final UploadAccess access;
  private final TusReplies replies;

  public TusRoutes(Uploads uploads, UploadAccess access, Json json) {
    this.uploads = uploads;
    this.access = access;
    this.replies = new TusReplies(json);
  }

  /** Returns the routes, for both kinds of callers. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (String base : List.of(API, PAGE)) {
      RouteDocument abilities = tus("Says what uploads can do");
      routes.add(Route.of("OPTIONS", base, Permission.PUBLIC, abilities, this::say));
      routes.add(Route.of("OPTIONS", base + ONE, Permission.PUBLIC, abilities, this::say));
      routes.add(
          Route.get(
              base,
              UPLOAD,
              RouteDocument.of("Lists your unfinished uploads").listingAll(UploadAnswer.class),
              this::list));
      routes.add(
          Route.post(base, UPLOAD, creation(), versioned(request -> create(base, request)))
              .withStreamedBody());
      routes.add(
          Route.get(
              base + ONE,
              UPLOAD,
              tus("Shows an upload; HEAD says where it goes on").giving(200, UploadAnswer.class),
              this::show));
      routes.add(
          Route.patch(base + ONE, UPLOAD, sending(), versioned(this::send)).withStreamedBody());
      routes.add(
          Route.post(base + ONE, UPLOAD, overriding(), versioned(this::override))
              .withStreamedBody());
      routes.add(
          Route.delete(
              base + ONE,
              UPLOAD,
              tus("Ends an upload and removes what has arrived"),
              versioned(this::terminate)));
    }
    // what a limited token is for is asked of the purpose of each upload
    return routes.stream().map(Route::openToLimitedTokens).toList();
  }

  private static RouteDocument tus(String summary) {
    return RouteDocument.of(summary)
        .describing("Resumable uploads as [tus 1.0](https://tus.io/protocols/resumable-upload).");
  }

  private static RouteDocument creation() {
    return RouteDocument.of("Begins an upload")
        .describing(
            "tus 1.0: `Upload-Length` and `Upload-Metadata` with `purpose`, `target`, `filename`"
                + " and `filetype`. The first bytes may come along. `Location` is the upload.")
        .problems("files.no-room", "files.too-many-uploads", "invalid", "too-large");
  }

  private static RouteDocument sending() {
    return RouteDocument.of("Sends bytes of an upload")
        .describing(
            "tus 1.0: the bytes belong at `Upload-Offset`. A newer request takes over from one that"
                + " still sends. With the last byte the file is given to its purpose.")
        .problems(
            "files.wrong-offset",
            "files.taken-over",
            "files.upload-gone",
            "files.wrong-checksum",
            "files.no-room");
  }

  private static RouteDocument overriding() {
    return tus("Does what X-HTTP-Method-Override says, for clients that cannot send PATCH");
  }

  private Reply say(Request request) {
    boolean isOne = !request.path().equals(API) && !request.path().equals(PAGE);
    return TusReplies.abilities(
        uploads.maxBytes(), isOne ? TusReplies.allowedForOne() : TusReplies.allowedForAll());
  }

  /** Refuses another version of tus, and gives problems their version. */
  private Handler versioned(Handler handler) {
    return request -> {
      try {
        String version = request.header(TusReplies.RESUMABLE).orElse("");
        if (!version.equals(TusReplies.VERSION)) {
          throw Problem.of(
                  412,
                  "files.tus-version",
                  "Another version of tus",
                  "Send Tus-Resumable: " + TusReplies.VERSION + ".")
              .toException();
        }
        return handler.handle(request);
      } catch (ProblemException e) {
        return replies.problem(e.problem(), request.id());
      }
    };
  }

  private Reply create(String base, Request request) throws Exception {
    long member = request.member().id();
    if (request.header("Upload-Concat").isPresent()) {
      throw UploadProblems.badRequest(
          "Uploads are not put together from parts: send the file as one upload.");
    }
    if (request.header("Upload-Defer-Length").isPresent()) {
      throw UploadProblems.badRequest("Say how long the file is: Upload-Length.");
    }
    long length = number(request, "Upload-Length");
    String header = request.header("Upload-Metadata").orElse("");
    RequestedUpload wanted;
    try {
      wanted = new RequestedUpload(request.identity(), length, UploadMetadata.read(header));
    } catch (IllegalArgumentException e) {
      throw UploadProblems.badRequest(e.getMessage());
    }
    boolean withBytes = request.header("Content-Type").filter(BYTES::equals).isPresent();
    Checksum checksum = withBytes ? checksum(request) : null;
    UploadRow row = uploads.create(member, wanted, header);
    String location = base + "/" + row.id();
    if (withBytes || length == 0) {
      return received(request, row, 0, checksum, 201, location);
    }
    return TusReplies.at(201, 0, row).withHeader("Location", location);
  }

  private Reply received(
      Request request, UploadRow row, long from, Checksum checksum, int status, String location) {
    String id = request.id();
    return new Reply(
        status,
        List.of(),
        new UploadSink(
            uploads,
            row,
            from,
            checksum,
            offset -> {
              Reply reply = TusReplies.at(status, offset, row);
              return location == null ? reply : reply.withHeader("Location", location);
            },
            problem -> {
              Reply reply = replies.problem(problem, id);
              return location == null ? reply : reply.withHeader("Location", location);
            }));
  }

  private Reply send(Request request) throws Exception {
    if (request.header("Content-Type").filter(BYTES::equals).isEmpty()) {
      throw Problem.of(
              415, "unsupported-type", "This content type is not read here", "Send " + BYTES + ".")
          .toException();
    }
    UploadRow row = find(request);
    long from = number(request, "Upload-Offset");
    Checksum checksum = checksum(request);
    long offset = uploads.settle(row);
    if (from != offset) {
      throw UploadProblems.wrongOffset(offset);
    }
    long sent = request.header("Content-Length").map(TusRoutes::parsed).orElse(UNKNOWN);
    if (sent > row.byteLength() - offset) {
      throw UploadProblems.longerThanSaid(row.byteLength());
    }
    if (offset == row.byteLength()) {
      return TusReplies.at(204, offset, row);
    }
    return received(request, row, from, checksum, 204, null);
  }

  private static Checksum checksum(Request request) {
    return request.header("Upload-Checksum").map(Checksum::of).orElse(null);
  }

  private static long number(Request request, String header) {
    long value = request.header(header).map(TusRoutes::parsed).orElse(UNKNOWN);
    if (value < 0) {
      throw UploadProblems.badRequest(header + " is a whole number of bytes.");
    }
    return value;
  }

  private static long parsed(String text) {
    return text.trim().matches("\\d{1,18}") ? Long.parseLong(text.trim()) : UNKNOWN;
  }

  private UploadRow find(Request request) throws Exception {
    return access.find(request);
  }

  private Reply override(Request request) throws Exception {
    String method = request.header("X-HTTP-Method-Override").orElse("").toUpperCase(Locale.ROOT);
    return switch (method) {
      case "PATCH" -> send(request);
      case "DELETE" -> terminate(request);
      case "HEAD" -> head(request);
      default ->
          throw UploadProblems.badRequest(
              "X-HTTP-Method-Override is PATCH, DELETE or HEAD at the address of an upload.");
    };
  }

  private Reply terminate(Request request) throws Exception {
    uploads.terminate(find(request));
    return Reply.noContent().withHeader(TusReplies.RESUMABLE, TusReplies.VERSION);
  }

  private Reply head(Request request) throws Exception {
    UploadRow row = find(request);
    long offset = uploads.settle(row);
    return TusReplies.at(200, offset, row)
        .withHeader("Upload-Length", Long.toString(row.byteLength()))
        .withHeader("Upload-Metadata", row.metadata());
  }

  private Reply show(Request request) throws Exception {
    if (request.method().equals("HEAD")) {
      return versioned(this::head).handle(request);
    }
    return Reply.json(answer(request, find(request)));
  }

  private Reply list(Request request) throws Exception {
    return Reply.json(
        new UploadList(
            access.unfinished(request).stream().map(row -> answer(request, row)).toList()));
  }

  /** The unfinished uploads of a member. */
  record UploadList(List<UploadAnswer> items) {}

  private UploadAnswer answer(Request request, UploadRow row) {
    RequestedUpload said =
        new RequestedUpload(
            request.identity(), row.byteLength(), UploadMetadata.read(row.metadata()));
    StoredFile file = uploads.file(row).orElse(null);
    return UploadAnswer.of(row, said, uploads.offset(row), file);
  }
}
