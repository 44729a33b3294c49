package dev.millet.api.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The next step of a command: it prints messages, uploads files, asks again, or ends with a result.
 * A refusal is a problem as on every route.
 *
 * @param messages what the person at the command line is told, in English
 * @param uploads the files to be uploaded before the route is called again
 * @param againAfterSeconds in how many seconds the route is called again; null where the command is
 *     done
 * @param result what is printed as JSON at the end, a record or a map; null where nothing is
 * @since 1.1
 */
public record CommandAnswer(
    List<String> messages, List<Upload> uploads, Integer againAfterSeconds, Object result) {

  public CommandAnswer {
    messages = List.copyOf(messages);
    uploads = List.copyOf(uploads);
  }

  /**
   * A file that the route wants.
   *
   * @param sha256 says which of the files of the request
   * @param metadata what is said with the upload (tus), with its {@code purpose} and {@code target}
   */
  public record Upload(String sha256, Map<String, String> metadata) {

    public Upload {
      metadata = Map.copyOf(metadata);
    }
  }

  /** Returns an answer that ends the command. */
  public static CommandAnswer done(Object result) {
    return new CommandAnswer(List.of(), List.of(), null, result);
  }

  /** Returns an answer after which the command waits and asks again. */
  public static CommandAnswer again(int seconds) {
    return new CommandAnswer(List.of(), List.of(), seconds, null);
  }

  /** Returns an answer after which the command uploads files and asks again. */
  public static CommandAnswer wanting(List<Upload> files) {
    return new CommandAnswer(List.of(), files, 0, null);
  }

  /** Returns the same with one more message. */
  public CommandAnswer saying(String message) {
    List<String> more = new ArrayList<>(messages);
    more.add(message);
    return new CommandAnswer(more, uploads, againAfterSeconds, result);
  }
}
