package dev.millet.gateway.exchange;

import dev.millet.api.gateway.FileContent;
import dev.millet.api.gateway.Reply;
import dev.millet.gateway.transfers.BodyTransfer;
import dev.millet.platform.api.gateway.BodySink;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes a reply and completes the exchange. */
final class ReplyWriter implements Callback {

  private static final HttpField REVALIDATE =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "private, no-cache");
  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Reply.JSON);
  private static final HttpField HTML =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Reply.HTML);

  private final Exchange exchange;
  private final Request http;
  private final Response response;

  ReplyWriter(Exchange exchange) {
    this.exchange = exchange;
    http = exchange.http();
    response = exchange.response();
  }

  void write(Reply reply) {
    Reply.Body body = reply.body();
    if (body instanceof Reply.Bytes bytes) {
      buffered(reply, bytes.contentType(), bytes.content());
    } else if (body instanceof Reply.JsonValue json) {
      buffered(reply, Reply.JSON, exchange.lease().generation().json().writeBytes(json.value()));
    } else if (body instanceof Reply.Empty) {
      empty(reply);
    } else if (body instanceof Reply.Streamed streamed) {
      stream(reply, streamed);
    } else if (body instanceof Reply.Events events) {
      events(reply, events);
    } else if (body instanceof FileContent content) {
      new FileReply(exchange, this, content).write(reply);
    } else if (body instanceof BodySink sink) {
      exchange.detach();
      new BodyTransfer(exchange, sink, exchange.services().recorder().metrics().received()).begin();
    } else {
      throw new IllegalStateException("an answer that comes later cannot come later still");
    }
  }

  /** Writes an answer without content. */
  void empty(Reply reply) {
    start(reply, null);
    response.write(true, null, this);
  }

  private void buffered(Reply reply, String contentType, byte[] content) {
    start(reply, contentType);
    if (reply.status() == 200 && isRead() && isUnchanged(content)) {
      response.setStatus(304);
      response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
      response.write(true, null, this);
      return;
    }
    response.write(true, ByteBuffer.wrap(content), this);
  }

  private boolean isRead() {
    return http.getMethod().equals("GET") || http.getMethod().equals("HEAD");
  }

  private boolean isUnchanged(byte[] content) {
    HttpFields.Mutable headers = response.getHeaders();
    String tag = headers.get(HttpHeader.ETAG);
    if (tag == null) {
      tag = EntityTags.of(content);
      headers.add(HttpHeader.ETAG, tag);
    }
    String known = http.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    return known != null && EntityTags.matches(known, tag);
  }

  private void stream(Reply reply, Reply.Streamed streamed) {
    start(reply, streamed.contentType());
    OutputStream out = Response.asBufferedOutputStream(http, response);
    try {
      exchange
          .lease()
          .call(
              "a streamed answer",
              () -> {
                streamed.writer().write(out);
                return null;
              });
      // Closing is what makes the answer whole: never after a failure.
      out.close();
    } catch (Throwable e) {
      exchange.sendProblem(e);
      return;
    }
    exchange.succeeded();
  }

  private void events(Reply reply, Reply.Events events) {
    start(reply, "text/event-stream; charset=utf-8");
    if (http.getMethod().equals("HEAD")) {
      response.write(true, null, this);
    } else {
      exchange.services().streams().open(exchange, events.source());
    }
  }

  /** Sets the status and the headers. */
  void start(Reply reply, String contentType) {
    response.setStatus(reply.status());
    HttpFields.Mutable headers = response.getHeaders();
    SecurityHeaders.add(headers, http.isSecure(), isFramed(reply));
    headers.add("X-Request-Id", exchange.id());
    if (exchange.closesConnection()) {
      headers.put(HttpHeader.CONNECTION, "close");
    }
    if (contentType != null) {
      headers.add(contentTypeField(contentType));
    }
    boolean cacheable = false;
    for (Map.Entry<String, String> header : reply.headers()) {
      if (header.getKey().equals(Reply.FRAMES)) {
        continue;
      }
      cacheable |= header.getKey().equalsIgnoreCase("Cache-Control");
      headers.add(header.getKey(), value(header));
    }
    if (!cacheable) {
      headers.add(REVALIDATE);
    }
  }

  private static boolean isFramed(Reply reply) {
    List<Map.Entry<String, String>> headers = reply.headers();
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).getKey().equals(Reply.FRAMES)) {
        return true;
      }
    }
    return false;
  }

  private static HttpField contentTypeField(String contentType) {
    if (contentType.equals(Reply.HTML)) {
      return HTML;
    }
    return contentType.equals(Reply.JSON)
        ? JSON
        : new HttpField(HttpHeader.CONTENT_TYPE, contentType);
  }

  private String value(Map.Entry<String, String> header) {
    if (header.getKey().equalsIgnoreCase("Location")) {
      return HeaderValues.url(header.getValue());
    }
    String value = HeaderValues.text(header.getValue());
    boolean cookie = http.isSecure() && header.getKey().equalsIgnoreCase("Set-Cookie");
    return cookie ? value + "; Secure" : value;
  }

  @Override
  public void succeeded() {
    exchange.succeeded();
  }

  @Override
  public void failed(Throwable failure) {
    exchange.failed(failure);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
