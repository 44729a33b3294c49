package dev.millet.gateway.exchange;

import dev.millet.api.gateway.FileContent;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.gateway.metrics.Metrics;
import dev.millet.gateway.problem.Problems;
import dev.millet.gateway.transfers.ContentDisposition;
import dev.millet.gateway.transfers.DownloadReport;
import dev.millet.gateway.transfers.DownloadReport.Reader;
import dev.millet.gateway.transfers.FileAnswer;
import dev.millet.gateway.transfers.FileParts;
import dev.millet.gateway.transfers.FileTransfer;
import dev.millet.platform.api.files.FileSource;
import dev.millet.platform.api.files.OpenFile;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Answers with a kept file. What is left to do after the headers needs no module any more. */
final class FileReply {

  private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

  private final Exchange exchange;
  private final ReplyWriter writer;
  private final FileContent content;

  FileReply(Exchange exchange, ReplyWriter writer, FileContent content) {
    this.exchange = exchange;
    this.writer = writer;
    this.content = content;
  }

  void write(Reply reply) {
    OpenFile file = open();
    try {
      if (!send(reply, file)) {
        file.close();
      }
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private OpenFile open() {
    FileSource files = exchange.services().optional().files();
    if (files == null) {
      throw Problems.unavailable("The files are away.", 1).toException();
    }
    return files.open(content.sha256());
  }

  /** Answers, and returns whether the file is being sent. */
  private boolean send(Reply reply, OpenFile file) {
    Request http = exchange.http();
    FileAnswer answer = FileAnswer.of(http, content.sha256(), file.length());
    if (answer.status() == 412) {
      throw Problem.changedMeanwhile().toException();
    }
    if (answer.status() == 416) {
      writer.write(unsatisfiable(file.length()));
      return false;
    }
    Reply named = reply.withStatus(answer.status()).withEntityTag(content.sha256());
    if (answer.status() == 304) {
      writer.empty(named);
      return false;
    }
    FileParts parts = FileParts.of(answer, content.contentType(), file.length());
    writer.start(named, null);
    HttpFields.Mutable headers = exchange.response().getHeaders();
    parts.describe(answer.status(), headers);
    headers.put(HttpHeader.CONTENT_DISPOSITION, ContentDisposition.attachment(content.fileName()));
    headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
    headers.put("Content-Security-Policy", NOTHING_RUNS);
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    if (http.getMethod().equals("HEAD")) {
      exchange.response().write(true, null, writer);
      return false;
    }
    DownloadReport report = DownloadReport.of(content, reader(), answer, file.length());
    exchange.detach();
    GatewayServices services = exchange.services();
    Metrics metrics = services.recorder().metrics();
    new FileTransfer(
            exchange,
            file,
            parts,
            metrics.sent(),
            sent -> {
              if (!report.tell(services.generations(), sent)) {
                metrics.downloadUntold();
              }
            })
        .iterate();
    return true;
  }

  private Reader reader() {
    Member member = exchange.request().identity().member();
    return new Reader(member == null ? null : member.id(), exchange.request().remoteNetwork());
  }

  private Reply unsatisfiable(long length) {
    Problem problem =
        Problem.of(
            416,
            "range-not-satisfiable",
            "The file has no such range",
            "It has " + length + " bytes.");
    return exchange.problem(problem).withHeader("Content-Range", "bytes */" + length);
  }
}
