package dev.millet.gateway.events;

import dev.millet.api.gateway.EventStream;
import dev.millet.platform.api.modules.Generation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream. Sending never blocks: events queue up while the client is slow, and a client
 * that does not keep up is cut off and reconnects with the last id it saw.
 */
final class Connection implements EventStream, Callback {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int MAX_WAITING_BYTES = 1024 * 1024;
  private static final String RECONNECT_SOON = "retry: 500\n\n";

  private final StreamedAnswer answer;
  private final Generation generation;
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private final List<Runnable> onClose = new ArrayList<>();
  private int waitingBytes;
  private boolean writing;
  private boolean closing;
  private boolean ended;

  Connection(StreamedAnswer answer) {
    this.answer = answer;
    generation = answer.lease().generation();
  }

  Generation generation() {
    return generation;
  }

  void begin() {
    answer.releaseSlot();
    // Silence is normal here; the comments find out who has gone.
    answer.http().addIdleTimeoutListener(ignored -> false);
    enqueue(RECONNECT_SOON);
  }

  void keepAlive() {
    enqueue(":\n\n");
  }

  @Override
  public String lastEventId() {
    String id = answer.http().getHeaders().get("Last-Event-ID");
    return id == null ? "" : id;
  }

  @Override
  public boolean send(String id, String event, String data) {
    return enqueue(EventFormat.event(id, event, data));
  }

  private boolean enqueue(String text) {
    ByteBuffer event = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    boolean keepsUp;
    synchronized (this) {
      if (closing) {
        return false;
      }
      keepsUp = waitingBytes <= MAX_WAITING_BYTES;
      if (!keepsUp) {
        closing = true;
        waiting.clear();
      } else {
        waiting.add(event);
        waitingBytes += event.remaining();
      }
    }
    writeNext(false);
    return keepsUp;
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    writeNext(false);
  }

  @Override
  public void onClose(Runnable action) {
    synchronized (this) {
      if (!ended) {
        onClose.add(action);
        return;
      }
    }
    call(action);
  }

  private void writeNext(boolean written) {
    ByteBuffer next;
    synchronized (this) {
      if (written) {
        writing = false;
      }
      if (writing || ended) {
        return;
      }
      next = waiting.poll();
      waitingBytes -= next == null ? 0 : next.remaining();
      if (next == null && !closing) {
        return;
      }
      writing = true;
      ended = next == null;
    }
    if (next == null) {
      answer.response().write(true, null, Callback.from(this::finish, this::abort));
    } else {
      answer.response().write(false, next, this);
    }
  }

  @Override
  public void succeeded() {
    writeNext(true);
  }

  @Override
  public void failed(Throwable failure) {
    synchronized (this) {
      closing = true;
      ended = true;
      waiting.clear();
    }
    abort(failure);
  }

  private void finish() {
    tellThatItIsClosed();
    answer.succeeded();
  }

  private void abort(Throwable failure) {
    tellThatItIsClosed();
    answer.failed(failure);
  }

  /** The stream ends, and its lease with it, whatever the module's code makes of that. */
  private void call(Runnable action) {
    try {
      answer
          .lease()
          .call(
              "the end of a stream of events",
              () -> {
                action.run();
                return null;
              });
    } catch (Exception e) {
      LOG.warn("{} failed when a stream of events ended", generation, e);
    }
  }

  private void tellThatItIsClosed() {
    List<Runnable> actions;
    synchronized (this) {
      actions = List.copyOf(onClose);
      onClose.clear();
    }
    actions.forEach(this::call);
  }
}
