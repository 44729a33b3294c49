package dev.millet.files.upload;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.files.store.FileFolder;
import dev.millet.files.store.StoredFiles;
import dev.millet.platform.api.gateway.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request that sends bytes of an upload. */
public final class UploadSink implements BodySink {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSink.class);

  private final Uploads uploads;
  private final UploadRow row;
  private final long from;
  private final Checksum checksum;
  private final LongFunction<Reply> success;
  private final Function<Problem, Reply> failure;
  private OpenUpload open;
  private OpenUpload.Sender sender;

  /**
   * Prepares one.
   *
   * @param from where the bytes belong
   * @param checksum null for none
   * @param success makes the answer, given how much has arrived
   * @param failure makes the answer that tells of a problem
   */
  public UploadSink(
      Uploads uploads,
      UploadRow row,
      long from,
      Checksum checksum,
      LongFunction<Reply> success,
      Function<Problem, Reply> failure) {
    this.uploads = uploads;
    this.row = row;
    this.from = from;
    this.checksum = checksum;
    this.success = success;
    this.failure = failure;
  }

  @Override
  public void begin(Runnable cancel) throws IOException {
    open = uploads.open(row);
    sender = open.begin(from, cancel, checksum);
  }

  @Override
  public void take(ByteBuffer bytes) throws IOException {
    open.write(sender, bytes);
  }

  @Override
  public Reply end() throws Exception {
    open.end(sender, true);
    long offset = open.offset();
    if (offset == row.byteLength()) {
      complete();
    }
    return success.apply(offset);
  }

  private void complete() throws Exception {
    try {
      uploads.complete(row);
    } catch (ProblemException e) {
      // all has arrived; what is still under way is brought to its end without the client
      if (!StoredFiles.isUnderWay(e.problem())) {
        throw e;
      }
    }
  }

  @Override
  public Reply fail(Throwable cause) {
    Throwable told = cause;
    try {
      if (sender != null) {
        open.end(sender, false);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("What arrived of the upload {} may be lost", row.id(), e);
      told = e;
    }
    return failure.apply(problem(told));
  }

  private Problem problem(Throwable cause) {
    if (cause instanceof ProblemException known) {
      return known.problem();
    }
    if (cause instanceof CancellationException) {
      return UploadProblems.takenOver().problem();
    }
    if (cause instanceof TimeoutException || cause.getCause() instanceof TimeoutException) {
      return Problem.of(
          408, "too-slow", "The request came too slowly", "What has arrived is kept.");
    }
    if (cause instanceof IOException broken) {
      return FileFolder.isFull(broken)
          ? FileFolder.noRoom().problem()
          : Problem.of(
              400,
              "bad-request",
              "The request cannot be understood",
              "The body did not arrive completely.");
    }
    LOG.error("The upload {} failed", row.id(), cause);
    return Problem.of(500, "failed", "Something went wrong", "The defect was logged.");
  }
}
