package dev.millet.gateway.multipart;

import dev.millet.api.gateway.Form;
import java.util.List;

/**
 * A multipart form that has arrived.
 *
 * @param form what a handler gets
 * @param files what lies in memory or on the disk for it
 */
public record ReceivedForm(Form form, List<ReceivedFile> files) {

  /** Removes the files; harmless where that has happened already. */
  public void discard() {
    files.forEach(ReceivedFile::discard);
  }
}
