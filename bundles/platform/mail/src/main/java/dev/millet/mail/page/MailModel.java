package dev.millet.mail.page;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.mail.http.TestMessage;
import dev.millet.mail.queue.QueuedMessage;
import dev.millet.mail.queue.RefusedAddresses;
import dev.millet.mail.sending.ServerState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The page of mail.
 *
 * @param counts of tabs that have one
 * @param messages empty where addresses are shown
 * @param addresses empty where messages are shown
 */
public record MailModel(
    Status status,
    Show show,
    Map<Show, Long> counts,
    Slice<QueuedMessage> messages,
    Slice<RefusedAddresses.Refused> addresses,
    Test test) {

  /**
   * How mail is doing.
   *
   * @param missing what is not set up, as a word; null where mail can be sent
   * @param server host and port
   * @param openingSince since when a connection is waited for; null where none is
   * @param down null where the server answers, or was not asked yet
   * @param fault what else keeps messages from being sent; null for nothing
   */
  public record Status(
      String missing,
      String server,
      Instant openingSince,
      ServerState.Down down,
      ServerState.Down fault) {

    /** Returns the page on which what is missing is set. */
    public String settings() {
      return "origin".equals(missing) ? "/admin/settings/site" : "/admin/settings/mail";
    }
  }

  /**
   * The test message.
   *
   * @param problem what the server said when it was sent; null where it was not, or well
   */
  public record Test(Input<TestMessage> input, String problem) {}

  /** Returns the tabs. */
  public List<Show> tabs() {
    return List.of(Show.values());
  }

  /** Returns how many are on a tab; 0 where that is not counted. */
  public long count(Show tab) {
    return counts.getOrDefault(tab, 0L);
  }
}
