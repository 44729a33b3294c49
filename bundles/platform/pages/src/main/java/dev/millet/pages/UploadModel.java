package dev.millet.pages;

import java.util.function.UnaryOperator;

/**
 * A place to choose files that are uploaded at once.
 *
 * @param target what the files are for, as the purpose names it
 * @param script the URL of the script that sends them
 * @param texts the shell's texts in the reader's language, by key
 */
public record UploadModel(
    String purpose, String target, String script, UnaryOperator<String> texts) {

  /** Returns the id of the input. */
  public String id() {
    return "upload-" + purpose.replace('.', '-') + '-' + target;
  }

  /** Returns a text. */
  public String text(String key) {
    return texts.apply(key);
  }
}
