package dev.millet.files.upload;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends uploads that are over, and brings to their end those that were cut off on the last step. */
public final class UploadSweep {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);
  private static final Duration STRAY = Duration.ofDays(1);
  private static final int CHUNK = 100;
  private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private final Uploads uploads;
  private final UploadRows rows;

  public UploadSweep(Uploads uploads) {
    this.uploads = uploads;
    this.rows = uploads.rows();
  }

  /**
   * Does it for all of them.
   *
   * @throws Exception the first failure that nobody foresaw, after the others were dealt with: the
   *     job has failed then, which administrators see, and is run again
   */
  public Next run(JobRun run) throws Exception {
    List<Exception> failures = new ArrayList<>();
    for (UploadRow row : rows.due(UploadState.RECEIVED, ANY_TIME, CHUNK)) {
      finish(row, failures);
    }
    for (UploadRow row : rows.receiving()) {
      if (row.received() == row.byteLength() && !uploads.isReceiving(row) && !run.isEnding()) {
        complete(row, failures);
      }
    }
    for (UploadRow row : rows.due(UploadState.RECEIVING, uploads.now(), CHUNK)) {
      if (!uploads.isReceiving(row)) {
        uploads.discard(row, UploadState.EXPIRED);
      }
    }
    for (UploadState state : UploadState.values()) {
      if (state != UploadState.RECEIVING && state != UploadState.RECEIVED) {
        rows.due(state, uploads.now(), CHUNK).forEach(row -> rows.forget(row.id()));
      }
    }
    removeStrays();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return Next.LATER;
  }

  private void finish(UploadRow row, List<Exception> failures) {
    try {
      uploads.resumeCompletion(row);
    } catch (IOException e) {
      LOG.error("The bytes of the upload {} are lost.", row.id(), e);
      uploads.refuse(row, row.sha256());
    } catch (ProblemException e) {
      LOG.info("The upload {} was not taken: {}", row.id(), e.getMessage());
      endIfLate(row);
    } catch (Exception e) {
      LOG.warn("The upload {} was not taken; it is tried again.", row.id(), e);
      failures.add(e);
      endIfLate(row);
    }
  }

  private void endIfLate(UploadRow row) {
    if (row.expiresAt().isBefore(uploads.now())) {
      uploads.refuse(row, row.sha256());
    }
  }

  private void complete(UploadRow row, List<Exception> failures) {
    try {
      uploads.complete(row);
    } catch (ProblemException e) {
      LOG.info("The upload {} was not taken: {}", row.id(), e.getMessage());
    } catch (Exception e) {
      LOG.warn("The upload {} could not be completed; it is tried again.", row.id(), e);
      failures.add(e);
    }
  }

  private void removeStrays() throws IOException {
    List<String> old = uploads.files().folder().arrivedBefore(uploads.now().minus(STRAY));
    for (String id : old) {
      boolean isNeeded =
          rows.find(id)
              .filter(
                  row ->
                      row.state() == UploadState.RECEIVING || row.state() == UploadState.RECEIVED)
              .isPresent();
      if (!isNeeded) {
        uploads.files().folder().discard(id);
      }
    }
  }
}
