package dev.millet.files.tus;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Identity;
import dev.millet.platform.api.gateway.BodySink;
import dev.millet.testing.FakeRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Talks tus to the routes, and does with their sinks what the gateway does. */
final class TusClient {

  private final List<Route> routes;
  private final Identity caller;

  TusClient(List<Route> routes, Identity caller) {
    this.routes = routes;
    this.caller = caller;
  }

  /** Returns the metadata of an upload. */
  static String metadata(String... pairs) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      byte[] value = pairs[i + 1].getBytes(StandardCharsets.UTF_8);
      text.append(i == 0 ? "" : ",")
          .append(pairs[i])
          .append(' ')
          .append(Base64.getEncoder().encodeToString(value));
    }
    return text.toString();
  }

  static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(each -> each.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  Reply call(String method, String id, String... headers) throws Exception {
    String template = id == null ? TusRoutes.API : TusRoutes.API + "/{id}";
    String route = method.equals("HEAD") ? "GET" : method;
    String path = id == null ? template : TusRoutes.API + "/" + id;
    FakeRequest request = FakeRequest.of(method, path).by(caller);
    request.header("Tus-Resumable", "1.0.0");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    if (id != null) {
      request.with("id", id);
    }
    return routes.stream()
        .filter(each -> each.method().equals(route) && each.template().equals(template))
        .findFirst()
        .orElseThrow()
        .handler()
        .handle(request);
  }

  /** Begins an upload and returns its id. */
  String create(long length, String... metadata) throws Exception {
    Reply reply =
        call(
            "POST",
            null,
            "Upload-Length",
            Long.toString(length),
            "Upload-Metadata",
            metadata(metadata));
    if (reply.status() != 201) {
      throw new AssertionError(body(reply));
    }
    return id(reply);
  }

  static String id(Reply reply) {
    String location = header(reply, "Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  Reply patch(String id, long offset, String bytes, String... headers) throws Exception {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 4);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/offset+octet-stream";
    all[headers.length + 2] = "Upload-Offset";
    all[headers.length + 3] = Long.toString(offset);
    Reply reply = call("PATCH", id, all);
    return reply.body() instanceof BodySink sink ? drive(sink, bytes) : reply;
  }

  /** Hands a whole body to a sink. */
  static Reply drive(BodySink sink, String bytes) {
    try {
      sink.begin(() -> {});
      sink.take(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.UTF_8)));
      return sink.end();
    } catch (Throwable e) {
      return sink.fail(e);
    }
  }

  long offset(String id) throws Exception {
    return Long.parseLong(header(call("HEAD", id), "Upload-Offset"));
  }

  static String body(Reply reply) {
    return reply.body() instanceof Reply.Bytes bytes
        ? new String(bytes.content(), StandardCharsets.UTF_8)
        : "";
  }

  /** Returns what the API says of an upload. */
  UploadAnswer show(String id) throws Exception {
    return (UploadAnswer) ((Reply.JsonValue) call("GET", id).body()).value();
  }

  /** Returns the problem that a call ends with. */
  Problem problem(String method, String id) throws Exception {
    try {
      throw new AssertionError(call(method, id).toString());
    } catch (ProblemException e) {
      return e.problem();
    }
  }
}
