package dev.millet.api.commands;

import java.util.List;
import java.util.Optional;

/**
 * The arguments that a command was given, as its route reads them: {@code
 * request.json(CommandRequest.class)}. None of them is checked but that a value belongs to an
 * option of the command.
 *
 * @param values the texts, flags and documents
 * @param files the files of the machine on which the command runs
 * @since 1.1
 */
public record CommandRequest(List<Value> values, List<LocalFile> files) {

  public CommandRequest {
    values = values == null ? List.of() : List.copyOf(values);
    files = files == null ? List.of() : List.copyOf(files);
  }

  /**
   * A value of an option.
   *
   * @param option the name of the option
   * @param key what stood before it; empty where nothing did
   * @param text the text or the content of the document; empty for a flag
   */
  public record Value(String option, String key, String text) {

    public Value {
      option = option == null ? "" : option;
      key = key == null ? "" : key;
      text = text == null ? "" : text;
    }
  }

  /**
   * A file that can be uploaded.
   *
   * @param option the name of the option
   * @param key what stood before its path; empty where nothing did
   * @param name the last segment of its path
   * @param length in bytes
   * @param sha256 in lower-case hex digits
   */
  public record LocalFile(String option, String key, String name, long length, String sha256) {

    public LocalFile {
      option = option == null ? "" : option;
      key = key == null ? "" : key;
      name = name == null ? "" : name;
      sha256 = sha256 == null ? "" : sha256;
    }
  }

  /** Returns the values of an option, in the order in which they were given. */
  public List<Value> all(String option) {
    return values.stream().filter(value -> value.option().equals(option)).toList();
  }

  /** Returns the last value of an option. */
  public Optional<String> text(String option) {
    List<Value> all = all(option);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).text());
  }

  /** Returns whether an option was given. */
  public boolean has(String option) {
    return values.stream().anyMatch(value -> value.option().equals(option));
  }
}
