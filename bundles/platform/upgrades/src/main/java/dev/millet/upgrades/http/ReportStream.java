package dev.millet.upgrades.http;

import dev.millet.api.gateway.EventSource;
import dev.millet.api.gateway.EventStream;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.change.StepReport;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Sends what happens in a change while it happens: an event {@code report} for each report, with
 * its number as the id, and {@code end} with the outcome. Who reconnects gets what was missed.
 */
public final class ReportStream implements EventSource {

  private final ChangeService service;
  private final Change change;
  private final Function<StepReport, String> written;

  /**
   * @param written what is sent of a report
   */
  public ReportStream(ChangeService service, Change change, Function<StepReport, String> written) {
    this.service = service;
    this.change = change;
    this.written = written;
  }

  @Override
  public void open(EventStream stream) {
    Feed feed = new Feed(stream, seen(stream.lastEventId()));
    Runnable stop = service.listen(feed);
    stream.onClose(stop);
    // What happened before, and while the listener was being added.
    feed.catchUp();
  }

  private static int seen(String lastEventId) {
    try {
      return Integer.parseInt(lastEventId);
    } catch (NumberFormatException e) {
      // none, or not one of ours: everything is sent
      return 0;
    }
  }

  private final class Feed implements Change.Listener {

    private final EventStream stream;
    private final AtomicInteger sent;

    Feed(EventStream stream, int seen) {
      this.stream = stream;
      this.sent = new AtomicInteger(seen);
    }

    synchronized void catchUp() {
      for (StepReport report : change.reports()) {
        if (report.number() > sent.get()) {
          sent.set(report.number());
          stream.send(Integer.toString(report.number()), "report", written.apply(report));
        }
      }
      if (change.outcome() != null) {
        stream.send(null, "end", "\"" + change.outcome().word() + "\"");
        stream.close();
      }
    }

    @Override
    public void reported(Change reporting, StepReport report) {
      if (reporting == change) {
        catchUp();
      }
    }

    @Override
    public void ended(Change ending) {
      if (ending == change) {
        catchUp();
      }
    }
  }
}
