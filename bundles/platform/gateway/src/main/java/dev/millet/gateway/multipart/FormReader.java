package dev.millet.gateway.multipart;

import dev.millet.api.gateway.Problem;
import dev.millet.gateway.problem.Problems;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads a form of the type multipart/form-data (RFC 7578) as it arrives: small parts into memory,
 * larger ones into temporary files.
 */
public final class FormReader {

  private static final int MAX_PARTS = 100;
  private static final int MAX_HEADER_BYTES = 8192;
  private static final long MAX_BYTES_IN_MEMORY = 256 * 1024;
  private static final int MAX_BOUNDARY_LENGTH = 70;

  private final Spool spool;

  public FormReader(Spool spool) {
    this.spool = spool;
  }

  /**
   * Reads the body of a request.
   *
   * @param limit how many bytes the body may have
   * @param arrived gets the form, and has to discard it when the request ends
   * @param failed gets what went wrong; nothing is left on the disk then
   */
  public void read(
      Request http, int limit, Consumer<ReceivedForm> arrived, Consumer<Throwable> failed) {
    String boundary = MultiPart.extractBoundary(http.getHeaders().get(HttpHeader.CONTENT_TYPE));
    if (boundary == null || boundary.isBlank() || boundary.length() > MAX_BOUNDARY_LENGTH) {
      failed.accept(broken("Its content type names no boundary.").toException());
      return;
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxParts(MAX_PARTS);
    parser.setPartHeadersMaxLength(MAX_HEADER_BYTES);
    parser.setMaxMemoryFileSize(MAX_BYTES_IN_MEMORY);
    parser.setUseFilesForPartsWithoutFileName(true);
    parser.setFilesDirectory(spool.directory());
    parser.parse(
        new BoundedContent(http, limit),
        Promise.Invocable.from(
            Invocable.InvocationType.BLOCKING,
            parts -> sort(parts, arrived, failed),
            failure -> failed.accept(explain(failure))));
  }

  private static void sort(
      MultiPartFormData.Parts parts, Consumer<ReceivedForm> arrived, Consumer<Throwable> failed) {
    ReceivedForm form;
    try {
      form = FormParts.sort(parts);
    } catch (RuntimeException e) {
      parts.close();
      failed.accept(e);
      return;
    }
    arrived.accept(form);
  }

  private Throwable explain(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return explain(failure.getCause());
    }
    if (failure instanceof EOFException) {
      return broken("It ends before its last boundary.").toException();
    }
    if (failure instanceof IllegalStateException) {
      // What the parser says where one of its limits is passed.
      return broken(
              "It has more than "
                  + MAX_PARTS
                  + " parts, or a part whose headers have more than "
                  + MAX_HEADER_BYTES
                  + " bytes.")
          .toException();
    }
    if (failure instanceof HttpException) {
      return broken("A header of a part is none.").toException();
    }
    return failure instanceof IOException disk && !(failure instanceof SocketException)
        ? new UncheckedIOException("A part of a form cannot be kept in " + spool.directory(), disk)
        : failure;
  }

  static Problem broken(String detail) {
    return Problems.badRequest("The form is broken. " + detail);
  }
}
