package dev.millet.site.texts;

import dev.millet.api.forms.Input;
import dev.millet.api.pages.Html;
import java.time.Instant;

/** The models of the pages about texts. */
public final class TextModel {

  private TextModel() {}

  /**
   * A text to read.
   *
   * @param title its heading
   * @param language the tag of the language it is in
   */
  public record Shown(String title, String language, Html body, Instant changedAt) {}

  /**
   * A text to write.
   *
   * @param version the version that can be read; 0 where none can
   * @param base the version that the form is based on
   */
  public record Edited(
      String kind, String title, int version, String base, Input<TextForm> input) {}
}
